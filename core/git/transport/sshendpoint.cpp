// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/sshendpoint.h"

#include "core/git/hostkeys/hostkey.h"
#include "core/git/hostkeys/knownhosts.h"
#include "core/git/ssh/sshcommand.h"
#include "core/git/ssh/sshfailure.h"
#include "core/git/transport/childpipe.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace slipway::git {

namespace {

// What libgit2 expects before the refs when the protocol is stateless.
constexpr char kServiceLine[] = "001e# service=git-upload-pack\n0000";
constexpr qsizetype kLengthDigits = 4;

// After the first flush packet: wants, depth and shallow commits stand before it.
QByteArray afterFirstFlush(const QByteArray &request)
{
    qsizetype at = 0;
    while (at + kLengthDigits <= request.size()) {
        bool isNumber = false;
        const qsizetype length = request.mid(at, kLengthDigits).toInt(&isNumber, 16);
        if (!isNumber)
            break;
        if (length == 0)
            return request.mid(at + kLengthDigits);
        at += std::max(length, kLengthDigits);
    }
    return request;
}

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

struct SshEndpoint::Session {
    explicit Session(Operation &operation)
        : child(operation)
    {
    }
    std::optional<LentKey> key; // outlives ssh: an agent that goes first is no loss
    ChildPipe child;
    QStringList knownHosts;
    QString server;
    QString address;
    bool hasEnded = false;

    Result<qsizetype> read(char *buffer, qsizetype size)
    {
        if (hasEnded)
            return 0;
        SLIPWAY_ASSIGN(const qsizetype got, child.read(buffer, size));
        if (got > 0)
            return got;
        hasEnded = true;
        // A tip that went meanwhile ends the answer; libgit2 sees its end and asks again.
        if (child.exitCode() == 0 || child.errorText().contains("not our ref"))
            return 0;
        return fail(errorOfExit());
    }

    Error errorOfExit() const
    {
        Error error = errorOfSsh(child.exitCode(), child.errorText(), server, address);
        const auto key_ = hostKeyOf(error);
        if (error.code == ErrorCode::HostKeyUnknown && key_) {
            // A host that is known by a key of another type has changed.
            if (const QString other = otherKeyOf(key_->host, key_->fingerprint, knownHosts); !other.isEmpty())
                error = {ErrorCode::HostKeyChanged, key_->host, hostKeyText(*key_, other)};
        }
        return error;
    }
};

namespace {

class SshExchange final : public Exchange
{
public:
    SshExchange(std::shared_ptr<SshEndpoint::Session> session, QByteArray prefix)
        : m_session(std::move(session))
        , m_prefix(std::move(prefix))
    {
    }

    Result<qsizetype> read(char *buffer, qsizetype size) override
    {
        if (m_prefix.isEmpty())
            return m_session->read(buffer, size);
        // Nothing is handed on before the server has shown that it is well.
        QByteArray first(std::max<qsizetype>(1, size - m_prefix.size()), Qt::Uninitialized);
        SLIPWAY_ASSIGN(const qsizetype got, m_session->read(first.data(), first.size()));
        if (got == 0)
            return fail(ErrorCode::GitUnreachable, m_session->server, QStringLiteral("the server said nothing"));
        std::memcpy(buffer, m_prefix.constData(), size_t(m_prefix.size()));
        std::memcpy(buffer + m_prefix.size(), first.constData(), size_t(got));
        const qsizetype all = m_prefix.size() + got;
        m_prefix.clear();
        return all;
    }

private:
    std::shared_ptr<SshEndpoint::Session> m_session;
    QByteArray m_prefix;
};

} // namespace

SshEndpoint::SshEndpoint(SshAddress address, const Remote &remote, Operation &operation)
    : m_address(std::move(address))
    , m_remote(remote)
    , m_operation(operation)
{
}

Result<> SshEndpoint::connect()
{
    using Kind = GitCredential::Kind;
    const GitCredential *credential = m_remote.credential.get();
    const Kind kind = credential ? credential->kind : Kind::None;
    if (kind == Kind::Token || kind == Kind::Password)
        return fail(ErrorCode::GitAuth, m_operation.subject(),
                    QStringLiteral("the credential is for https, the address is ssh"));
    if (kind == Kind::Agent && !qEnvironmentVariableIsSet("SSH_AUTH_SOCK"))
        return fail(ErrorCode::GitAuth, m_operation.subject(),
                    QStringLiteral("no ssh-agent runs for this user (SSH_AUTH_SOCK is not set)"));
    m_session.reset();
    m_hasAsked = false;
    auto session = std::make_shared<Session>(m_operation);
    session->knownHosts = knownHostsFiles(m_remote.knownHostsFiles);
    session->server = m_operation.subject();
    session->address = m_remote.url;
    const QString command = QStringLiteral("git-upload-pack '%1'").arg(m_address.path);
    SLIPWAY_ASSIGN(ChildSpec spec,
                   sshCommand(m_address, command, session->knownHosts, credential, m_operation.limits()));
    spec.isInputOpen = true;
    if (kind == Kind::SshKey) {
        auto key = LentKey::make(*credential);
        if (!key) {
            if (key.error().subject.isEmpty())
                key.error().subject = m_operation.subject();
            return fail(key.error());
        }
        session->key.emplace(std::move(*key));
        session->key->wrap(spec, *credential);
    }
    SLIPWAY_TRY(session->child.start(std::move(spec)));
    m_session = std::move(session);
    return {};
}

Result<std::unique_ptr<Exchange>> SshEndpoint::advertisement()
{
    SLIPWAY_TRY(connect());
    return std::make_unique<SshExchange>(m_session, QByteArray(kServiceLine));
}

Result<std::unique_ptr<Exchange>> SshEndpoint::uploadPack(const QByteArray &request)
{
    if (!m_session)
        return fail(ErrorCode::Internal, m_operation.subject(), QStringLiteral("asked before the refs were read"));
    m_session->child.write(m_hasAsked ? afterFirstFlush(request) : request);
    m_hasAsked = true;
    return std::make_unique<SshExchange>(m_session, QByteArray());
}

} // namespace slipway::git
