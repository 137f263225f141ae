// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/apiclient.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslSocket>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

constexpr int kConnectMs = 10'000;

Result<ApiAnswer> parsed(const QByteArray &bytes, const QString &place)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    const QByteArray statusLine = bytes.left(bytes.indexOf("\r\n"));
    const int status = statusLine.mid(9, 3).toInt();
    if (headEnd < 0 || !statusLine.startsWith("HTTP/1.") || status == 0) {
        return fail(ErrorCode::ProcessFailed, place,
                    QCoreApplication::translate("CommandLine", "the instance ended before it answered"));
    }
    return ApiAnswer{status, bytes.mid(headEnd + 4)};
}

} // namespace

QString ApiAnswer::error() const
{
    const QString sentence = json().object().value(u"error"_s).toString();
    return sentence.isEmpty()
               ? QCoreApplication::translate("CommandLine", "The instance answered with status %1.").arg(status)
               : sentence;
}

Result<ApiAnswer> ApiClient::get(const QString &path)
{
    return call("GET", path, {});
}

Result<ApiAnswer> ApiClient::post(const QString &path, const QJsonObject &body)
{
    return call("POST", path, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Result<ApiAnswer> ApiClient::remove(const QString &path)
{
    return call("DELETE", path, {});
}

Result<> ApiClient::signIn()
{
    SLIPWAY_ASSIGN(const QJsonObject answer, m_instance.ask({{u"do"_s, u"token"_s}}));
    m_token = answer.value(u"token"_s).toString().toLatin1();
    m_url = QUrl(answer.value(u"url"_s).toString());
    m_fingerprint = answer.value(u"fingerprint"_s).toString();
    if (m_url.isEmpty()) {
        return fail(ErrorCode::EmptyState, u"API"_s,
                    QCoreApplication::translate("CommandLine",
                                                "The running Slipway does not listen, so this command cannot reach it. "
                                                "Start it without --no-listen, or on a free port with --listen."));
    }
    return {};
}

Result<ApiAnswer> ApiClient::call(const QByteArray &method, const QString &path, const QByteArray &body)
{
    if (m_token.isEmpty())
        SLIPWAY_TRY(signIn());
    Result<ApiAnswer> answer = callOnce(method, path, body);
    if (answer && answer->status == 401) {
        SLIPWAY_TRY(signIn());
        answer = callOnce(method, path, body);
    }
    return answer;
}

Result<> ApiClient::connectTo(QSslSocket *socket) const
{
    const auto port = quint16(m_url.port(80));
    if (m_url.scheme() == "https"_L1) {
        // It is this very certificate or none; who signed it says nothing here.
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->connectToHostEncrypted(m_url.host(), port);
        if (!socket->waitForEncrypted(kConnectMs))
            return fail(ErrorCode::ProcessFailed, m_url.toString(), socket->errorString());
        const QByteArray digest = socket->peerCertificate().digest(QCryptographicHash::Sha256);
        if (m_fingerprint.isEmpty() || QString::fromLatin1(digest.toHex(':').toUpper()) != m_fingerprint)
            return fail(ErrorCode::ProcessFailed, m_url.toString(),
                        QCoreApplication::translate("CommandLine", "another program answers there"));
        return {};
    }
    socket->connectToHost(m_url.host(), port);
    if (!socket->waitForConnected(kConnectMs))
        return fail(ErrorCode::ProcessFailed, m_url.toString(), socket->errorString());
    return {};
}

Result<ApiAnswer> ApiClient::callOnce(const QByteArray &method, const QString &path, const QByteArray &body)
{
    QSslSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    SLIPWAY_TRY(connectTo(&socket));
    QByteArray request = method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: " + m_url.authority().toLatin1() +
                         "\r\nAuthorization: Bearer " + m_token + "\r\nConnection: close\r\n";
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    else if (method != "GET")
        request += "Content-Length: 0\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray answer;
    while (socket.waitForReadyRead(-1))
        answer += socket.readAll();
    return parsed(answer + socket.readAll(), m_url.toString());
}

} // namespace slipway
