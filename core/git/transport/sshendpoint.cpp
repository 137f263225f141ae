// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/sshendpoint.h"

#include "core/git/transport/sshsession.h"

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

class SshExchange final : public Exchange
{
public:
    SshExchange(std::shared_ptr<SshSession> session, QByteArray prefix)
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
    std::shared_ptr<SshSession> m_session;
    QByteArray m_prefix;
};

// What was read before.
class Replay final : public Exchange
{
public:
    explicit Replay(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Result<qsizetype> read(char *buffer, qsizetype size) override
    {
        const qsizetype count = std::min(size, m_bytes.size() - m_read);
        std::memcpy(buffer, m_bytes.constData() + m_read, size_t(count));
        m_read += count;
        return count;
    }

private:
    QByteArray m_bytes;
    qsizetype m_read = 0;
};

// The credential by what it is, not by its value: a changed one is another object.
QByteArray sessionKey(const Remote &remote)
{
    return remote.url.toUtf8() + '\n' + QByteArray::number(quintptr(remote.credential.get())) + '\n' +
           remote.knownHostsFiles.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

SshEndpoint::SshEndpoint(SshAddress address, const Remote &remote, SshSessions &sessions, QByteArray wanted,
                         Operation &operation)
    : m_address(std::move(address))
    , m_remote(remote)
    , m_sessions(sessions)
    , m_wanted(std::move(wanted))
    , m_isLook(m_wanted.isEmpty())
    , m_operation(operation)
{
}

SshEndpoint::~SshEndpoint()
{
    if (m_session && m_session->isWaiting() && m_isLook)
        m_sessions.park(std::move(m_session));
}

Result<> SshEndpoint::connect()
{
    const QString command = QStringLiteral("git-upload-pack '%1'").arg(m_address.path);
    SLIPWAY_ASSIGN(m_session, SshSession::open(m_address, m_remote, command, true, m_operation));
    m_session->key = sessionKey(m_remote);
    return {};
}

Result<std::unique_ptr<Exchange>> SshEndpoint::advertisement()
{
    m_session.reset();
    if (!m_wanted.isEmpty())
        m_session = m_sessions.take(sessionKey(m_remote), m_wanted);
    if (m_session) {
        m_wanted.clear(); // a second attempt asks anew
        m_session->continueFor(m_operation);
        return std::make_unique<Replay>(kServiceLine + m_session->advertisement());
    }
    SLIPWAY_TRY(connect());
    return std::make_unique<SshExchange>(m_session, QByteArray(kServiceLine));
}

Result<std::unique_ptr<Exchange>> SshEndpoint::uploadPack(const QByteArray &request)
{
    if (!m_session)
        return fail(ErrorCode::Internal, m_operation.subject(), QStringLiteral("asked before the refs were read"));
    m_session->write(m_session->hasAsked() ? afterFirstFlush(request) : request);
    return std::make_unique<SshExchange>(m_session, QByteArray());
}

} // namespace slipway::git
