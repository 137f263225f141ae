// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"
#include "core/model/relay.h"
#include "core/relay/eventparser.h"

#include <chrono>
#include <functional>
#include <memory>

namespace slipway::relay {

struct RelayOptions {
    SecretString url;   // relayUrlProblem() has nothing against it
    QByteArray caPem{}; // trusted instead of the system's certificates; empty = the system's
    std::chrono::milliseconds connect = std::chrono::seconds(30);
    std::chrono::milliseconds silence = std::chrono::seconds(90);  // servers say something every 30 s
    std::chrono::milliseconds firstWait = std::chrono::seconds(1); // doubled for each try that fails
    std::chrono::milliseconds longestWait = std::chrono::seconds(60);
    // One that held this long was good: the next wait is the first again.
    std::chrono::milliseconds goodAfter = std::chrono::seconds(10);
    qsizetype mostEventBytes = 64 * 1024 * 1024; // a delivery of 25 MiB may be written in more
};

// Holds a connection to one channel of a relay, on a thread of its own, for as
// long as it lives: connects anew after every end. Events are handed over one
// after the other on that thread; while one is being taken nothing more is
// read, so that at most one is in memory. The address reaches no log and no
// status. The destructor ends the connection at once.
class RelayClient
{
public:
    using OnStatus = std::function<void(const RelayStatus &status)>; // on the thread
    RelayClient(RelayOptions options, EventParser::OnEvent onEvent, OnStatus onStatus);
    ~RelayClient();
    RelayClient(const RelayClient &) = delete;
    RelayClient &operator=(const RelayClient &) = delete;

    void start();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway::relay
