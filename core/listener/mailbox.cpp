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
    QMetaObject::invokeMethod(
        m_target, [deliver = m_deliver, exchange, answer = std::move(answer)] { deliver(exchange, answer); },
        Qt::QueuedConnection);
}

} // namespace slipway::listener
