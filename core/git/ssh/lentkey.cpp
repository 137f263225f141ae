// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/ssh/lentkey.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>
#include <csignal>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
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

// OpenSSH's own format and not encrypted: ssh reads it without a question.
bool isPlain(const SecretString &key)
{
    constexpr QByteArrayView kBegin = "-----BEGIN OPENSSH PRIVATE KEY-----";
    static const QByteArray kStart = QByteArray("openssh-key-v1\0\0\0\0\4none", 23);
    const QByteArrayView text = key.reveal().trimmed();
    if (!text.startsWith(kBegin))
        return false;
    // The first bytes only: they say how the rest is encrypted, and are no secret.
    const QByteArrayView body =
        text.sliced(kBegin.size()).trimmed().first(std::min<qsizetype>(32, text.size() - kBegin.size()));
    return QByteArray::fromBase64(body.toByteArray()).startsWith(kStart);
}

// Whether ssh may start another ssh, or whatever the person says, that needs the key
// as well: an agent is there for both.
bool mayStartAnother()
{
    static const QRegularExpression words(
        QStringLiteral("^\\s*(?:ProxyJump|ProxyCommand|Include(?!\\s+/etc/ssh/ssh_config\\.d/\\*\\.conf)|Match)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    QStringList files{QDir::homePath() + QStringLiteral("/.ssh/config"), QStringLiteral("/etc/ssh/ssh_config")};
    const QDir more(QStringLiteral("/etc/ssh/ssh_config.d"));
    for (const QString &name : more.entryList({QStringLiteral("*.conf")}, QDir::Files))
        files << more.filePath(name);
    return std::any_of(files.cbegin(), files.cend(), [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && words.match(QString::fromUtf8(file.readAll())).hasMatch();
    });
}

void addIdentity(ChildSpec &ssh, const QString &file, const char *agent, const char *isOnly)
{
    const QStringList options{QStringLiteral("IdentityFile=") + file,
                              QStringLiteral("IdentityAgent=") + QLatin1String(agent),
                              QStringLiteral("IdentitiesOnly=") + QLatin1String(isOnly)};
    for (const QString &option : options)
        ssh.arguments = QStringList{QStringLiteral("-o"), option} + ssh.arguments;
    ssh.environment.removeIf([](const QByteArray &variable) { return variable.startsWith("SSH_A"); });
}

} // namespace

std::optional<LentKey::MemoryFile> LentKey::MemoryFile::of(const SecretString &content)
{
    MemoryFile file(::memfd_create("slipway-key", MFD_CLOEXEC));
    const QByteArrayView bytes = content.reveal();
    const bool isWritten = file.m_descriptor >= 0 && ::fchmod(file.m_descriptor, 0600) == 0 &&
                           ::write(file.m_descriptor, bytes.data(), size_t(bytes.size())) == bytes.size();
    // Where /proc is not there, or shows others' descriptors only.
    if (!isWritten || ::access(QFile::encodeName(file.path()).constData(), R_OK) != 0)
        return std::nullopt;
    return file;
}

LentKey::MemoryFile::~MemoryFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

QString LentKey::MemoryFile::path() const
{
    return QStringLiteral("/proc/%1/fd/%2").arg(::getpid()).arg(m_descriptor);
}

LentKey::LentKey(MemoryFile file)
    : m_file(std::move(file))
{
}

LentKey::LentKey(PrivateFolder folder)
    : m_folder(std::move(folder))
    , m_agent(QStandardPaths::findExecutable(QStringLiteral("ssh-agent")))
    , m_add(QStandardPaths::findExecutable(QStringLiteral("ssh-add")))
{
}

LentKey::~LentKey()
{
    if (!m_folder || m_agent.isEmpty())
        return;
    // It has a session of its own, so that the end of ssh's group does not end it.
    QFile file(m_folder->at(QStringLiteral("pid")));
    const qint64 pid = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
    QFile name(QStringLiteral("/proc/%1/comm").arg(pid));
    if (pid > 1 && name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "ssh-agent")
        ::kill(pid_t(pid), SIGTERM);
}

Result<LentKey> LentKey::make(const GitCredential &credential)
{
    if (credential.privateKey.isEmpty())
        return fail(ErrorCode::GitKeyUnusable, {}, QStringLiteral("the credential has no private key"));
    if (credential.passphrase.isEmpty() && isPlain(credential.privateKey) && !mayStartAnother()) {
        if (auto file = MemoryFile::of(keyText(credential.privateKey)))
            return LentKey(std::move(*file));
    }
    SLIPWAY_ASSIGN(PrivateFolder folder, PrivateFolder::make());
    LentKey key(std::move(folder));
    for (const auto &[path, name] : {std::pair(key.m_agent, "ssh-agent"), std::pair(key.m_add, "ssh-add")}) {
        if (path.isEmpty())
            return fail(ErrorCode::ProcessStart, QString::fromLatin1(name),
                        QStringLiteral("OpenSSH's programs are needed for ssh keys"));
    }
    SLIPWAY_TRY(key.m_folder->write(QStringLiteral("askpass"), kAskPass, 0700));
    return key;
}

void LentKey::wrap(ChildSpec &ssh, const GitCredential &credential) const
{
    if (m_file) {
        addIdentity(ssh, m_file->path(), "none", "yes");
        return;
    }
    addIdentity(ssh, QStringLiteral("none"), "SSH_AUTH_SOCK", "no");
    QStringList arguments{QStringLiteral("-a"),
                          m_folder->at(QStringLiteral("agent")),
                          QStringLiteral("/bin/sh"),
                          QStringLiteral("-c"),
                          QString::fromLatin1(kScript),
                          QStringLiteral("sh"),
                          m_folder->at(QStringLiteral("pid")),
                          m_add,
                          ssh.program};
    ssh.arguments = arguments + ssh.arguments;
    ssh.program = m_agent;
    ssh.environment << "SSH_ASKPASS=" + QFile::encodeName(m_folder->at(QStringLiteral("askpass")))
                    << "SSH_ASKPASS_REQUIRE=force";
    ssh.secrets.clear();
    ssh.secrets.push_back(keyText(credential.privateKey));
    ssh.secrets.push_back(credential.passphrase.isEmpty() ? SecretString() : line(credential.passphrase));
}

} // namespace slipway::git
