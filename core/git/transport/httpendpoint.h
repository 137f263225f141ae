// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/transport/endpoint.h"
#include "core/git/transport/httpidentity.h"

namespace slipway::git {

class ConnectionPool;
class HttpConnection;
class HttpExchange;
class Operation;

// A Git server over HTTP or HTTPS (gitprotocol-http, "smart"). Only the first
// request follows redirects, at most five, never from https to http; as
// whom it asks, HttpIdentity knows. Proxies come from
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
    Result<> checkAnswer(const HttpExchange &exchange, const char *wantedType) const;
    Result<QByteArray> redirectedBase(const HttpExchange &exchange) const;

    ConnectionPool &m_pool;
    Operation &m_operation;
    HttpIdentity m_identity;
    std::unique_ptr<HttpConnection> m_connection;
    QByteArray m_base; // without trailing slash; moves with redirects
    QString m_displayUrl;
    QString m_movedTo;
};

} // namespace slipway::git
