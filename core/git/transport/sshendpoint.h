// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/ssh/sshaddress.h"
#include "core/git/transport/endpoint.h"

#include <memory>

namespace slipway::git {

class Operation;
class SshSession;
class SshSessions;

// `git-upload-pack` of a server over OpenSSH. One connection for the whole
// call: libgit2's requests, which each stand alone, lose what the server of
// this connection was told already. Errors: as errorOfSsh (subject = host, or
// the address for GitNotFound), GitAuth where the credential is not for ssh.
class SshEndpoint final : public Endpoint
{
public:
    // `wanted`: the commit a fetch is for, which goes on with a connection that a
    // look left waiting, where its server named this commit; empty: a look.
    SshEndpoint(SshAddress address, const Remote &remote, SshSessions &sessions, QByteArray wanted,
                Operation &operation);
    ~SshEndpoint() override;

    Result<std::unique_ptr<Exchange>> advertisement() override;
    Result<std::unique_ptr<Exchange>> uploadPack(const QByteArray &request) override;

private:
    Result<> connect();

    SshAddress m_address;
    const Remote m_remote;
    SshSessions &m_sessions;
    QByteArray m_wanted;
    bool m_isLook;
    Operation &m_operation;
    std::shared_ptr<SshSession> m_session;
};

} // namespace slipway::git
