// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/message.h"

#include <QMutex>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

class QObject;

namespace slipway::listener {

// The way back to the listener thread for answers that are made elsewhere
// (worker and run threads). Outlives the server: what is posted after close()
// is dropped. Thread safe.
class Mailbox
{
public:
    using Deliver = std::function<void(quint64 exchange, const Answer &answer)>;
    Mailbox(QObject *target, Deliver deliver);
    // From the target's thread, before the target goes.
    void close();
    void post(quint64 exchange, Answer answer);

private:
    void deliverPosted();
    QMutex m_mutex;
    QObject *m_target;
    Deliver m_deliver;
    std::vector<std::pair<quint64, Answer>> m_posted; // the target is asked once for all of them
};

// Answers one request, once, from any thread; later calls do nothing. Copies
// answer the same request. It may be dropped unanswered only at shutdown.
class Reply
{
public:
    Reply(std::shared_ptr<Mailbox> mailbox, quint64 exchange)
        : m_mailbox(std::move(mailbox))
        , m_exchange(exchange)
    {
    }
    void send(Answer answer) const { m_mailbox->post(m_exchange, std::move(answer)); }

private:
    std::shared_ptr<Mailbox> m_mailbox;
    quint64 m_exchange;
};

} // namespace slipway::listener
