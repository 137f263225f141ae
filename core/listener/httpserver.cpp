// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/httpserver.h"

#include "core/base/logging.h"
#include "core/listener/answers.h"
#include "core/services/tokenservice.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QUrl>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

Method methodOf(const QHttpServerRequest &request)
{
    switch (request.method()) {
    case QHttpServerRequest::Method::Get:
        return Method::Get;
    case QHttpServerRequest::Method::Post:
        return Method::Post;
    case QHttpServerRequest::Method::Put:
        return Method::Put;
    case QHttpServerRequest::Method::Delete:
        return Method::Delete;
    default:
        return Method::Other;
    }
}

HeaderList headersOf(const QHttpServerRequest &request)
{
    HeaderList headers;
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    const auto all = request.headers();
    for (const auto &[name, value] : all)
        headers.append({name, value});
#else
    const QHttpHeaders &all = request.headers();
    for (qsizetype i = 0; i < all.size(); ++i)
        headers.append({QByteArray(all.nameAt(i).data(), all.nameAt(i).size()), all.valueAt(i).toByteArray()});
#endif
    return headers;
}

Result<QSslConfiguration> tlsConfiguration(const TlsIdentity &identity)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(identity.certificatePem, QSsl::Pem);
    QByteArray pem = identity.key.reveal().toByteArray();
    QSslKey key(pem, QSsl::Ec);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Rsa);
    pem.fill('\0');
    if (chain.isEmpty() || key.isNull())
        return fail(ErrorCode::InvalidInput, u"TLS"_s,
                    QCoreApplication::translate("Listener", "The certificate or its key cannot be read."));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients show a token, not a certificate
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    return tls;
}

QByteArray mediaType(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

} // namespace

HttpServer::HttpServer(const Router &router, const TokenService &tokens, const Limits &limits)
    : m_router(router)
    , m_tokens(tokens)
    , m_limits(limits)
    , m_mailbox(
          std::make_shared<Mailbox>(this, [this](quint64 exchange, const Answer &answer) { finish(exchange, answer); }))
{
}

HttpServer::~HttpServer()
{
    m_mailbox->close();
    // Who still waits is told, as far as the network takes it now.
    while (!m_exchanges.empty()) {
        const auto first = m_exchanges.begin();
        const QPointer<Connection> connection = first->second.connection;
        finish(first->first, jsonAnswer({{u"success"_s, false}, {u"error"_s, u"Slipway is closing."_s}}, 503));
        if (connection)
            connection->socket().flush();
    }
}

Result<> HttpServer::listen(const ListenOptions &options)
{
    const QString place = options.address + u':' + QString::number(options.port);
    const QHostAddress address =
        options.address == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(options.address);
    if (address.isNull())
        return fail(ErrorCode::InvalidInput, place,
                    QCoreApplication::translate("Listener", "%1 is not an address to listen on.").arg(place));
    m_guard = new GuardServer(m_limits, this);
    if (!m_guard->listen(address, options.port)) {
        if (m_guard->serverError() == QAbstractSocket::AddressInUseError) {
            return fail(ErrorCode::Conflict, place,
                        QCoreApplication::translate(
                            "Listener", "Another program already listens on %1. Choose another address with "
                                        "--listen, or 0 as its port for a free one.")
                            .arg(place));
        }
        return fail(ErrorCode::InvalidInput, place,
                    QCoreApplication::translate("Listener", "%1 cannot be listened on: %2.")
                        .arg(place, m_guard->errorString()));
    }
    if (options.tls) {
        const auto tls = tlsConfiguration(*options.tls);
        if (!tls)
            return fail(tls.error());
        m_guard->setTls(*tls);
    }
    bind(m_guard);
    m_hosts = std::make_unique<HostCheck>(options.address, options.publicUrl);
    m_baseUrl = options.publicUrl.isEmpty() ? url() : options.publicUrl;
    while (m_baseUrl.endsWith(u'/'))
        m_baseUrl.chop(1);
    return {};
}

quint16 HttpServer::port() const
{
    return m_guard ? m_guard->serverPort() : quint16(0);
}

QString HttpServer::url() const
{
    if (!m_guard)
        return {};
    QHostAddress address = m_guard->serverAddress();
    // "All addresses" is no address to connect to.
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4)
        address = QHostAddress(QHostAddress::LocalHost);
    else if (address == QHostAddress::AnyIPv6)
        address = QHostAddress(QHostAddress::LocalHostIPv6);
    QUrl url;
    url.setScheme(m_guard->isEncrypted() ? u"https"_s : u"http"_s);
    url.setHost(address.toString());
    url.setPort(m_guard->serverPort());
    return url.toString();
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
bool HttpServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    take(request, m_guard->find(socket), makeResponder(request, socket));
    return true;
}
#else
bool HttpServer::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    take(request, m_guard->find(request.remoteAddress(), request.remotePort()), std::move(responder));
    return true;
}
#endif

void HttpServer::take(const QHttpServerRequest &request, Connection *connection, QHttpServerResponder responder)
{
    if (!connection || connection->isRefused())
        return;
    connection->requestArrived();
    const quint64 exchange = ++m_lastExchange;
    m_exchanges.emplace(exchange, Exchange{std::move(responder), connection});
    dispatch(request, exchange, Reply(m_mailbox, exchange));
}

