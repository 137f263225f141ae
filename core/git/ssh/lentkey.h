// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitcredential.h"
#include "core/git/ssh/privatefolder.h"
#include "core/git/transport/childpipe.h"

namespace slipway::git {

// A private key of the vault, lent to one ssh process: an ssh-agent of its own
// (the parent of nothing else, it ends with ssh) gets the key through a pipe,
// its passphrase through another. Neither is ever an argument, a variable or a
// file; 100 at once do not meet. The agent goes with the object; where Slipway
// is killed it goes by itself within ten seconds.
class LentKey
{
public:
    // ProcessStart where ssh-agent or ssh-add is missing.
    static Result<LentKey> make(const GitCredential &credential);
    ~LentKey();
    LentKey(LentKey &&) noexcept = default;
    LentKey &operator=(LentKey &&) = delete;
    LentKey(const LentKey &) = delete;
    LentKey &operator=(const LentKey &) = delete;

    // The exit code that says that the key could not be used.
    static constexpr int kKeyUnusable = 67;
    // Makes of "ssh …" a command that has the key.
    void wrap(ChildSpec &ssh, const GitCredential &credential) const;

private:
    explicit LentKey(PrivateFolder folder);
    PrivateFolder m_folder;
    QString m_agent;
    QString m_add;
};

} // namespace slipway::git
