// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <memory>

namespace slipway::tests {

// A way to the Engine that can be cut: a socket of its own whose connections are
// passed on. Needs the event loop of the thread it lives on.
class EngineGate
{
public:
    explicit EngineGate(const QString &engineSocket)
        : m_engine(engineSocket)
    {
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
            while (QLocalSocket *near = m_server.nextPendingConnection())
                pass(near);
        });
    }
    QString path() const { return m_folder.filePath(QStringLiteral("engine.sock")); }
    bool open()
    {
        QLocalServer::removeServer(path());
        return m_server.listen(path());
    }
    // As if the Engine had died: nobody listens, and what was open breaks off.
    void cut()
    {
        m_server.close();
        const auto sockets = m_server.findChildren<QLocalSocket *>();
        for (QLocalSocket *socket : sockets)
            socket->abort();
    }

private:
    void pass(QLocalSocket *near)
    {
        auto *far = new QLocalSocket(&m_server);
        near->setParent(&m_server);
        join(near, far);
        join(far, near);
        far->connectToServer(m_engine);
    }
    static void join(QLocalSocket *from, QLocalSocket *to)
    {
        QObject::connect(from, &QLocalSocket::readyRead, to, [from, to] { to->write(from->readAll()); });
        QObject::connect(to, &QLocalSocket::connected, from, [from, to] { to->write(from->readAll()); });
        QObject::connect(from, &QLocalSocket::disconnected, to, [from, to] {
            to->disconnectFromServer();
            from->deleteLater();
        });
    }

    QTemporaryDir m_folder;
    QString m_engine;
    QLocalServer m_server;
};

} // namespace slipway::tests
