// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/ssh/lentkey.h"
#include "core/git/ssh/sshaddress.h"
#include "core/git/transport/endpoint.h"

#include <optional>

namespace slipway::git {

// `git-upload-pack` of a server over OpenSSH. One connection for the whole
// call: libgit2's requests, which each stand alone, lose what the server of
// this connection was told already. Errors: as errorOfSsh (subject = host, or
// the address for GitNotFound), GitAuth where the credential is not for ssh.
class SshEndpoint final : public Endpoint
{
public:
    SshEndpoint(SshAddress address, const Remote &remote, Operation &operation);

    Result<std::unique_ptr<Exchange>> advertisement() override;
    Result<std::unique_ptr<Exchange>> uploadPack(const QByteArray &request) override;

    // One connection; its answers are read one after the other.
    struct Session;

private:
    Result<> connect();

    SshAddress m_address;
    const Remote m_remote;
    Operation &m_operation;
    std::shared_ptr<Session> m_session;
    bool m_hasAsked = false;
};

} // namespace slipway::git
