// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/guard.h"

#include "core/base/logging.h"

#include <QHostAddress>
#include <algorithm>

namespace slipway::listener {

namespace {

constexpr std::chrono::seconds kDrainTime{2};

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

// Where the body begins, or -1. Lines may end in LF alone, as the HTTP server reads them.
qsizetype headEnd(const QByteArray &bytes)
{
    const qsizetype crlf = bytes.indexOf("\n\r\n");
    const qsizetype lf = bytes.indexOf("\n\n");
    if (crlf >= 0 && (lf < 0 || crlf < lf))
        return crlf + 3;
    return lf < 0 ? -1 : lf + 2;
}

} // namespace

Connection::Connection(const Limits &limits, QObject *parent)
    : QTcpSocket(parent)
    , m_limits(limits)
{
    // The server reads in a transaction, which keeps the whole request in this buffer.
    setReadBufferSize(2 * (limits.headerBytes + limits.bodyBytes));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::timeOut);
    // Connected first, so that this runs before the HTTP server reads.
    connect(this, &QTcpSocket::readyRead, this, &Connection::inspect);
    m_timer.start(limits.arrival);
}

void Connection::inspect()
{
    const QByteArray fresh = peek(bytesAvailable());
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
    if (m_phase == Phase::Body && m_isChunked && m_bodyBytes > m_limits.bodyBytes)
        refuse(413, "The body is larger than this server takes.");
}

void Connection::inspectHead(const QByteArray &fresh)
{
    m_head += fresh;
    const auto isBlank = [](char c) { return c == '\r' || c == '\n' || c == ' ' || c == '\t' || c == '\v'; };
    m_head.remove(0, std::find_if_not(m_head.cbegin(), m_head.cend(), isBlank) - m_head.cbegin());
    const qsizetype end = headEnd(m_head);
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

void Connection::inspectHeaders(const QByteArray &head)
{
    QByteArray length;
    bool isExpecting = false;
    m_isChunked = false;
    m_isClosing = head.left(head.indexOf('\n')).trimmed().endsWith("HTTP/1.0");
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        const QByteArray name = line.left(colon).toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-length") {
            const bool isNumber =
                !value.isEmpty() && value.size() <= 18 &&
                std::all_of(value.cbegin(), value.cend(), [](char c) { return c >= '0' && c <= '9'; });
            if (!length.isNull() || !isNumber) {
                refuse(400, "The Content-Length header is not one number.");
                return;
            }
            length = value;
        } else if (name == "transfer-encoding") {
            m_isChunked = true;
        } else if (name == "connection") {
            m_isClosing = value.toLower() == "close" || (m_isClosing && value.toLower() != "keep-alive");
        } else if (name == "expect") {
            isExpecting = value.toLower() == "100-continue";
        }
    }
    if (m_isChunked && !length.isNull())
        refuse(400, "Content-Length and Transfer-Encoding do not go together.");
    else if (length.toLongLong() > m_limits.bodyBytes)
        refuse(413, "The body is larger than this server takes.");
    else if (isExpecting && m_bodyBytes == 0)
        write("HTTP/1.1 100 Continue\r\n\r\n");
}

void Connection::requestArrived()
{
    m_phase = Phase::Busy;
    m_timer.stop();
    blockSignals(true);
}

void Connection::answered()
{
    if (m_phase != Phase::Busy)
        return;
    m_phase = Phase::Idle;
    blockSignals(false);
    if (state() != ConnectedState) {
        deleteLater(); // the client left meanwhile; the server was not told
        return;
    }
    if (m_isClosing) {
        disconnectFromHost();
        return;
    }
    m_timer.start(m_limits.idle);
    if (bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &QTcpSocket::readyRead, Qt::QueuedConnection);
}

void Connection::refuse(int status, const QByteArray &sentence)
{
    m_phase = Phase::Refused;
    m_head.clear();
    // From here on the bytes are ours alone: read and dropped for a moment, so that the client can
    // read the answer before the connection is reset.
    disconnect(this, &QTcpSocket::readyRead, nullptr, nullptr);
    if (isTransactionStarted())
        commitTransaction();
    connect(this, &QTcpSocket::readyRead, this, &Connection::drain);
    const QByteArray body = "{\"error\":\"" + sentence + "\"}";
    write("HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) +
          "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
          QByteArray::number(body.size()) + "\r\n\r\n" + body);
    m_timer.start(kDrainTime);
    drain();
}

void Connection::drain()
{
    skip(bytesAvailable());
}

void Connection::timeOut()
{
    if (m_phase == Phase::Head || m_phase == Phase::Body)
        refuse(408, "The request did not arrive in time.");
    else
        abort();
}

GuardServer::GuardServer(const Limits &limits, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
{
}

Connection *GuardServer::find(const QHostAddress &address, quint16 port) const
{
    const auto it = std::find_if(m_connections.cbegin(), m_connections.cend(), [&](const Connection *connection) {
        return connection->peerPort() == port && connection->peerAddress() == address;
    });
    return it == m_connections.cend() ? nullptr : *it;
}

bool GuardServer::makeRoom(const QHostAddress &address)
{
    int open = 0;
    int ofAddress = 0;
    Connection *oldest = nullptr;
    Connection *oldestOfAddress = nullptr;
    for (Connection *connection : std::as_const(m_connections)) {
        if (connection->state() != QAbstractSocket::ConnectedState)
            continue;
        ++open;
        if (connection->isBusy())
            continue;
        if (!oldest)
            oldest = connection;
        if (connection->peerAddress() == address) {
            ++ofAddress;
            if (!oldestOfAddress)
                oldestOfAddress = connection;
        }
    }
    if (ofAddress >= m_limits.connectionsPerAddress) {
        oldestOfAddress->abort();
        return true;
    }
    if (open < m_limits.connections)
        return true;
    if (oldest)
        oldest->abort();
    return oldest != nullptr;
}

void GuardServer::incomingConnection(qintptr handle)
{
    auto *connection = new Connection(m_limits, this);
    if (!connection->setSocketDescriptor(handle)) {
        delete connection;
        return;
    }
    if (!makeRoom(connection->peerAddress())) {
        qCWarning(lcListener) << "All" << m_limits.connections << "connections are waiting for an answer; refusing one";
        connect(connection, &QTcpSocket::disconnected, connection, &QObject::deleteLater);
        connection->refuse(503, "Too many requests are waiting.");
        return;
    }
    m_connections.append(connection);
    connect(connection, &QObject::destroyed, this, [this, connection] { m_connections.removeOne(connection); });
    addPendingConnection(connection);
}

} // namespace slipway::listener
