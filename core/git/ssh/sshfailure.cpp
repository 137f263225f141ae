// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/ssh/sshfailure.h"

#include "core/git/hostkeys/hostkey.h"
#include "core/git/ssh/lentkey.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <initializer_list>
#include <optional>

namespace slipway::git {

namespace {

constexpr int kSshItself = 255;
constexpr int kNoSuchCommand = 127;

// Without what only ssh's debugging said.
QString plainText(const QString &all)
{
    QStringList lines;
    for (QString line : all.split(QLatin1Char('\n'))) {
        line = line.trimmed();
        const bool isNoise =
            line.isEmpty() || line.startsWith(QLatin1String("debug")) || line.startsWith(QLatin1String("OpenSSH_")) ||
            line.startsWith(QLatin1String("Authenticated to ")) || line.startsWith(QLatin1String("Transferred: ")) ||
            line.startsWith(QLatin1String("Bytes per second: ")) || line.startsWith(QLatin1Char('@'));
        if (!isNoise)
            lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

QString captured(const QString &pattern, const QString &text, int group = 1)
{
    return QRegularExpression(pattern).match(text).captured(group);
}

bool hasAny(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return text.contains(QLatin1String(word), Qt::CaseInsensitive); });
}

// The last one before the refusal: a server may print a line like it only later.
QString shownFingerprint(const QString &text, const QString &until)
{
    static const QRegularExpression line(QStringLiteral("^debug1: Server host key: \\S+ (SHA256:\\S+)\\s*$"),
                                         QRegularExpression::MultilineOption);
    QString found;
    auto matches = line.globalMatch(text.left(text.indexOf(until)));
    while (matches.hasNext())
        found = matches.next().captured(1);
    return found;
}

Error hostKeyError(ErrorCode code, HostKey key, const QString &storedAt)
{
    key.publisher = publisherOf(key.host, key.fingerprint);
    return {code, key.host, hostKeyText(key, storedAt)};
}

std::optional<Error> hostKeyFailure(const QString &text, const QString &server)
{
    HostKey key;
    if (text.contains(QLatin1String("REVOKED HOST KEY DETECTED"))) {
        key.keyType = captured(QStringLiteral("The (\\S+) host key for "), text);
        key.host = captured(QStringLiteral("The \\S+ host key for (\\S+) is marked as revoked"), text);
        key.fingerprint = shownFingerprint(text, QStringLiteral("REVOKED HOST KEY"));
        return hostKeyError(ErrorCode::HostKeyRevoked, key, {});
    }
    if (text.contains(QLatin1String("REMOTE HOST IDENTIFICATION HAS CHANGED"))) {
        key.host = captured(QStringLiteral("Host key for (\\S+) has changed"), text);
        key.keyType = captured(QStringLiteral("The fingerprint for the (\\S+) key sent by"), text);
        key.fingerprint = captured(
            QStringLiteral("The fingerprint for the \\S+ key sent by the remote host is\\s+(SHA256:\\S+?)\\.\\s"),
            text);
        return hostKeyError(ErrorCode::HostKeyChanged,
                            key.host.isEmpty() ? HostKey{server, key.keyType, key.fingerprint} : key,
                            captured(QStringLiteral("Offending \\S+ key in (.+:\\d+)"), text));
    }
    static const QRegularExpression unknown(
        QStringLiteral("No (\\S+) host key is known for (\\S+) and you have requested"));
    if (const auto match = unknown.match(text); match.hasMatch()) {
        key.keyType = match.captured(1);
        key.host = match.captured(2);
        key.fingerprint = shownFingerprint(text, match.captured(0));
        return hostKeyError(ErrorCode::HostKeyUnknown, key, {});
    }
    return std::nullopt;
}

} // namespace

Error errorOfSsh(int exitCode, const QByteArray &errorText, const QString &server, const QString &address)
{
    QString text = QString::fromUtf8(errorText);
    text.remove(QLatin1Char('\r'));
    const QString plain = plainText(text);
    // ssh itself goes on without a key it cannot read.
    if (exitCode == LentKey::kKeyUnusable || plain.contains(QLatin1String("Load key \"/proc/")))
        return {ErrorCode::GitKeyUnusable, server, plain};
    if (exitCode == kSshItself) {
        if (auto error = hostKeyFailure(text, server))
            return *error;
        if (hasAny(plain, {"Permission denied", "Too many authentication failures", "No supported authentication"}))
            return {ErrorCode::GitAuth, server, plain};
        if (hasAny(plain, {"Bad configuration", "terminating,"}))
            return {ErrorCode::GitFailed, server, plain};
        return {ErrorCode::GitUnreachable, server, plain};
    }
    if (exitCode == kNoSuchCommand)
        return {ErrorCode::GitFailed, server, plain};
    if (hasAny(plain, {"denied", "not allowed", "permission to", "unauthorized", "forbidden"}))
        return {ErrorCode::GitAuth, server, plain};
    if (hasAny(plain, {"not found", "does not appear to be a git repository", "does not exist", "could not be found",
                       "no such"}))
        return {ErrorCode::GitNotFound, address, plain};
    return {ErrorCode::GitFailed, server, plain};
}

} // namespace slipway::git
