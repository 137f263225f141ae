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

QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme().toLower());
    origin.setHost(url.host());
    origin.setPort(url.port(origin.scheme() == QLatin1String("https") ? 443 : 80));
    return origin;
}

// Who may share a kept connection: same origin, same user, same trust, same way there.
// What signs in is said with each request, not once for the connection.
QByteArray poolKey(const QUrl &url, const QByteArray &trust)
{
    QByteArray key = originOf(url).toEncoded() + '\n' + url.userName().toUtf8() + '\n' + trust;
    for (const char *name :
         {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
        key += '\n' + qgetenv(name);
    return key;
}

bool isForHttp(const GitCredential &credential)
{
    return credential.kind == GitCredential::Kind::Token || credential.kind == GitCredential::Kind::Password;
}

const SecretString &passwordOf(const GitCredential &credential)
{
    return credential.kind == GitCredential::Kind::Token ? credential.token : credential.password;
}

// The forges take a token as the password of any user name; Bitbucket only of this one.
QString userFor(const GitCredential &credential, const QUrl &url)
{
    if (!credential.username.isEmpty())
        return credential.username;
    if (!url.userName().isEmpty())
        return url.userName();
    if (credential.kind != GitCredential::Kind::Token)
        return {};
    return url.host() == QLatin1String("bitbucket.org") ? QStringLiteral("x-token-auth")
                                                        : QStringLiteral("x-access-token");
}

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
    , m_base(QUrl(remote.url).adjusted(QUrl::RemoveFragment | QUrl::RemoveQuery | QUrl::StripTrailingSlash).toEncoded())
    , m_caFile(remote.caFile.toLocal8Bit())
    , m_caPem(remote.caPem)
    , m_displayUrl(QUrl(remote.url).toString(QUrl::RemoveUserInfo))
{
    if (!remote.credential || !isForHttp(*remote.credential))
        return;
    const QUrl url(remote.url);
    m_credential = remote.credential;
    m_user = userFor(*m_credential, url).toUtf8();
    m_credentialOrigin = originOf(url).toEncoded();
    m_base = QUrl::fromEncoded(m_base).adjusted(QUrl::RemoveUserInfo).toEncoded();
}

bool HttpEndpoint::isSignedIn() const
{
    return m_credential && originOf(QUrl::fromEncoded(m_base)).toEncoded() == m_credentialOrigin;
}

HttpRequest HttpEndpoint::requestFor(const QByteArray &url) const
{
    HttpRequest request;
    request.url = url;
    request.caFile = m_caFile;
    request.caPem = m_caPem;
    if (isSignedIn())
        request.login = {m_user, &passwordOf(*m_credential)};
    return request;
}

HttpEndpoint::~HttpEndpoint()
{
    if (m_connection)
        m_pool.giveBack(std::move(m_connection));
}

Result<std::unique_ptr<Exchange>> HttpEndpoint::advertisement()
{
    for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
        const QByteArray key = poolKey(QUrl::fromEncoded(m_base), m_caFile + m_caPem);
        if (m_connection && m_connection->key() != key)
            m_pool.giveBack(std::move(m_connection));
        if (!m_connection)
            m_connection = m_pool.take(key);
        auto exchange = std::make_unique<HttpExchange>(*m_connection, m_operation, requestFor(m_base + kLookPath));
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
        m_connection = m_pool.take(poolKey(QUrl::fromEncoded(m_base), m_caFile + m_caPem));
    HttpRequest asked = requestFor(m_base + "/git-upload-pack");
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
    QString detail = QStringLiteral("HTTP %1").arg(status);
    if (m_credential && !isSignedIn())
        detail += QStringLiteral("; the server redirects to %1, which the credential is not for").arg(m_movedTo);
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
    to.setUserInfo(originOf(to) == originOf(from) ? from.userInfo() : QString());
    const QByteArray encoded = to.toEncoded();
    return encoded.left(encoded.size() - qsizetype(sizeof(kLookPath) - 1));
}

} // namespace slipway::git
