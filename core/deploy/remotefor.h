// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/redactor.h"
#include "core/base/result.h"
#include "core/git/gitaccess.h"
#include "core/model/credential.h"
#include "core/model/stack.h"
#include "core/store/repositorystore.h"

namespace slipway::deploy {

struct RunTools;

// Where and how to reach a repository: the credential the person chose, else the
// default one of its host, unsealed; the repository's own CA certificates and size
// limit; Slipway's known hosts. The secrets go into `redactor`. Blocking on SQLite
// and, once after start, on the keychain. Errors: VaultUnavailable, VaultKeyWrong,
// NotFound and InvalidInput (subject "credentialId") where the credential is gone
// or does not fit the address.
Result<git::Remote> remoteFor(const RunTools &tools, const RepositoryRow &repository, const QString &url,
                              Redactor &redactor, const CancelToken &cancel);
// The same with one credential, for trying it out; without one, none is sent.
Result<git::Remote> remoteWith(const RunTools &tools, const std::optional<Credential> &credential, const QString &url,
                               Redactor &redactor, const CancelToken &cancel);

// Asks the server for its branches; no secret is in the error.
Result<QStringList> branchesOf(const RunTools &tools, const RepositoryRow &repository, const QString &url,
                               const CancelToken &cancel);

// Why a credential cannot be used with an address, in words; empty where it can.
QString misfit(const Credential &credential, const QString &url);

// What a stack follows, for GitAccess::lookFor.
git::Follow followOf(const StackSettings &settings);

} // namespace slipway::deploy
