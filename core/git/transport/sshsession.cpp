// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/sshsession.h"

#include "core/git/hostkeys/hostkey.h"
#include "core/git/hostkeys/knownhosts.h"
#include "core/git/ssh/sshcommand.h"
#include "core/git/ssh/sshfailure.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace slipway::git {

namespace {

constexpr char kFlush[] = "0000";

// A key of this host that is not the one it shows, in one of the files.
QString otherKeyOf(const QString &host, const QString &fingerprint, const QStringList &files)
{
    for (const QString &file : files) {
        for (const KnownHost &line : readKnownHosts(file)) {
            if (line.isPlainKey() && line.matches(host) && line.fingerprint() != fingerprint)
                return QStringLiteral("%1:%2").arg(file).arg(line.number);
        }
    }
    return {};
}

} // namespace

Result<std::shared_ptr<SshSession>> SshSession::open(const SshAddress &to, const Remote &remote, const QString &command,
                                                     bool isInputOpen, Operation &operation)
{
    using Kind = GitCredential::Kind;
    const GitCredential *credential = remote.credential.get();
    const Kind kind = credential ? credential->kind : Kind::None;
    if (kind == Kind::Token || kind == Kind::Password)
        return fail(ErrorCode::GitAuth, operation.subject(),
                    QStringLiteral("the credential is for https, the address is ssh"));
    if (kind == Kind::Agent && !qEnvironmentVariableIsSet("SSH_AUTH_SOCK"))
        return fail(ErrorCode::GitAuth, operation.subject(),
                    QStringLiteral("no ssh-agent runs for this user (SSH_AUTH_SOCK is not set)"));
    auto session = std::make_shared<SshSession>(operation);
    session->credential = remote.credential;
    session->knownHosts = knownHostsFiles(remote.knownHostsFiles);
    session->server = operation.subject();
    session->address = remote.url;
    SLIPWAY_ASSIGN(ChildSpec spec, sshCommand(to, command, session->knownHosts, credential, operation.limits()));
    spec.isInputOpen = isInputOpen;
    if (kind == Kind::SshKey) {
        auto key = LentKey::make(*credential);
        if (!key) {
            if (key.error().subject.isEmpty())
                key.error().subject = operation.subject();
            return fail(key.error());
        }
        key->wrap(spec, *credential);
        session->m_lent.emplace(std::move(*key));
    }
    SLIPWAY_TRY(session->m_child.start(std::move(spec)));
    return session;
}

Result<qsizetype> SshSession::read(char *buffer, qsizetype size)
{
    if (m_hasEnded)
        return 0;
    SLIPWAY_ASSIGN(const qsizetype got, m_child.read(buffer, size));
    if (got > 0) {
        m_lent.reset(); // we are in
        if (!m_hasAsked)
            m_advertisement.append(buffer, got);
        return got;
    }
    m_hasEnded = true;
    // A tip that went meanwhile ends the answer; libgit2 sees its end and asks again.
    if (m_child.exitCode() == 0 || m_child.errorText().contains("not our ref"))
        return 0;
    return fail(errorOfExit());
}

bool SshSession::isWaiting() const
{
    return !m_hasEnded && !m_hasAsked && m_advertisement.endsWith(kFlush);
}

Error SshSession::errorOfExit() const
{
    Error error = errorOfSsh(m_child.exitCode(), m_child.errorText(), server, address);
    const auto shown = hostKeyOf(error);
    if (error.code == ErrorCode::HostKeyUnknown && shown) {
        // A host that is known by a key of another type has changed.
        const QString other = otherKeyOf(shown->host, shown->fingerprint, knownHosts);
        if (!other.isEmpty())
            error = {ErrorCode::HostKeyChanged, shown->host, hostKeyText(*shown, other)};
    }
    return error;
}

SshSessions::SshSessions() = default;

SshSessions::~SshSessions()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    if (m_watcher.joinable())
        m_watcher.join();
}

std::shared_ptr<SshSession> SshSessions::take(const QByteArray &key, const QByteArray &wanted)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_parked.begin(), m_parked.end(), [&](const Parked &one) {
        return one.session->key == key && one.session->advertisement().contains(wanted);
    });
    if (found == m_parked.end())
        return nullptr;
    auto session = std::move(found->session);
    m_parked.erase(found);
    return session;
}

void SshSessions::park(std::shared_ptr<SshSession> session)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto older = std::find_if(m_parked.begin(), m_parked.end(),
                                        [&](const Parked &one) { return one.session->key == session->key; });
        if (older != m_parked.end())
            giveUp(older);
        m_parked.push_back({std::move(session), Clock::now() + kKeep});
        if (m_parked.size() > kMost)
            giveUp(m_parked.begin());
        if (!m_watcher.joinable())
            m_watcher = std::thread([this] { watch(); });
    }
    m_changed.notify_all();
}

// It takes a while to end a connection: the watcher's work, at once.
void SshSessions::giveUp(std::vector<Parked>::iterator one)
{
    one->until = {};
    one->session->key.clear();
    std::rotate(m_parked.begin(), one, std::next(one));
}

void SshSessions::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        if (m_parked.empty())
            m_changed.wait(lock);
        else
            m_changed.wait_until(lock, m_parked.front().until);
        std::vector<Parked> expired;
        const auto now = Clock::now();
        const auto firstKept =
            std::find_if(m_parked.begin(), m_parked.end(), [&](const Parked &one) { return one.until > now; });
        expired.assign(std::make_move_iterator(m_parked.begin()), std::make_move_iterator(firstKept));
        m_parked.erase(m_parked.begin(), firstKept);
        lock.unlock();
        expired.clear();
        lock.lock();
    }
}

} // namespace slipway::git
