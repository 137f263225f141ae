// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "httpclient.h"

#include <QFile>
#include <QProcess>
#include <QSslSocket>
#include <QTemporaryDir>

namespace slipway::tests {

// relayserver.py beside this file: a relay on loopback over HTTPS, with its own CA.
class RelayServer
{
public:
    RelayServer()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("python3"), {QStringLiteral(SLIPWAY_RELAY_SERVER), m_folder.path()});
        if (m_process.waitForReadyRead(20'000))
            m_port = m_process.readLine().trimmed().toUShort();
    }
    ~RelayServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    RelayServer(const RelayServer &) = delete;
    RelayServer &operator=(const RelayServer &) = delete;

    quint16 port() const { return m_port; } // 0 = it did not start
    QByteArray url() const { return "https://localhost:" + QByteArray::number(m_port) + channel(); }
    static QByteArray channel() { return "/TheSecretChannel42"; }
    QByteArray caPem() const
    {
        QFile file(m_folder.filePath(QStringLiteral("ca.pem")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    HttpAnswer post(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {}) const
    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
        socket.waitForEncrypted(10'000);
        socket.write(HttpClient(m_port).request("POST", path, body, headers));
        return HttpClient::read(socket, 30'000);
    }
    QJsonObject control(const QJsonObject &wanted = {}) const
    {
        return post("/control", QJsonDocument(wanted).toJson(QJsonDocument::Compact)).object();
    }
    int openStreams() const { return control().value(QStringLiteral("open")).toInt(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace slipway::tests
