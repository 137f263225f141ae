// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/bubbles.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QHash>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAnswerMs = 5000;
constexpr int kServersOwnTime = -1;
constexpr uchar kUrgencyNormal = 1;
constexpr uchar kUrgencyCritical = 2;

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
const QString kDesktopEntry = u"io.github.slipway.Slipway"_s;

QDBusPendingCall call(const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kService, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().asyncCall(message, kAnswerMs);
}

} // namespace

struct Bubbles::Private {
    QHash<uint, Notification> open; // by the server's id
    uint idOf(const Notification &notification) const
    {
        for (auto one = open.cbegin(); one != open.cend(); ++one) {
            if (one->stacks == notification.stacks)
                return one.key();
        }
        return 0;
    }
};

Bubbles::Bubbles(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this,
                SLOT(takeAction(uint, QString))); // clazy:exclude=connect-not-normalized
    bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this,
                SLOT(takeClosed(uint, uint))); // clazy:exclude=connect-not-normalized
}

Bubbles::~Bubbles() = default;

void Bubbles::show(const Notification &notification)
{
    if (!QDBusConnection::sessionBus().isConnected()) {
        Q_EMIT notShown(notification);
        return;
    }
    // Asked each time: the server may be another one by now, and this is rare.
    auto *watcher = new QDBusPendingCallWatcher(call(u"GetCapabilities"_s, {}), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, notification] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isError())
            Q_EMIT notShown(notification);
        else
            send(notification, reply.value());
    });
}

void Bubbles::send(const Notification &notification, const QStringList &capabilities)
{
    QStringList actions;
    if (capabilities.contains(u"actions"_s)) {
        actions << u"default"_s << tr("Show") << u"show"_s << tr("Show");
        if (notification.canRetry)
            actions << u"retry"_s << tr("Retry");
    }
    const QString text =
        capabilities.contains(u"body-markup"_s) ? notification.text.toHtmlEscaped() : notification.text;
    const bool isUrgent = notification.kind == NotificationKind::NeedsYou;
    const QVariantMap hints{{u"desktop-entry"_s, kDesktopEntry},
                            {u"urgency"_s, QVariant::fromValue(isUrgent ? kUrgencyCritical : kUrgencyNormal)}};
    auto *watcher =
        new QDBusPendingCallWatcher(call(u"Notify"_s, {u"Slipway"_s, d->idOf(notification), kDesktopEntry,
                                                       notification.title, text, actions, hints, kServersOwnTime}),
                                    this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, notification] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError()) {
            Q_EMIT notShown(notification);
            return;
        }
        d->open.insert(reply.value(), notification);
        Q_EMIT shown(notification);
    });
}

void Bubbles::takeAction(uint id, const QString &action)
{
    if (!d->open.contains(id))
        return;                                          // another program's
    const Notification notification = d->open.value(id); // a copy: what is told may close it
    if (action == "retry"_L1)
        Q_EMIT retryRequested(notification);
    else
        Q_EMIT showRequested(notification);
}

void Bubbles::takeClosed(uint id, uint)
{
    d->open.remove(id);
}

} // namespace slipway::ui
