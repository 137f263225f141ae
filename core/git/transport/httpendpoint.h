// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/transport/endpoint.h"

namespace slipway::git {

class ConnectionPool;
class HttpConnection;
class HttpExchange;
struct HttpRequest;
class Operation;

// A Git server over HTTP or HTTPS (gitprotocol-http, "smart"). Only the first
// request follows redirects, at most five, never from https to http; the
// credential (or what the URL holds as user and password) goes to its own
// origin only, and at once: no request is made to be refused. Proxies come from
// the environment (libcurl). Errors: GitUnreachable, GitTls (subject = host),
// GitAuth, GitNotFound, GitFailed (subject = URL without password).
class HttpEndpoint final : public Endpoint
{
public:
    HttpEndpoint(const Remote &remote, ConnectionPool &pool, Operation &operation);
    ~HttpEndpoint() override;

    Result<std::unique_ptr<Exchange>> advertisement() override;
    Result<std::unique_ptr<Exchange>> uploadPack(const QByteArray &request) override;
    QString movedTo() const override { return m_movedTo; }

private:
    HttpRequest requestFor(const QByteArray &url) const;
    bool isSignedIn() const;
    Result<> checkAnswer(const HttpExchange &exchange, const char *wantedType) const;
    Result<QByteArray> redirectedBase(const HttpExchange &exchange) const;

    ConnectionPool &m_pool;
    Operation &m_operation;
    std::unique_ptr<HttpConnection> m_connection;
    QByteArray m_base; // without trailing slash; moves with redirects
    QByteArray m_caFile;
    QByteArray m_caPem;
    std::shared_ptr<const GitCredential> m_credential; // null where it is not for HTTP
    QByteArray m_credentialOrigin;
    QByteArray m_user;
    QString m_displayUrl;
    QString m_movedTo;
};

} // namespace slipway::git
