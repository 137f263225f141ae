// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <memory>

namespace slipway::tests {

struct HttpAnswer {
    int status = 0; // 0 = closed without an answer
    QByteArray head;
    QByteArray body;
    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    QString error() const { return object().value(QStringLiteral("error")).toString(); }
};

// A plain blocking HTTP client that sends exactly what it is told to, wrong
// things included. One connection a call.
class HttpClient
{
public:
    HttpClient(quint16 port, QByteArray token = {})
        : m_port(port)
        , m_token(std::move(token))
    {
    }

    std::unique_ptr<QTcpSocket> connected() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QStringLiteral("127.0.0.1"), m_port);
        socket->waitForConnected(5000);
        return socket;
    }

    // What call() would send.
    QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                       const QByteArray &headers = {}) const
    {
        QByteArray bytes = method + ' ' + path + " HTTP/1.1\r\n";
        if (!headers.toLower().contains("host:"))
            bytes += "Host: 127.0.0.1\r\n";
        if (!m_token.isEmpty() && !headers.toLower().contains("authorization:"))
            bytes += "Authorization: Bearer " + m_token + "\r\n";
        if (!body.isEmpty() && !headers.toLower().contains("content-type:"))
            bytes += "Content-Type: application/json\r\n";
        if (!body.isEmpty() || method != "GET")
            bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return bytes + headers + "\r\n" + body;
    }

    HttpAnswer call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                    const QByteArray &headers = {}) const
    {
        return raw(request(method, path, body, headers + "Connection: close\r\n"));
    }
    HttpAnswer json(const QByteArray &method, const QByteArray &path, const QJsonObject &body) const
    {
        return call(method, path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }

    // Sends these bytes and reads until the server closes or has answered in full.
    HttpAnswer raw(const QByteArray &bytes, int timeoutMs = 30'000) const
    {
        const auto socket = connected();
        socket->write(bytes);
        return read(*socket, timeoutMs);
    }

    static HttpAnswer read(QTcpSocket &socket, int timeoutMs = 30'000)
    {
        QByteArray all;
        for (;;) {
            all += socket.readAll();
            if (isComplete(all) || !socket.waitForReadyRead(timeoutMs))
                break;
        }
        all += socket.readAll();
        while (all.startsWith("HTTP/1.1 100"))
            all = all.mid(all.indexOf("\r\n\r\n") + 4);
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return {};
        return {all.mid(9, 3).toInt(), all.left(end), all.mid(end + 4)};
    }

private:
    static bool isComplete(const QByteArray &all)
    {
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0 || all.startsWith("HTTP/1.1 100"))
            return false;
        const QByteArray head = all.left(end).toLower() + "\r\n";
        const qsizetype at = head.indexOf("content-length: ");
        return at >= 0 && all.size() - end - 4 >= head.mid(at + 16, head.indexOf("\r\n", at) - at - 16).toLongLong();
    }

    quint16 m_port;
    QByteArray m_token;
};

} // namespace slipway::tests
