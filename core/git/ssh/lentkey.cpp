// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/ssh/lentkey.h"

#include <QFile>
#include <QStandardPaths>
#include <csignal>
#include <utility>

namespace slipway::git {

namespace {

// Past the longest fetch; the agent forgets the key then whatever happens.
constexpr char kScript[] = "echo \"$SSH_AGENT_PID\" >\"$1\"\n"
                           "\"$2\" -q -t 1000 - <&3 >&2 || exit 67\n"
                           "shift 2\n"
                           "unset SSH_ASKPASS SSH_ASKPASS_REQUIRE\n"
                           "exec \"$@\" 3<&- 4<&-\n";
// Each question gets one line; a second one, after a wrong passphrase, none.
constexpr char kAskPass[] = "#!/bin/sh\nexec head -n 1 <&4\n";

// As OpenSSH wants it: no carriage returns, one line break at the end.
SecretString keyText(const SecretString &key)
{
    const QByteArrayView raw = key.reveal();
    QByteArray text;
    text.reserve(raw.size() + 1); // no copies are left behind by growing
    for (const char c : raw) {
        if (c != '\r')
            text += c;
    }
    while (text.endsWith('\n') || text.endsWith(' '))
        text.chop(1);
    text += '\n';
    return SecretString::fromBytes(std::move(text));
}

SecretString line(const SecretString &secret)
{
    const QByteArrayView raw = secret.reveal();
    QByteArray text;
    text.reserve(raw.size() + 1);
    text.append(raw.data(), raw.size());
    text += '\n';
    return SecretString::fromBytes(std::move(text));
}

} // namespace

LentKey::LentKey(PrivateFolder folder)
    : m_folder(std::move(folder))
    , m_agent(QStandardPaths::findExecutable(QStringLiteral("ssh-agent")))
    , m_add(QStandardPaths::findExecutable(QStringLiteral("ssh-add")))
{
}

LentKey::~LentKey()
{
    if (m_agent.isEmpty())
        return;
    // It has a session of its own, so that the end of ssh's group does not end it.
    QFile file(m_folder.at(QStringLiteral("pid")));
    const qint64 pid = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
    QFile name(QStringLiteral("/proc/%1/comm").arg(pid));
    if (pid > 1 && name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "ssh-agent")
        ::kill(pid_t(pid), SIGTERM);
}

Result<LentKey> LentKey::make(const GitCredential &credential)
{
    if (credential.privateKey.isEmpty())
        return fail(ErrorCode::GitKeyUnusable, {}, QStringLiteral("the credential has no private key"));
    SLIPWAY_ASSIGN(PrivateFolder folder, PrivateFolder::make());
    LentKey key(std::move(folder));
    for (const auto &[path, name] : {std::pair(key.m_agent, "ssh-agent"), std::pair(key.m_add, "ssh-add")}) {
        if (path.isEmpty())
            return fail(ErrorCode::ProcessStart, QString::fromLatin1(name),
                        QStringLiteral("OpenSSH's programs are needed for ssh keys"));
    }
    SLIPWAY_TRY(key.m_folder.write(QStringLiteral("askpass"), kAskPass, 0700));
    return key;
}

void LentKey::wrap(ChildSpec &ssh, const GitCredential &credential) const
{
    QStringList arguments{QStringLiteral("-a"),
                          m_folder.at(QStringLiteral("agent")),
                          QStringLiteral("/bin/sh"),
                          QStringLiteral("-c"),
                          QString::fromLatin1(kScript),
                          QStringLiteral("sh"),
                          m_folder.at(QStringLiteral("pid")),
                          m_add,
                          ssh.program};
    ssh.arguments = arguments + ssh.arguments;
    ssh.program = m_agent;
    ssh.environment.removeIf([](const QByteArray &variable) { return variable.startsWith("SSH_A"); });
    ssh.environment << "SSH_ASKPASS=" + QFile::encodeName(m_folder.at(QStringLiteral("askpass")))
                    << "SSH_ASKPASS_REQUIRE=force";
    ssh.secrets.clear();
    ssh.secrets.push_back(keyText(credential.privateKey));
    ssh.secrets.push_back(credential.passphrase.isEmpty() ? SecretString() : line(credential.passphrase));
}

} // namespace slipway::git
