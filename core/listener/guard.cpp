// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/guard.h"

#include "core/base/logging.h"
#include "core/listener/requesthead.h"

#include <QHostAddress>
#include <QSslSocket>
#include <algorithm>

namespace slipway::listener {

namespace {

constexpr std::chrono::seconds kDrainTime{2};
// Many may come at once; who finds no place in the line tries again only after a second.
constexpr int kBacklog = 1024;

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Service Unavailable";
    }
}

} // namespace

Connection::Connection(const Limits &limits, GuardServer &guard, QTcpSocket *socket)
    : QObject(socket)
    , m_limits(limits)
    , m_guard(guard)
    , m_socket(*socket)
{
    // The server reads in a transaction, which keeps the whole request in this buffer.
    m_socket.setReadBufferSize(2 * (limits.headerBytes + std::max(limits.bodyBytes, limits.webhookBytes)));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::timeOut);
    // Connected first, so that this runs before the HTTP server reads.
    connect(&m_socket, &QTcpSocket::readyRead, this, &Connection::inspect);
    m_timer.start(limits.arrival);
}

void Connection::inspect()
{
    const QByteArray fresh = m_socket.peek(m_socket.bytesAvailable());
    if (fresh.isEmpty())
        return;
    switch (m_phase) {
    case Phase::Idle:
        m_phase = Phase::Head;
        m_timer.start(m_limits.arrival);
        [[fallthrough]];
    case Phase::Head:
        inspectHead(fresh);
        break;
    case Phase::Body:
        m_bodyBytes += fresh.size();
        break;
    case Phase::Busy:
    case Phase::Refused:
        return;
    }
    // A declared length was checked with the headers; what lies beyond it is the next request.
    if (m_phase == Phase::Body && m_isChunked && m_bodyBytes > m_bodyLimit)
        refuse(413, "The body is larger than this server takes.");
    else if (m_phase == Phase::Body && !m_guard.makeRoomFor(this))
        refuse(503, "Too much is being sent at once.");
}

void Connection::inspectHead(const QByteArray &fresh)
{
    m_head += fresh;
    const auto isBlank = [](char c) { return c == '\r' || c == '\n' || c == ' ' || c == '\t' || c == '\v'; };
    m_head.remove(0, std::find_if_not(m_head.cbegin(), m_head.cend(), isBlank) - m_head.cbegin());
    const qsizetype end = RequestHead::endIn(m_head);
    if (end > m_limits.headerBytes || (end < 0 && m_head.size() > m_limits.headerBytes)) {
        refuse(431, "The request line and headers are larger than this server takes.");
        return;
    }
    if (end < 0)
        return;
    m_phase = Phase::Body;
    m_bodyBytes = m_head.size() - end;
    inspectHeaders(m_head.left(end));
    m_head.clear();
}

void Connection::inspectHeaders(const QByteArray &bytes)
{
    const RequestHead head = RequestHead::parse(bytes, m_limits);
    m_isChunked = head.isChunked;
    m_isClosing = head.isClosing;
    m_bodyLimit = head.bodyLimit;
    if (head.status != 0)
        refuse(head.status, head.sentence);
    else if (head.isExpecting && m_bodyBytes == 0)
        m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
}

void Connection::requestArrived()
{
    m_phase = Phase::Busy;
    m_timer.stop();
    m_socket.blockSignals(true);
}

void Connection::answered()
{
    if (m_phase != Phase::Busy)
        return;
    m_phase = Phase::Idle;
    m_bodyBytes = 0;
    m_socket.blockSignals(false);
    if (m_socket.state() != QAbstractSocket::ConnectedState) {
        m_socket.deleteLater(); // the client left meanwhile; the server was not told
        return;
    }
    if (m_isClosing) {
        m_socket.disconnectFromHost();
        return;
    }
    m_timer.start(m_limits.idle);
    if (m_socket.bytesAvailable() > 0)
        QMetaObject::invokeMethod(&m_socket, &QTcpSocket::readyRead, Qt::QueuedConnection);
}

