// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/hostkeys/hostkeys.h"

#include "core/git/hostkeys/knownhosts.h"
#include "core/git/operation.h"
#include "core/git/ssh/privatefolder.h"
#include "core/git/ssh/sshaddress.h"
#include "core/git/ssh/sshcommand.h"
#include "core/git/ssh/sshfailure.h"
#include "core/git/transport/childpipe.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <array>
#include <utility>

namespace slipway::git {

namespace {

// What ssh prefers first, then each kind by itself: the fingerprint a person
// has may be of another of the host's keys.
constexpr std::array kAlgorithms{"", "ssh-ed25519", "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521",
                                 "rsa-sha2-512,rsa-sha2-256"};

// "host", "host:port", "[host]:port" or an address.
Result<SshAddress> addressOf(const QString &host)
{
    static const QRegularExpression plain(QStringLiteral("\\A(?:\\[([^\\]/]+)\\]|([^:/@\\[\\]]+))(?::(\\d+))?\\z"));
    const auto match = plain.match(host);
    if (!match.hasMatch())
        return SshAddress::parse(host);
    const QString name = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    const QString port = match.captured(3);
    const QString bracketed = name.contains(QLatin1Char(':')) ? QLatin1Char('[') + name + QLatin1Char(']') : name;
    return SshAddress::parse(
        QStringLiteral("ssh://%1%2/x").arg(bracketed, port.isEmpty() ? port : QLatin1Char(':') + port));
}

HostKey shown(const KnownHost &line)
{
    HostKey key;
    key.host = QString::fromUtf8(line.hosts);
    key.keyType = line.typeName();
    key.fingerprint = line.fingerprint();
    key.publisher = publisherOf(key.host, key.fingerprint);
    key.isRevoked = line.marker == "@revoked";
    return key;
}

// The line ssh itself would write about the host.
Result<KnownHost> scan(const SshAddress &address, const QString &algorithms, Operation &operation)
{
    SLIPWAY_ASSIGN(const PrivateFolder folder, PrivateFolder::make());
    const QString file = folder.at(QStringLiteral("known_hosts"));
    SLIPWAY_ASSIGN(ChildSpec spec, hostKeyScan(address, file, algorithms, operation.limits()));
    ChildPipe ssh(operation);
    SLIPWAY_TRY(ssh.start(std::move(spec)));
    std::array<char, 4096> ignored{};
    while (true) {
        SLIPWAY_ASSIGN(const qsizetype got, ssh.read(ignored.data(), qsizetype(ignored.size())));
        if (got == 0)
            break;
    }
    for (const KnownHost &line : readKnownHosts(file)) {
        if (line.isPlainKey())
            return line;
    }
    Error error = errorOfSsh(ssh.exitCode(), ssh.errorText(), operation.subject(), operation.subject());
    if (error.code == ErrorCode::GitAuth) // cannot be: signing in comes after the key
        error.code = ErrorCode::GitUnreachable;
    return fail(std::move(error));
}

Result<> store(const QString &path, const QVector<KnownHost> &lines)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    QByteArray text;
    for (const KnownHost &line : lines)
        text += line.raw + '\n';
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(text) != text.size() || !file.commit())
        return fail(ErrorCode::FileAccess, path, file.errorString());
    return {};
}

} // namespace

HostKeys::HostKeys(QString knownHostsFile, const GitLimits &limits)
    : m_file(std::move(knownHostsFile))
    , m_limits(limits)
{
}

Result<QVector<HostKey>> HostKeys::list() const
{
    const std::lock_guard lock(m_mutex);
    QVector<HostKey> keys;
    for (const KnownHost &line : readKnownHosts(m_file)) {
        if (line.isKey())
            keys << shown(line);
    }
    return keys;
}

Result<HostKey> HostKeys::look(const QString &host, const CancelToken &cancel) const
{
    SLIPWAY_ASSIGN(const SshAddress address, addressOf(host.trimmed()));
    Operation operation(cancel, m_limits, address.knownHostsName());
    SLIPWAY_ASSIGN(const KnownHost line, scan(address, {}, operation));
    return shown(line);
}

Result<HostKey> HostKeys::accept(const QString &host, const QString &fingerprint, const CancelToken &cancel)
{
    SLIPWAY_ASSIGN(const SshAddress address, addressOf(host.trimmed()));
    QString wanted = fingerprint.trimmed();
    while (wanted.endsWith(QLatin1Char('=')))
        wanted.chop(1);
    if (!wanted.startsWith(QLatin1String("SHA256:")))
        return fail(ErrorCode::InvalidInput, QStringLiteral("fingerprint"),
                    QStringLiteral("a fingerprint begins with SHA256:"));
    Operation operation(cancel, m_limits, address.knownHostsName());
    HostKey first;
    for (const char *algorithms : kAlgorithms) {
        const auto line = scan(address, QString::fromLatin1(algorithms), operation);
        if (!line && first.host.isEmpty())
            return fail(line.error());
        if (!line)
            continue; // the host has no key of this kind
        if (first.host.isEmpty())
            first = shown(*line);
        if (line->fingerprint() == wanted)
            return keep(*line);
    }
    return fail(ErrorCode::HostKeyUnknown, first.host, hostKeyText(first));
}

Result<HostKey> HostKeys::keep(const KnownHost &line)
{
    const std::lock_guard lock(m_mutex);
    const HostKey key = shown(line);
    for (const QString &file : knownHostsFiles({m_file})) {
        for (const KnownHost &stored : readKnownHosts(file)) {
            if (!stored.isKey() || stored.marker == "@cert-authority" || !stored.matches(key.host))
                continue;
            if (stored.marker == "@revoked" && stored.blob == line.blob)
                return fail(ErrorCode::HostKeyRevoked, key.host, hostKeyText(key));
            if (stored.marker.isEmpty() && stored.blob != line.blob)
                return fail(ErrorCode::HostKeyChanged, key.host,
                            hostKeyText(key, QStringLiteral("%1:%2").arg(file).arg(stored.number)));
        }
    }
    QVector<KnownHost> lines = readKnownHosts(m_file);
    for (const KnownHost &stored : std::as_const(lines)) {
        if (stored.isPlainKey() && stored.matches(key.host))
            return key; // the same one, accepted before
    }
    lines << line;
    SLIPWAY_TRY(store(m_file, lines));
    return key;
}

Result<int> HostKeys::remove(const QString &host)
{
    const auto address = addressOf(host.trimmed());
    const std::lock_guard lock(m_mutex);
    QVector<KnownHost> lines = readKnownHosts(m_file);
    const auto before = lines.size();
    lines.removeIf([&](const KnownHost &line) {
        return line.isPlainKey() && (QString::fromUtf8(line.hosts) == host.trimmed() ||
                                     (address && line.matches(address->knownHostsName())));
    });
    if (lines.size() == before)
        return fail(ErrorCode::NotFound, host, QStringLiteral("no key of this host is stored"));
    SLIPWAY_TRY(store(m_file, lines));
    return int(before - lines.size());
}

} // namespace slipway::git
