// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/instanceclient.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QUrl>

class QSslSocket;

namespace slipway {

struct ApiAnswer {
    int status = 0;
    QByteArray body;
    bool isGood() const { return status >= 200 && status < 300; }
    QJsonDocument json() const { return QJsonDocument::fromJson(body); }
    // The answer's "error" sentence.
    QString error() const;
};

// The running instance's HTTP API for the command line: blocking, one
// connection a call, no limit on how long an answer may take. Its token comes
// from the instance's socket, lives for a minute in memory and is asked for
// again when it has run out.
class ApiClient
{
public:
    explicit ApiClient(QString dataDirectory)
        : m_instance(std::move(dataDirectory))
    {
    }
    // NotFound where no instance runs, EmptyState where it does not listen.
    Result<ApiAnswer> get(const QString &path);
    Result<ApiAnswer> post(const QString &path, const QJsonObject &body = {});
    Result<ApiAnswer> remove(const QString &path);

private:
    Result<ApiAnswer> call(const QByteArray &method, const QString &path, const QByteArray &body);
    Result<ApiAnswer> callOnce(const QByteArray &method, const QString &path, const QByteArray &body);
    Result<> connectTo(QSslSocket *socket) const;
    Result<> signIn();

    InstanceClient m_instance;
    QUrl m_url;
    QString m_fingerprint; // of the certificate, told by the instance itself
    QByteArray m_token;
};

} // namespace slipway