void Connection::refuse(int status, const QByteArray &sentence)
{
    m_phase = Phase::Refused;
    m_head.clear();
    m_bodyBytes = 0;
    // From here on the bytes are ours alone: read and dropped for a moment, so that the client can
    // read the answer before the connection is reset.
    disconnect(&m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    if (m_socket.isTransactionStarted())
        m_socket.commitTransaction();
    connect(&m_socket, &QTcpSocket::readyRead, this, &Connection::drain);
    const QByteArray body = "{\"error\":\"" + sentence + "\"}";
    m_socket.write("HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) +
                   "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n\r\n" + body);
    m_timer.start(kDrainTime);
    drain();
}

void Connection::drain()
{
    m_socket.skip(m_socket.bytesAvailable());
}

void Connection::timeOut()
{
    if (m_phase == Phase::Head || m_phase == Phase::Body)
        refuse(408, "The request did not arrive in time.");
    else
        m_socket.abort();
}

GuardServer::GuardServer(const Limits &limits, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
{
    setListenBacklogSize(kBacklog);
}

Connection *GuardServer::find(const QHostAddress &address, quint16 port) const
{
    const auto it = std::find_if(m_connections.cbegin(), m_connections.cend(), [&](const Connection *connection) {
        return connection->socket().peerPort() == port && connection->socket().peerAddress() == address;
    });
    return it == m_connections.cend() ? nullptr : *it;
}

Connection *GuardServer::find(const QTcpSocket *socket) const
{
    const auto it = std::find_if(m_connections.cbegin(), m_connections.cend(),
                                 [&](const Connection *connection) { return &connection->socket() == socket; });
    return it == m_connections.cend() ? nullptr : *it;
}

bool GuardServer::makeRoom(const QHostAddress &address)
{
    int open = 0;
    int ofAddress = 0;
    Connection *oldest = nullptr;
    Connection *oldestOfAddress = nullptr;
    for (Connection *connection : std::as_const(m_connections)) {
        if (connection->socket().state() != QAbstractSocket::ConnectedState)
            continue;
        ++open;
        if (connection->isBusy())
            continue;
        if (!oldest)
            oldest = connection;
        if (connection->socket().peerAddress() == address) {
            ++ofAddress;
            if (!oldestOfAddress)
                oldestOfAddress = connection;
        }
    }
    if (ofAddress >= m_limits.connectionsPerAddress) {
        oldestOfAddress->socket().abort();
        return true;
    }
    if (open < m_limits.connections)
        return true;
    if (oldest)
        oldest->socket().abort();
    return oldest != nullptr;
}

bool GuardServer::makeRoomFor(const Connection *connection)
{
    qint64 held = 0;
    Connection *oldest = nullptr;
    for (Connection *one : std::as_const(m_connections)) {
        held += one->heldBytes();
        if (!oldest && one != connection && !one->isBusy() && one->heldBytes() > 0)
            oldest = one;
    }
    if (held <= m_limits.totalBytes)
        return true;
    if (!oldest)
        return false;
    oldest->refuse(503, "Too much is being sent at once.");
    return makeRoomFor(connection);
}

void GuardServer::incomingConnection(qintptr handle)
{
    auto *tls = m_tls ? new QSslSocket(this) : nullptr;
    QTcpSocket *socket = tls ? tls : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(handle)) {
        delete socket;
        return;
    }
    auto *connection = new Connection(m_limits, *this, socket);
    // Its handshake counts as a part of the request: the time for both is the same.
    if (tls) {
        tls->setSslConfiguration(*m_tls);
        tls->startServerEncryption();
    }
    if (!makeRoom(socket->peerAddress())) {
        qCWarning(lcListener) << "All" << m_limits.connections << "connections are waiting for an answer; refusing one";
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connection->refuse(503, "Too many requests are waiting.");
        return;
    }
    m_connections.append(connection);
    connect(connection, &QObject::destroyed, this, [this, connection] { m_connections.removeOne(connection); });
    addPendingConnection(socket);
}

} // namespace slipway::listener
