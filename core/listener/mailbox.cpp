// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/mailbox.h"

#include <QMetaObject>
#include <QMutexLocker>
#include <QObject>
#include <QThread>

namespace slipway::listener {

Mailbox::Mailbox(QObject *target, Deliver deliver)
    : m_target(target)
    , m_deliver(std::move(deliver))
{
}

void Mailbox::close()
{
    const QMutexLocker lock(&m_mutex);
    m_target = nullptr;
    m_posted.clear();
}

void Mailbox::post(quint64 exchange, Answer answer)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_target)
        return;
    // Queued from another thread; on the listener's own it is written at once, outside the lock's reach of others.
    if (m_target->thread() == QThread::currentThread()) {
        m_deliver(exchange, answer);
        return;
    }
    m_posted.emplace_back(exchange, std::move(answer));
    // The target holds the mailbox, and what is queued for it goes with it.
    if (m_posted.size() == 1)
        QMetaObject::invokeMethod(
            m_target, [this] { deliverPosted(); }, Qt::QueuedConnection);
}

void Mailbox::deliverPosted()
{
    std::vector<std::pair<quint64, Answer>> posted;
    {
        const QMutexLocker lock(&m_mutex);
        posted.swap(m_posted);
    }
    for (const auto &[exchange, answer] : posted)
        m_deliver(exchange, answer);
}

} // namespace slipway::listener
