// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/access.h"

#include <QHostAddress>
#include <QUrl>

namespace slipway::listener {

using namespace Qt::StringLiterals;

HostCheck::HostCheck(const QString &listenAddress, const QString &publicUrl)
    : m_names{u"localhost"_s}
    , m_isAnyAddress(false)
{
    const QHostAddress address(listenAddress);
    m_isAnyAddress =
        address == QHostAddress::Any || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
    if (!m_isAnyAddress)
        m_names << listenAddress.toLower();
    const QString publicHost = QUrl(publicUrl).host().toLower();
    if (!publicHost.isEmpty())
        m_names << publicHost;
}

bool HostCheck::isAllowed(const QByteArray &hostHeader) const
{
    // As an authority, so that ports and bracketed IPv6 addresses are taken apart by the one who knows.
    QUrl url;
    url.setAuthority(QString::fromLatin1(hostHeader), QUrl::StrictMode);
    QString host = url.host().toLower();
    if (host.isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (host.endsWith(u'.'))
        host.chop(1);
    if (m_names.contains(host))
        return true;
    const QHostAddress address(host);
    return !address.isNull() && (address.isLoopback() || m_isAnyAddress);
}

QByteArray bearerOf(const QByteArray &authorization, const QByteArray &cookie)
{
    const QByteArray scheme = authorization.left(7).toLower();
    if (scheme == "bearer ")
        return authorization.mid(7).trimmed();
    for (const QByteArray &part : cookie.split(';')) {
        const QByteArray pair = part.trimmed();
        if (pair.startsWith("auth_token="))
            return pair.mid(11);
    }
    return {};
}

bool isPermitted(const Token &token, const QString &permission)
{
    return permission == u'*' || token.permissions.contains(permission) ||
           (permission == "stacks:view"_L1 && token.permissions.contains("stacks:edit"_L1));
}

bool isPermitted(const Token &token, EnvironmentId environment)
{
    return token.environments.isEmpty() || token.environments.contains(environment);
}

} // namespace slipway::listener
