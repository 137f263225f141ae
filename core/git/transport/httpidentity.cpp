// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/httpidentity.h"

#include "core/git/transport/httpexchange.h"

#include <QUrl>

namespace slipway::git {

namespace {

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

} // namespace

QByteArray originOf(const QByteArray &url)
{
    const QUrl whole = QUrl::fromEncoded(url);
    QUrl origin;
    origin.setScheme(whole.scheme().toLower());
    origin.setHost(whole.host());
    origin.setPort(whole.port(origin.scheme() == QLatin1String("https") ? 443 : 80));
    return origin.toEncoded();
}

HttpIdentity::HttpIdentity(const Remote &remote)
    : m_base(QUrl(remote.url).adjusted(QUrl::RemoveFragment | QUrl::RemoveQuery | QUrl::StripTrailingSlash).toEncoded())
    , m_home(originOf(m_base))
    , m_caFile(remote.caFile.toLocal8Bit())
    , m_caPem(remote.caPem)
{
    if (!remote.credential || !isForHttp(*remote.credential))
        return;
    m_credential = remote.credential;
    m_user = userFor(*m_credential, QUrl(remote.url)).toUtf8();
    m_base = QUrl::fromEncoded(m_base).adjusted(QUrl::RemoveUserInfo).toEncoded();
}

bool HttpIdentity::isAtHome(const QByteArray &url) const
{
    return originOf(url) == m_home;
}

HttpRequest HttpIdentity::requestFor(const QByteArray &url) const
{
    HttpRequest request;
    request.url = url;
    request.caFile = m_caFile;
    request.caPem = m_caPem;
    if (m_credential && isAtHome(url))
        request.login = {m_user, &passwordOf(*m_credential)};
    return request;
}

QByteArray HttpIdentity::poolKey(const QByteArray &url) const
{
    QByteArray key = originOf(url) + '\n' + QUrl::fromEncoded(url).userName().toUtf8() + '\n' + m_caFile + m_caPem;
    for (const char *name :
         {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
        key += '\n' + qgetenv(name);
    return key;
}

} // namespace slipway::git
