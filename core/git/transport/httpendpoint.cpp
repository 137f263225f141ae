// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/httpendpoint.h"

#include "core/git/operation.h"
#include "core/git/transport/connectionpool.h"
#include "core/git/transport/httpexchange.h"

#include <QUrl>
#include <array>
#include <utility>

namespace slipway::git {

namespace {

constexpr char kLookPath[] = "/info/refs?service=git-upload-pack";
constexpr int kMostRedirects = 5;

// Gives back the connection's state to the pool only while it is sound.
class PooledExchange final : public Exchange
{
public:
    PooledExchange(std::unique_ptr<HttpExchange> exchange, std::unique_ptr<HttpConnection> &connection)
        : m_exchange(std::move(exchange))
        , m_connection(connection)
    {
    }
    ~PooledExchange() override
    {
        m_exchange->drain();
        const bool isClean = m_exchange->isClean();
        m_exchange.reset();
        if (!isClean)
            m_connection.reset();
    }
    Result<qsizetype> read(char *buffer, qsizetype size) override { return m_exchange->read(buffer, size); }

private:
    std::unique_ptr<HttpExchange> m_exchange;
    std::unique_ptr<HttpConnection> &m_connection;
};

} // namespace

HttpEndpoint::HttpEndpoint(const Remote &remote, ConnectionPool &pool, Operation &operation)
    : m_pool(pool)
    , m_operation(operation)
    , m_identity(remote)
    , m_base(m_identity.base())
    , m_displayUrl(QUrl(remote.url).toString(QUrl::RemoveUserInfo))
{
}

HttpEndpoint::~HttpEndpoint()
{
    if (m_connection)
        m_pool.giveBack(std::move(m_connection));
}

Result<std::unique_ptr<Exchange>> HttpEndpoint::advertisement()
{
    for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
        const QByteArray key = m_identity.poolKey(m_base);
        if (m_connection && m_connection->key() != key)
            m_pool.giveBack(std::move(m_connection));
        if (!m_connection)
            m_connection = m_pool.take(key);
        auto exchange =
            std::make_unique<HttpExchange>(*m_connection, m_operation, m_identity.requestFor(m_base + kLookPath));
        auto pooled = [&] { return std::make_unique<PooledExchange>(std::move(exchange), m_connection); };
        if (const auto head = exchange->awaitHead(); !head) {
            pooled(); // ends the exchange and its connection
            return fail(head.error());
        }
        if (exchange->status() >= 300 && exchange->status() < 400) {
            const auto moved = redirectedBase(*exchange);
            pooled();
            if (!moved)
                return fail(moved.error());
            m_base = *moved;
            m_movedTo = QUrl::fromEncoded(m_base).toString(QUrl::RemoveUserInfo);
            continue;
        }
        const auto answer = checkAnswer(*exchange, "application/x-git-upload-pack-advertisement");
        if (!answer) {
            pooled();
            return fail(answer.error());
        }
        return pooled();
    }
    return fail(ErrorCode::GitNotFound, m_displayUrl, QStringLiteral("the server redirects in a circle"));
}

Result<std::unique_ptr<Exchange>> HttpEndpoint::uploadPack(const QByteArray &request)
{
    if (!m_connection)
        m_connection = m_pool.take(m_identity.poolKey(m_base));
    HttpRequest asked = m_identity.requestFor(m_base + "/git-upload-pack");
    asked.headers = {"Content-Type: application/x-git-upload-pack-request",
                     "Accept: application/x-git-upload-pack-result"};
    asked.body = request;
    auto exchange = std::make_unique<HttpExchange>(*m_connection, m_operation, asked);
    auto answer = exchange->awaitHead();
    if (answer)
        answer = checkAnswer(*exchange, "application/x-git-upload-pack-result");
    auto pooled = std::make_unique<PooledExchange>(std::move(exchange), m_connection);
    if (!answer)
        return fail(answer.error());
    return pooled;
}

Result<> HttpEndpoint::checkAnswer(const HttpExchange &exchange, const char *wantedType) const
{
    const long status = exchange.status();
    const QString detail = QStringLiteral("HTTP %1").arg(status);
    const bool isClosed = status == 401 || status == 403 || status == 404 || status == 407 || status == 410;
    if (isClosed && m_identity.hasCredential() && !m_identity.isAtHome(m_base))
        return fail(ErrorCode::GitRedirect, m_movedTo, detail);
    if (status == 401 || status == 403 || status == 407)
        return fail(ErrorCode::GitAuth, m_displayUrl, detail);
    if (status == 404 || status == 410)
        return fail(ErrorCode::GitNotFound, m_displayUrl, detail);
    if (status != 200)
        return fail(ErrorCode::GitFailed, m_displayUrl, detail);
    const QByteArray type = exchange.contentType();
    if (!type.startsWith(wantedType))
        return fail(ErrorCode::GitNotFound, m_displayUrl,
                    QStringLiteral("the server answers, but not as a Git server (%1)").arg(QString::fromLatin1(type)));
    return {};
}

Result<QByteArray> HttpEndpoint::redirectedBase(const HttpExchange &exchange) const
{
    const QByteArray target = exchange.redirectUrl();
    QUrl to = QUrl::fromEncoded(target);
    const QUrl from = QUrl::fromEncoded(m_base);
    const QString shown = to.toString(QUrl::RemoveUserInfo);
    if (!to.isValid() || !target.endsWith(kLookPath))
        return fail(ErrorCode::GitNotFound, m_displayUrl, QStringLiteral("the server redirects to %1").arg(shown));
    const bool isHttps = to.scheme() == QLatin1String("https");
    if (!isHttps && (to.scheme() != QLatin1String("http") || from.scheme() == QLatin1String("https")))
        return fail(ErrorCode::GitTls, m_operation.subject(),
                    QStringLiteral("the server redirects to %1, which is not encrypted").arg(shown));
    to.setUserInfo(originOf(target) == originOf(m_base) ? from.userInfo() : QString());
    const QByteArray encoded = to.toEncoded();
    return encoded.left(encoded.size() - qsizetype(sizeof(kLookPath) - 1));
}

} // namespace slipway::git
