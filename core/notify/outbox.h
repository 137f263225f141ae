// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/notify/httpcalls.h"

#include <QHash>
#include <QString>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace slipway::notify {

// Sends messages to targets (any name that tells one from the other), one after the
// other for each, so that their order holds
// and a target that hangs keeps up nobody but itself. What fails by the network, by a
// status of 5xx, 408 or 429 is tried again after the waits given (Retry-After wins);
// any other status is final. At most kMostWaiting messages wait for a target: the
// oldest is given up then. What waits is lost when the program ends. Thread safe;
// `done` is called on the thread of the calls, once for each message.
class Outbox
{
public:
    using Done = std::function<void(const Result<> &)>;
    static constexpr int kMostWaiting = 100;

    explicit Outbox(HttpCalls &calls, std::vector<std::chrono::milliseconds> waits = {
                                          std::chrono::seconds(5), std::chrono::seconds(20), std::chrono::seconds(60),
                                          std::chrono::seconds(180)});
    ~Outbox();
    Outbox(const Outbox &) = delete;
    Outbox &operator=(const Outbox &) = delete;

    void send(const QString &target, HttpRequest request, Done done);
    // What still waits for a target that is gone is given up.
    void forget(const QString &target);

private:
    struct Letter {
        HttpRequest request;
        Done done;
        size_t tries = 0;
    };
    struct Queue {
        std::deque<Letter> letters;
        bool isBusy = false; // the first is under way, or waits for its next try
    };
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace slipway::notify