std::optional<Token> HttpServer::admit(const QHttpServerRequest &request, const Reply &reply)
{
    const QByteArray secret =
        bearerOf(request.value(QByteArrayLiteral("authorization")), request.value(QByteArrayLiteral("cookie")));
    std::optional<Token> token = secret.isEmpty() ? std::nullopt : m_tokens.check(secret);
    if (token)
        return token;
    const auto wait = secret.isEmpty()
                          ? std::chrono::seconds(0)
                          : m_wrongTokens.wrong(request.remoteAddress().toString(), std::chrono::steady_clock::now());
    if (wait.count() > 0) {
        Answer answer = sentenceAnswer(429, u"Too many wrong tokens came from this address. Wait a minute."_s);
        answer.headers.append({QByteArrayLiteral("Retry-After"), QByteArray::number(qint64(wait.count()))});
        reply.send(std::move(answer));
        return {};
    }
    Answer answer = sentenceAnswer(401, u"A valid API token is needed."_s);
    answer.headers.append({QByteArrayLiteral("WWW-Authenticate"), QByteArrayLiteral("Bearer")});
    reply.send(std::move(answer));
    return {};
}

void HttpServer::dispatch(const QHttpServerRequest &request, quint64 exchange, const Reply &reply)
{
    Request taken{.method = methodOf(request),
                  .path = request.url().path(),
                  .query = request.query(),
                  .contentType = mediaType(request.value(QByteArrayLiteral("content-type"))),
                  .body = request.body(),
                  .token = {},
                  .headers = {},
                  .sender = request.remoteAddress().toString(),
                  .baseUrl = m_baseUrl};
    const Router::Match match = m_router.match(taken.method, taken.path);
    if (match.route && match.route->isWebhook) {
        // Any Host: the proof decides.
        taken.headers = headersOf(request);
        match.route->handler(taken, match.id, reply);
        return;
    }
    if (!m_hosts->isAllowed(request.value(QByteArrayLiteral("host")))) {
        reply.send(sentenceAnswer(421, u"This host name is not one this server answers to."_s));
        return;
    }
    const bool isOpen =
        (match.route && match.route->permission.isEmpty()) || (!match.route && !taken.path.startsWith("/api/"_L1));
    if (!isOpen) {
        const std::optional<Token> token = admit(request, reply);
        if (!token)
            return;
        taken.token = *token;
    }
    if (!match.route) {
        Answer answer = match.allowed.isEmpty() ? sentenceAnswer(404, u"There is nothing at this address."_s)
                                                : sentenceAnswer(405, u"This address does not take this method."_s);
        if (!match.allowed.isEmpty())
            answer.headers.append({QByteArrayLiteral("Allow"), match.allowed});
        reply.send(std::move(answer));
        return;
    }
    if (!isOpen && !isPermitted(taken.token, match.route->permission)) {
        reply.send(sentenceAnswer(403, u"This token does not have the permission %1."_s.arg(match.route->permission)));
        return;
    }
    if (!taken.body.isEmpty() && taken.contentType != "application/json") {
        reply.send(sentenceAnswer(415, u"The body must be JSON (Content-Type: application/json)."_s));
        return;
    }
    if (taken.method != Method::Get)
        m_exchanges.at(exchange).change = {.at = {},
                                           .who = taken.token.name,
                                           .sender = taken.sender,
                                           .action = QString::fromLatin1(methodName(taken.method)),
                                           .subject = taken.path};
    match.route->handler(taken, match.id, reply);
}

void HttpServer::finish(quint64 exchange, const Answer &answer)
{
    const auto found = m_exchanges.find(exchange);
    if (found == m_exchanges.end())
        return;
    Exchange taken = std::move(found->second);
    m_exchanges.erase(found);
    if (answer.status < 400 && !taken.change.action.isEmpty() && m_changed) {
        taken.change.status = answer.status;
        m_changed(taken.change);
    }
    if (!taken.connection)
        return;
    if (taken.connection->socket().state() == QAbstractSocket::ConnectedState)
        write(taken.responder, answer, taken.connection->isClosing());
    // Now, not by another turn of the event loop.
    taken.connection->socket().flush();
    taken.connection->answered();
}

void HttpServer::write(QHttpServerResponder &responder, const Answer &answer, bool isClosing)
{
    const auto status = static_cast<QHttpServerResponder::StatusCode>(answer.status);
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    responder.writeStatusLine(status);
    responder.writeHeader(QByteArrayLiteral("Content-Type"), answer.mimeType);
    responder.writeHeader(QByteArrayLiteral("Content-Length"), QByteArray::number(answer.body.size()));
    responder.writeHeader(QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store"));
    responder.writeHeader(QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff"));
    if (isClosing)
        responder.writeHeader(QByteArrayLiteral("Connection"), QByteArrayLiteral("close"));
    for (const auto &[name, value] : answer.headers)
        responder.writeHeader(name, value);
    responder.writeBody(answer.body);
#else
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.mimeType);
    headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "no-store");
    headers.append(QHttpHeaders::WellKnownHeader::XContentTypeOptions, "nosniff");
    if (isClosing)
        headers.append(QHttpHeaders::WellKnownHeader::Connection, "close");
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    responder.write(answer.body, headers, status);
#endif
}

} // namespace slipway::listener
