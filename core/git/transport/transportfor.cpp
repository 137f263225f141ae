// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/transportfor.h"

#include "core/git/operation.h"
#include "core/git/transport/httpendpoint.h"
#include "core/git/transport/localendpoint.h"

#include <QUrl>

namespace slipway::git {

namespace {

// user@host:path, Git's short form of ssh://; a colon after the first slash is a path's.
bool isScpForm(const QString &url)
{
    const qsizetype colon = url.indexOf(QLatin1Char(':'));
    const qsizetype slash = url.indexOf(QLatin1Char('/'));
    return colon > 0 && (slash < 0 || colon < slash) && !url.contains(QLatin1String("://"));
}

} // namespace

Result<std::unique_ptr<Endpoint>> transportFor(const Remote &remote, ConnectionPool &pool, Operation &operation)
{
    const QString address = remote.url.trimmed();
    if (address.startsWith(QLatin1Char('/')))
        return std::make_unique<LocalEndpoint>(address, operation);
    if (isScpForm(address))
        return fail(ErrorCode::GitUrlInvalid, displayUrl(address),
                    QStringLiteral("ssh is not supported yet; use https"));
    const QUrl url(address);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || scheme.isEmpty())
        return fail(ErrorCode::GitUrlInvalid, displayUrl(address)); // Qt's reason would repeat the password
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https")) {
        if (url.host().isEmpty())
            return fail(ErrorCode::GitUrlInvalid, displayUrl(address), QStringLiteral("the host is missing"));
        return std::make_unique<HttpEndpoint>(Remote{address, remote.caFile}, pool, operation);
    }
    if (scheme == QLatin1String("file")) {
        // Only this machine: file://host/… would be somebody else's.
        if (!url.host().isEmpty() && url.host() != QLatin1String("localhost"))
            return fail(ErrorCode::GitUrlInvalid, address, QStringLiteral("file:// names a folder of this machine"));
        return std::make_unique<LocalEndpoint>(url.path(QUrl::FullyDecoded), operation);
    }
    if (scheme == QLatin1String("ssh") || scheme == QLatin1String("git+ssh"))
        return fail(ErrorCode::GitUrlInvalid, displayUrl(address),
                    QStringLiteral("ssh is not supported yet; use https"));
    return fail(ErrorCode::GitUrlInvalid, displayUrl(address),
                QStringLiteral("%1:// is not supported; use https").arg(scheme));
}

QString subjectOf(const Remote &remote)
{
    const QString address = remote.url.trimmed();
    if (address.startsWith(QLatin1Char('/')))
        return address;
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
