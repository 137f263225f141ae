// SPDX-License-Identifier: GPL-3.0-or-later
// The part of validation.h about the address of a repository.
#include "core/model/validation.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace slipway {

namespace {

// An address taken apart as Git does it: not by QUrl, which changes what it parses.
struct Parts {
    enum class Form { Unknown, Url, Scp, Path };
    Form form = Form::Unknown;
    QString scheme;   // lower case
    QString user;     // as written, percent-encoded in a Url
    QString password; // as written
    bool hasPassword = false;
    QString host; // lower case; IPv6 in brackets
    QString port; // digits or empty
    QString path; // with its first '/' in a Url and a Path
};

void takeAuthority(Parts &parts, const QString &authority)
{
    static const QRegularExpression hostAndPort(QStringLiteral("\\A(\\[[0-9A-Fa-f:.%]+\\]|[^:]*)(?::(.*))?\\z"));
    const qsizetype at = authority.lastIndexOf(QLatin1Char('@'));
    if (at >= 0) {
        const QString userInfo = authority.left(at);
        const qsizetype colon = userInfo.indexOf(QLatin1Char(':'));
        parts.user = userInfo.left(colon);
        parts.hasPassword = colon >= 0 && colon + 1 < userInfo.size();
        parts.password = colon >= 0 ? userInfo.mid(colon + 1) : QString();
    }
    const auto match = hostAndPort.match(authority.mid(at + 1));
    if (!match.hasMatch())
        return;
    parts.host = match.captured(1).toLower();
    parts.port = match.captured(2);
}

Parts partsOf(const QString &url)
{
    static const QRegularExpression schemed(QStringLiteral("\\A([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)\\z"),
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression scp(QStringLiteral("\\A([^@/:\\s]+)@(\\[[^\\]]+\\]|[^:/\\s]+):([^:].*)\\z"));
    Parts parts;
    if (url.startsWith(QLatin1Char('/'))) {
        parts.form = Parts::Form::Path;
        parts.path = url;
    } else if (const auto match = schemed.match(url); match.hasMatch()) {
        parts.form = Parts::Form::Url;
        parts.scheme = match.captured(1).toLower();
        takeAuthority(parts, match.captured(2));
        parts.path = match.captured(3);
    } else if (const auto scpMatch = scp.match(url); scpMatch.hasMatch()) {
        parts.form = Parts::Form::Scp;
        parts.scheme = QStringLiteral("ssh");
        parts.user = scpMatch.captured(1);
        parts.host = scpMatch.captured(2).toLower();
        parts.path = scpMatch.captured(3);
    }
    return parts;
}

bool isPortGood(const QString &port)
{
    if (port.isEmpty())
        return true;
    bool isNumber = false;
    const uint number = port.toUInt(&isNumber);
    return isNumber && number > 0 && number < 65536;
}

// A user name that is a token in itself ("https://ghp_…@host/…").
bool looksLikeToken(const Parts &parts)
{
    static const QRegularExpression known(
        QStringLiteral("\\A(gh[pousr]_|github_pat_|glpat-|gl[a-z]{2,5}-|ATBB|ATCTT|[0-9a-f]{40}\\z)"));
    return parts.scheme.startsWith(QLatin1String("http")) && known.match(parts.user).hasMatch();
}

QString withoutEnd(QString path)
{
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    if (path.endsWith(QLatin1String(".git")))
        path.chop(4);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    return path;
}

QString localIdentity(const QString &path)
{
    // "x" and "x.git" beside each other are two repositories: ".git" stays here.
    return QString::fromUtf8(QUrl::fromLocalFile(QDir::cleanPath(path)).toEncoded());
}

std::optional<Error> trouble(const QString &reason)
{
    return Error{ErrorCode::GitUrlInvalid, QStringLiteral("url"), reason};
}

std::optional<Error> hostProblem(const Parts &parts)
{
    static const QRegularExpression name(QStringLiteral("\\A(\\[[0-9a-f:.%]+\\]|[\\w.-]+)\\z"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    // A host or user that begins with '-' would be an option to ssh.
    if (parts.host.startsWith(QLatin1Char('-')) || parts.user.startsWith(QLatin1Char('-')) ||
        !name.match(parts.host).hasMatch())
        return trouble(QCoreApplication::translate("Validation", "The name of the server is missing or not valid."));
    if (!isPortGood(parts.port))
        return trouble(QCoreApplication::translate("Validation", "The port is a number from 1 to 65535."));
    return std::nullopt;
}

} // namespace

std::optional<Error> repositoryUrlProblem(const QString &url)
{
    if (url.isEmpty())
        return trouble(QCoreApplication::translate("Validation", "Enter the address of the repository."));
    const bool hasBad =
        std::any_of(url.begin(), url.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
    if (hasBad || url != url.trimmed())
        return trouble(
            QCoreApplication::translate("Validation", "The address has a space or a line break where none may be."));

    const Parts parts = partsOf(url);
    const QString &scheme = parts.scheme;
    if (parts.form == Parts::Form::Path)
        return std::nullopt;
    if (parts.form == Parts::Form::Unknown) {
        return trouble(QCoreApplication::translate(
            "Validation",
            "Use an address with https, http, ssh or file, the form user@host:path, or a path that begins with /."));
    }
    if (scheme == QLatin1String("file")) {
        const bool isHere = parts.host.isEmpty() || parts.host == QLatin1String("localhost");
        return isHere && parts.path.size() > 1
                   ? std::nullopt
                   : trouble(QCoreApplication::translate(
                         "Validation", "An address with file is written as file:///path/to/repository."));
    }
    if (scheme != QLatin1String("https") && scheme != QLatin1String("http") && scheme != QLatin1String("ssh"))
        return trouble(
            QCoreApplication::translate("Validation",
                                        "Addresses that begin with %1 are not supported; use https, http, ssh or file.")
                .arg(scheme));
    if (url.contains(QLatin1Char(' ')))
        return trouble(
            QCoreApplication::translate("Validation", "The address has a space or a line break where none may be."));
    if (auto found = hostProblem(parts))
        return found;
    if (scheme == QLatin1String("ssh")) {
        if (withoutEnd(parts.path).isEmpty())
            return trouble(QCoreApplication::translate(
                "Validation", "The path of the repository is missing after the name of the server."));
        // They would end the quoting of the command on the server.
        if (parts.path.contains(QLatin1Char('\'')) || parts.path.contains(QLatin1Char('!')))
            return trouble(
                QCoreApplication::translate("Validation", "The path of the repository may not contain ' or !."));
    }
    return std::nullopt;
}

QString normalisedUrl(const QString &url)
{
    const Parts parts = partsOf(url.trimmed());
    if (parts.form == Parts::Form::Unknown)
        return url.trimmed();
    if (parts.form == Parts::Form::Path)
        return localIdentity(parts.path);
    if (parts.scheme == QLatin1String("file"))
        return localIdentity(QUrl::fromPercentEncoding(parts.path.toUtf8()));

    const bool isSsh = parts.scheme == QLatin1String("ssh");
    // On a forge everybody is "git"; another name is another home folder.
    const bool keepsUser = isSsh && !parts.user.isEmpty() && parts.user != QLatin1String("git");
    QString path = parts.path;
    if (parts.form == Parts::Form::Scp && !path.startsWith(QLatin1Char('/')))
        path.prepend(keepsUser && !path.startsWith(QLatin1Char('~')) ? QStringLiteral("/~/") : QStringLiteral("/"));
    const QString standardPort = isSsh                                    ? QStringLiteral("22")
                                 : parts.scheme == QLatin1String("https") ? QStringLiteral("443")
                                                                          : QStringLiteral("80");
    QString out = parts.scheme + QStringLiteral("://");
    if (keepsUser)
        out += parts.user + QLatin1Char('@');
    out += parts.host;
    if (!parts.port.isEmpty() && parts.port != standardPort)
        out += QLatin1Char(':') + parts.port;
    return out + withoutEnd(path);
}

bool urlHasPassword(const QString &url)
{
    const Parts parts = partsOf(url.trimmed());
    return parts.form == Parts::Form::Url && (parts.hasPassword || looksLikeToken(parts));
}

QString urlWithoutPassword(const QString &url)
{
    const QString trimmed = url.trimmed();
    const Parts parts = partsOf(trimmed);
    if (parts.form != Parts::Form::Url || (!parts.hasPassword && !looksLikeToken(parts)))
        return url;
    const qsizetype start = trimmed.indexOf(QLatin1String("://")) + 3;
    const QString authority = trimmed.mid(start, trimmed.size() - start - parts.path.size());
    const QString host = authority.mid(authority.lastIndexOf(QLatin1Char('@')) + 1);
    const QString user = looksLikeToken(parts) || parts.user.isEmpty() ? QString() : parts.user + QLatin1Char('@');
    return trimmed.left(start) + user + host + parts.path;
}

} // namespace slipway
