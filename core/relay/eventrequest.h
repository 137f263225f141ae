// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace slipway::relay {

// One GET that stays open for server-sent events, over libcurl with the
// system's certificates and proxies. Redirects are not followed: the address is
// a secret between this server and us. run() blocks its thread until the
// connection ends; cancel(), from any thread, ends it at once.
class EventRequest
{
public:
    struct Ask {
        QByteArray url;
        QByteArray lastEventId; // empty = none
        QByteArray caPem;       // trusted instead of the system's; empty = the system's
        std::chrono::milliseconds connect;
        std::chrono::milliseconds silence; // without a byte for this long it is dropped
    };
    EventRequest();
    ~EventRequest();
    EventRequest(const EventRequest &) = delete;
    EventRequest &operator=(const EventRequest &) = delete;

    // Why it ended, as a sentence; empty after cancel(). `opened` is told once the server promises events;
    // `received` says false to end it.
    QString run(const Ask &ask, const std::function<void()> &opened,
                const std::function<bool(QByteArrayView bytes)> &received);
    void cancel();
    bool isCancelled() const { return m_isCancelled; }

private:
    struct Transfer;
    static void setUp(const Ask &ask, Transfer *transfer);
    QString follow(std::chrono::milliseconds silence, const Transfer &transfer);
    std::atomic<bool> m_isCancelled = false;
    void *m_multi; // libcurl's
};

} // namespace slipway::relay
