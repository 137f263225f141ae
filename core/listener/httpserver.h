// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/listener/access.h"
#include "core/listener/guard.h"
#include "core/listener/listener.h"
#include "core/listener/mailbox.h"
#include "core/listener/router.h"
#include "core/listener/tokenlimiter.h"
#include "core/model/audit.h"

#include <QAbstractHttpServer>
#include <QHttpServerResponder>
#include <QPointer>
#include <memory>
#include <unordered_map>

namespace slipway {
class TokenService;
}

namespace slipway::listener {

// The HTTP side of the listener: takes requests from Qt's server, checks Host
// and token, hands them to the router, writes the answers. Each request is an
// Exchange that stays here until it is answered; whoever answers has only its
// number, so a client that left costs nothing. Made, used and deleted on the
// listener thread.
class HttpServer final : public QAbstractHttpServer
{
    Q_OBJECT
public:
    HttpServer(const Router &router, const TokenService &tokens, const Limits &limits);
    ~HttpServer() override;

    // Told of each change that was made, with who made it; set before listen().
    void onChange(std::function<void(const AuditEntry &)> callback) { m_changed = std::move(callback); }

    // Conflict where the port is taken, InvalidInput for an address that is none.
    Result<> listen(const ListenOptions &options);
    QHostAddress address() const;
    quint16 port() const;
    QString url() const;

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override {}
#endif

private:
    struct Exchange {
        QHttpServerResponder responder;
        QPointer<Connection> connection;
        AuditEntry change{}; // of calls that change something
    };
    void take(const QHttpServerRequest &request, Connection *connection, QHttpServerResponder responder);
    void dispatch(const QHttpServerRequest &request, quint64 exchange, const Reply &reply);
    // The token that lets it in; else it is answered.
    std::optional<Token> admit(const QHttpServerRequest &request, const Reply &reply);
    void finish(quint64 exchange, const Answer &answer);
    static void write(QHttpServerResponder &responder, const Answer &answer, bool isClosing);

    const Router &m_router;
    const TokenService &m_tokens;
    const Limits m_limits;
    std::unique_ptr<HostCheck> m_hosts;
    QString m_baseUrl;
    GuardServer *m_guard = nullptr; // child; the base class owns it
    std::shared_ptr<Mailbox> m_mailbox;
    std::unordered_map<quint64, Exchange> m_exchanges;
    quint64 m_lastExchange = 0;
    TokenLimiter m_wrongTokens;
    std::function<void(const AuditEntry &)> m_changed;
};

} // namespace slipway::listener
