// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/transport/connectionpool.h"
#include "core/git/transport/endpoint.h"
#include "core/git/transport/sshsession.h"

namespace slipway::git {

class Operation;

// What calls leave for each other. Owned by LibGit.
struct Connections {
    ConnectionPool http;
    SshSessions ssh;
};

// The one place that knows which address travels how: https and http over
// libcurl, ssh:// and user@host:path over OpenSSH, folders and file:// by
// `git upload-pack`. Anything else is GitUrlInvalid. Opens nothing.
// `wanted`: the commit a fetch is for; empty = a look.
Result<std::unique_ptr<Endpoint>> transportFor(const Remote &remote, const QString &wanted, Connections &connections,
                                               Operation &operation);

// Host (with port where it is not the usual one) or path: what errors call it.
QString subjectOf(const Remote &remote);
// The URL without user and password.
QString displayUrl(const QString &url);

} // namespace slipway::git
