// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/ssh/sshaddress.h"

#include <QUrl>
#include <algorithm>

namespace slipway::git {

namespace {

constexpr int kSshPort = 22;
constexpr QLatin1String kScheme("ssh://");

bool isPlain(const QString &text, QLatin1String forbidden)
{
    return std::none_of(text.begin(), text.end(),
                        [&](QChar c) { return c.unicode() <= 0x20 || c.unicode() == 0x7f || forbidden.contains(c); });
}

bool isSound(const SshAddress &address)
{
    const bool isPathPlain = std::none_of(address.path.begin(), address.path.end(), [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7f || c == QLatin1Char('\'') || c == QLatin1Char('!');
    });
    return !address.host.isEmpty() && !address.host.startsWith(QLatin1Char('-')) &&
           !address.user.startsWith(QLatin1Char('-')) && !address.path.startsWith(QLatin1Char('-')) &&
           !address.path.isEmpty() && address.path != QLatin1String("/") && isPathPlain &&
           isPlain(address.host, QLatin1String("@/'\"`$\\;&|<>()*?!")) &&
           isPlain(address.user, QLatin1String("@/'\"`$;&|<>()*?!"));
}

QString withoutBrackets(QString host)
{
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    return host;
}

} // namespace

bool isScpForm(const QString &url)
{
    if (url.contains(QLatin1String("://")))
        return false;
    // [::1]:path has colons of its own.
    const qsizetype bracket = url.indexOf(QLatin1Char(']'));
    const qsizetype colon = url.indexOf(QLatin1Char(':'), std::max<qsizetype>(bracket, 0));
    const qsizetype slash = url.indexOf(QLatin1Char('/'));
    return colon > 0 && (slash < 0 || colon < slash) && !url.contains(QLatin1String("::/")) &&
           !url.startsWith(QLatin1String("ext::"));
}

bool SshAddress::isSsh(const QString &url)
{
    return url.startsWith(kScheme, Qt::CaseInsensitive) || isScpForm(url);
}

Result<SshAddress> SshAddress::parse(const QString &url)
{
    SshAddress address;
    QString authority;
    if (isScpForm(url)) {
        const qsizetype bracket = url.indexOf(QLatin1Char(']'));
        const qsizetype colon = url.indexOf(QLatin1Char(':'), std::max<qsizetype>(bracket, 0));
        authority = url.left(colon);
        address.path = url.mid(colon + 1);
    } else {
        const QString rest = url.mid(kScheme.size());
        const qsizetype slash = rest.indexOf(QLatin1Char('/'));
        authority = rest.left(slash);
        address.path = slash < 0 ? QString() : QUrl::fromPercentEncoding(rest.mid(slash).toUtf8());
        if (address.path.startsWith(QLatin1String("/~")))
            address.path.remove(0, 1);
    }
    const qsizetype at = authority.lastIndexOf(QLatin1Char('@'));
    QString host = authority.mid(at + 1);
    address.user = QUrl::fromPercentEncoding(authority.left(std::max<qsizetype>(at, 0)).toUtf8());
    const QString shown = authority.mid(at + 1) + QLatin1Char(' ') + address.path;
    if (const qsizetype colon = address.user.indexOf(QLatin1Char(':')); colon >= 0)
        address.user.truncate(colon); // a password in the address is of no use to ssh
    if (!isScpForm(url)) {
        const qsizetype colon = host.lastIndexOf(QLatin1Char(':'));
        if (colon >= 0 && colon > host.lastIndexOf(QLatin1Char(']'))) {
            bool isNumber = false;
            address.port = host.mid(colon + 1).toInt(&isNumber);
            if (!isNumber || address.port <= 0 || address.port > 65535)
                return fail(ErrorCode::GitUrlInvalid, shown, QStringLiteral("the port is not a number"));
            host.truncate(colon);
        }
    }
    address.host = withoutBrackets(host);
    if (!isSound(address))
        return fail(ErrorCode::GitUrlInvalid, shown,
                    QStringLiteral("the host, the user or the path holds what ssh could take for something else"));
    return address;
}

QString SshAddress::knownHostsName() const
{
    if (port == 0 || port == kSshPort)
        return host.toLower();
    return QStringLiteral("[%1]:%2").arg(host.toLower()).arg(port);
}

} // namespace slipway::git
