// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/limits.h"

#include <QByteArray>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QVector>
#include <optional>

namespace slipway::listener {

class GuardServer;

// One client. Looks at the bytes before the HTTP server does: cuts off what is
// too large (413, 431), malformed (400) or too slow (408), and closes when
// idle. While a request is being answered its signals are held back: that is
// what makes a late answer safe. Qt 6.4's server deletes the socket under a
// pending answer when the client leaves, and would start the next request of a
// pipelining client before this one is answered. Listener thread.
class Connection : public QObject
{
    Q_OBJECT
public:
    // Owned by its socket, which is the guard's.
    Connection(const Limits &limits, GuardServer &guard, QTcpSocket *socket);
    QTcpSocket &socket() const { return m_socket; }

    // The server has a whole request and is about to answer it.
    void requestArrived();
    // The answer is written. Lets the next request in, or closes.
    void answered();
    void refuse(int status, const QByteArray &sentence);

    bool isBusy() const { return m_phase == Phase::Busy; }
    // The client asked for it, by "Connection: close" or by speaking HTTP/1.0.
    bool isClosing() const { return m_isClosing; }
    bool isRefused() const { return m_phase == Phase::Refused; }
    // Of a request that is not answered yet.
    qint64 heldBytes() const { return m_bodyBytes; }

private:
    enum class Phase { Idle, Head, Body, Busy, Refused };
    void inspect();
    void inspectHead(const QByteArray &fresh);
    void inspectHeaders(const QByteArray &head);
    void drain();
    void timeOut();

    const Limits m_limits;
    GuardServer &m_guard;
    QTcpSocket &m_socket;
    Phase m_phase = Phase::Head;
    QByteArray m_head;      // until it is complete
    qint64 m_bodyBytes = 0; // as it came, chunk marks included
    qint64 m_bodyLimit = 0;
    bool m_isChunked = false;
    bool m_isClosing = false;
    QTimer m_timer;
};

// Accepts connections for QHttpServer and keeps their number in bounds. Where
// an address or the whole has too many, the oldest one that is not waiting for
// an answer gives way; so it does where all of them together hold too many
// bytes. Listener thread; owned by HttpServer.
class GuardServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit GuardServer(const Limits &limits, QObject *parent = nullptr);
    // From now on connections are encrypted; before listen().
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    bool isEncrypted() const { return m_tls.has_value(); }
    // Whether what all clients have sent stays in bounds, after the oldest unfinished one gave way.
    bool makeRoomFor(const Connection *connection);
    Connection *find(const QHostAddress &address, quint16 port) const;
    Connection *find(const QTcpSocket *socket) const;

protected:
    void incomingConnection(qintptr handle) override;

private:
    bool makeRoom(const QHostAddress &address);

    const Limits m_limits;
    std::optional<QSslConfiguration> m_tls;
    QVector<Connection *> m_connections; // oldest first
};

} // namespace slipway::listener
