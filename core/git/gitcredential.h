// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"

#include <QString>

namespace slipway::git {

// What a repository is opened with. Goes to the remote's own origin (scheme,
// host, port) only, also over redirects and submodules; never into a URL, an
// argument, the environment, a log or a file. Shared by runs as
// std::shared_ptr<const GitCredential>; never changed once it is shared.
struct GitCredential {
    enum class Kind {
        None,     // https: nothing is sent; ssh: the person's own configuration and keys
        Token,    // https: as the password; without username one that the forges take
        Password, // https: username and password
        SshKey,   // ssh: this private key (OpenSSH or PEM text) and no other
        Agent,    // ssh: the keys of the person's ssh-agent
    };
    Kind kind = Kind::None;
    QString username; // ssh: where the address names none
    SecretString token{};
    SecretString password{};
    SecretString privateKey{};
    SecretString passphrase{};
};

} // namespace slipway::git
