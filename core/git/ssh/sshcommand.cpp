// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/ssh/sshcommand.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <pwd.h>
#include <unistd.h>

namespace slipway::git {

namespace {

// In OpenSSH's own words: quoted, "%" is the start of a token.
QString quoted(QString path)
{
    path.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + path.replace(QLatin1Char('%'), QLatin1String("%%")) + QLatin1Char('"');
}

void addOption(QStringList &arguments, const char *option, const QString &value)
{
    arguments << QStringLiteral("-o") << QString::fromLatin1(option) + QLatin1Char('=') + value;
}

// ssh finds the home folder in the password file; where HOME was set to
// another, its configuration is the one that is meant.
QStringList configurationOf(const QString &home)
{
    const passwd *entry = ::getpwuid(::geteuid());
    if (!entry || home.isEmpty() || QDir(home) == QDir(QString::fromLocal8Bit(entry->pw_dir)))
        return {};
    const QString file = home + QStringLiteral("/.ssh/config");
    return {QStringLiteral("-F"), QFileInfo::exists(file) ? file : QStringLiteral("none")};
}

QList<QByteArray> environment()
{
    QList<QByteArray> result{"LC_ALL=C"};
    for (const char *name :
         {"PATH", "HOME", "USER", "LOGNAME", "SSH_AUTH_SOCK", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "KRB5CCNAME"}) {
        if (qEnvironmentVariableIsSet(name))
            result << QByteArray(name) + '=' + qgetenv(name);
    }
    return result;
}

Result<ChildSpec> base(const SshAddress &address, const GitLimits &limits)
{
    ChildSpec spec;
    spec.program = QStandardPaths::findExecutable(QStringLiteral("ssh"));
    if (spec.program.isEmpty())
        return fail(ErrorCode::ProcessStart, QStringLiteral("ssh"),
                    QStringLiteral("the program ssh (OpenSSH) is needed for repositories over ssh"));
    spec.environment = environment();
    spec.connectedMark = "SSH2_MSG_NEWKEYS received"; // ssh's own limit does not cover the key exchange
    spec.arguments = configurationOf(QDir::homePath());
    spec.arguments << QStringLiteral("-T") << QStringLiteral("-x") << QStringLiteral("-a");
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits.connect).count();
    for (const auto &[name, value] :
         {std::pair("BatchMode", "yes"), std::pair("UpdateHostKeys", "no"), std::pair("CheckHostIP", "no"),
          std::pair("ConnectionAttempts", "1"), std::pair("LogLevel", "DEBUG1"),
          std::pair("ClearAllForwardings", "yes"), std::pair("PermitLocalCommand", "no"),
          std::pair("RemoteCommand", "none"), std::pair("ControlMaster", "no"), std::pair("VisualHostKey", "no"),
          std::pair("EscapeChar", "none")})
        addOption(spec.arguments, name, QString::fromLatin1(value));
    addOption(spec.arguments, "ConnectTimeout", QString::number(seconds));
    if (address.port > 0)
        spec.arguments << QStringLiteral("-p") << QString::number(address.port);
    return spec;
}

void addTarget(QStringList &arguments, const SshAddress &address, const QString &user, const QString &command)
{
    if (!user.isEmpty())
        arguments << QStringLiteral("-l") << user;
    arguments << QStringLiteral("--") << address.host << command;
}

} // namespace

QStringList knownHostsFiles(const QStringList &ours)
{
    return ours + QStringList{QDir::homePath() + QStringLiteral("/.ssh/known_hosts")};
}

Result<ChildSpec> sshCommand(const SshAddress &address, const QString &command, const QStringList &knownHosts,
                             const GitCredential *credential, const GitLimits &limits)
{
    SLIPWAY_ASSIGN(ChildSpec spec, base(address, limits));
    QStringList files;
    for (const QString &file : knownHosts)
        files << quoted(file);
    addOption(spec.arguments, "StrictHostKeyChecking", QStringLiteral("yes"));
    addOption(spec.arguments, "UserKnownHostsFile", files.join(QLatin1Char(' ')));
    if (credential && credential->kind == GitCredential::Kind::SshKey) {
        // This key (LentKey) and no other: neither the person's files nor a connection they keep.
        addOption(spec.arguments, "ControlPath", QStringLiteral("none"));
        addOption(spec.arguments, "PreferredAuthentications", QStringLiteral("publickey"));
    }
    QString user = address.user;
    if (user.isEmpty() && credential)
        user = credential->username;
    if (user.startsWith(QLatin1Char('-')))
        return fail(ErrorCode::GitUrlInvalid, user, QStringLiteral("a user name cannot begin with -"));
    addTarget(spec.arguments, address, user, command);
    return spec;
}

Result<ChildSpec> hostKeyScan(const SshAddress &address, const QString &file, const QString &algorithms,
                              const GitLimits &limits)
{
    SLIPWAY_ASSIGN(ChildSpec spec, base(address, limits));
    addOption(spec.arguments, "StrictHostKeyChecking", QStringLiteral("accept-new"));
    addOption(spec.arguments, "UserKnownHostsFile", quoted(file));
    addOption(spec.arguments, "GlobalKnownHostsFile", QStringLiteral("/dev/null"));
    addOption(spec.arguments, "HashKnownHosts", QStringLiteral("no"));
    addOption(spec.arguments, "PreferredAuthentications", QStringLiteral("none"));
    addOption(spec.arguments, "ControlPath", QStringLiteral("none"));
    if (!algorithms.isEmpty())
        addOption(spec.arguments, "HostKeyAlgorithms", algorithms);
    addTarget(spec.arguments, address, address.user, QStringLiteral("exit"));
    return spec;
}

} // namespace slipway::git
