// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/gitlimits.h"
#include "core/git/ssh/sshaddress.h"
#include "core/git/transport/childpipe.h"

namespace slipway::git {

// Slipway's files in the order they count, then the person's own.
QStringList knownHostsFiles(const QStringList &ours);

// "ssh … host command" over the OpenSSH program: the person's configuration,
// agent, jump hosts and hardware keys hold; no question is ever asked, nothing
// is forwarded, an unknown host key is refused. Its debug lines are asked for:
// only they have the fingerprint (see sshfailure.h). ProcessStart where there
// is no ssh.
Result<ChildSpec> sshCommand(const SshAddress &address, const QString &command, const QStringList &knownHosts,
                             const GitCredential *credential, const GitLimits &limits);

// Connects as above, notes the host key in `file` and signs in as nobody. `algorithms`
// (OpenSSH's HostKeyAlgorithms) empty = what ssh prefers.
Result<ChildSpec> hostKeyScan(const SshAddress &address, const QString &file, const QString &algorithms,
                              const GitLimits &limits);

} // namespace slipway::git
