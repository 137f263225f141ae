// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/transportfor.h"

#include "core/git/operation.h"
#include "core/git/ssh/sshaddress.h"
#include "core/git/transport/httpendpoint.h"
#include "core/git/transport/localendpoint.h"
#include "core/git/transport/sshendpoint.h"

#include <QUrl>
#include <utility>

namespace slipway::git {

namespace {

std::unique_ptr<Endpoint> httpFor(Remote remote, const QString &address, ConnectionPool &pool, Operation &operation)
{
    remote.url = address;
    return std::make_unique<HttpEndpoint>(remote, pool, operation);
}

} // namespace

Result<std::unique_ptr<Endpoint>> transportFor(const Remote &remote, const QString &wanted, Connections &connections,
                                               Operation &operation)
{
    const QString address = remote.url.trimmed();
    if (address.startsWith(QLatin1Char('/')))
        return std::make_unique<LocalEndpoint>(address, operation);
    if (SshAddress::isSsh(address)) {
        SLIPWAY_ASSIGN(SshAddress target, SshAddress::parse(address));
        Remote named = remote;
        named.url = displayUrl(address);
        return std::make_unique<SshEndpoint>(std::move(target), named, connections.ssh, wanted.toLatin1(), operation);
    }
    const QUrl url(address);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || scheme.isEmpty())
        return fail(ErrorCode::GitUrlInvalid, displayUrl(address)); // Qt's reason would repeat the password
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https")) {
        if (url.host().isEmpty())
            return fail(ErrorCode::GitUrlInvalid, displayUrl(address), QStringLiteral("the host is missing"));
        return httpFor(remote, address, connections.http, operation);
    }
    if (scheme == QLatin1String("file")) {
        // Only this machine: file://host/… would be somebody else's.
        if (!url.host().isEmpty() && url.host() != QLatin1String("localhost"))
            return fail(ErrorCode::GitUrlInvalid, address, QStringLiteral("file:// names a folder of this machine"));
        return std::make_unique<LocalEndpoint>(url.path(QUrl::FullyDecoded), operation);
    }
    return fail(ErrorCode::GitUrlInvalid, displayUrl(address),
                QStringLiteral("%1:// is not supported; use https").arg(scheme));
}

QString subjectOf(const Remote &remote)
{
    const QString address = remote.url.trimmed();
    if (address.startsWith(QLatin1Char('/')))
        return address;
    if (SshAddress::isSsh(address)) {
        if (const auto target = SshAddress::parse(address))
            return target->port > 0 ? QStringLiteral("%1:%2").arg(target->host).arg(target->port) : target->host;
        return displayUrl(address);
    }
    const QUrl url(address);
    if (url.scheme() == QLatin1String("file"))
        return url.path();
    if (url.host().isEmpty())
        return displayUrl(address);
    return url.port() > 0 ? QStringLiteral("%1:%2").arg(url.host()).arg(url.port()) : url.host();
}

QString displayUrl(const QString &url)
{
    if (url.startsWith(QLatin1Char('/')) || isScpForm(url))
        return url;
    const QUrl parsed(url);
    // An address that cannot be read may hold a password anywhere before its last @.
    if (!parsed.isValid())
        return url.mid(url.lastIndexOf(QLatin1Char('@')) + 1);
    return parsed.toString(QUrl::RemoveUserInfo);
}

} // namespace slipway::git
