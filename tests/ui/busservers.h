// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QMutex>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QVariantMap>

namespace slipway::tests {

// By hand: an object whose signals Qt exports must live on one thread and outlive its connection.
inline void sendSignal(QDBusConnection &bus, const QString &path, const QString &interface, const QString &name,
                       const QVariantList &arguments)
{
    QDBusMessage signal = QDBusMessage::createSignal(path, interface, name);
    signal.setArguments(arguments);
    if (!bus.send(signal))
        qFatal("the bus does not take %s", qUtf8Printable(name));
}

// The registry of tray icons that a panel has (freedesktop.org "StatusNotifierItem"),
// over the real protocol on the session bus. Start and stop play a panel's restart.
class StatusNotifierWatcher : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)
public:
    // Answers on a thread of its own: Qt waits for some answers.
    StatusNotifierWatcher()
    {
        moveToThread(&m_thread);
        m_thread.start();
    }
    ~StatusNotifierWatcher() override
    {
        stop();
        m_thread.quit();
        m_thread.wait();
    }
    bool start()
    {
        return m_bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), this,
                                    QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllProperties) &&
               m_bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher"));
    }
    void stop()
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_items.clear();
        }
        m_bus.unregisterService(QStringLiteral("org.kde.StatusNotifierWatcher"));
        m_bus.unregisterObject(QStringLiteral("/StatusNotifierWatcher"));
    }
    bool hasHost() const { return true; }
    int protocolVersion() const { return 0; }
    QStringList items() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_items;
    }
    QDBusConnection &bus() { return m_bus; }

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_items << service;
        }
        sendSignal(m_bus, QStringLiteral("/StatusNotifierWatcher"), QStringLiteral("org.kde.StatusNotifierWatcher"),
                   QStringLiteral("StatusNotifierItemRegistered"), {service});
    }
    void RegisterStatusNotifierHost(const QString &) {}

private:
    mutable QMutex m_mutex;
    QStringList m_items;
    QThread m_thread;
    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("panel"));
};

// A notification server that does what the test says (Desktop Notifications
// Specification 1.2), over the real protocol on the session bus.
class NotificationServer : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        uint id;
        uint replaces;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };
    QStringList capabilities{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};
    QVector<Shown> shown;

    bool start()
    {
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                    QDBusConnection::ExportAllSlots) &&
               m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    void stop()
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
    }

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        const uint id = replaces != 0 ? replaces : uint(shown.size()) + 1;
        shown.append({id, replaces, title, text, actions, hints});
        return id;
    }

public:
    void invoke(uint id, const QString &action)
    {
        sendSignal(m_bus, QStringLiteral("/org/freedesktop/Notifications"),
                   QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("ActionInvoked"), {id, action});
    }

private:
    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("server"));
};

} // namespace slipway::tests
