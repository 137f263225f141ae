// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <vector>

namespace slipway::tests {

// The other end of calls that Slipway makes to chat servers and forges: a real HTTP/1.1
// server on loopback that keeps what it was asked and answers as told. Lives on the
// test's thread and needs its event loop.
class HttpPeer : public QObject
{
public:
    struct Request {
        QByteArray method;
        QByteArray path;
        QByteArray head; // all header lines, as they came
        QByteArray body;
        QByteArray header(const QByteArray &name) const
        {
            const QList<QByteArray> lines = head.split('\n');
            for (const QByteArray &line : lines) {
                if (line.left(line.indexOf(':')).toLower() == name.toLower())
                    return line.mid(line.indexOf(':') + 1).trimmed();
            }
            return {};
        }
    };
    // status 0: never answers.
    struct Reply {
        int status = 200;
        QByteArray body = "{}";
        QByteArray headers = {}; // "Name: value\r\n"…
    };

    HttpPeer()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }
    QString url(const QString &path = {}) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }

    std::function<Reply(const Request &)> answer = [](const Request &) { return Reply{}; };
    std::vector<Request> requests;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray bytes = socket->property("bytes").toByteArray() + socket->readAll();
        while (true) {
            const qsizetype end = bytes.indexOf("\r\n\r\n");
            Request request;
            request.head = bytes.left(end).replace('\r', "");
            const qsizetype size = request.header("Content-Length").toLongLong();
            if (end < 0 || bytes.size() < end + 4 + size)
                break;
            const QList<QByteArray> first = request.head.left(request.head.indexOf('\n')).split(' ');
            request.method = first.value(0);
            request.path = first.value(1);
            request.body = bytes.mid(end + 4, size);
            bytes = bytes.mid(end + 4 + size);
            requests.push_back(request);
            const Reply reply = answer(request);
            if (reply.status == 0)
                continue;
            socket->write("HTTP/1.1 " + QByteArray::number(reply.status) +
                          " Status\r\nContent-Type: application/json\r\n" + reply.headers +
                          "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
        }
        socket->setProperty("bytes", bytes);
    }

    QTcpServer m_server;
};

} // namespace slipway::tests
