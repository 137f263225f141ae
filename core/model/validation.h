// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/model/stack.h"

#include <QString>
#include <optional>

namespace slipway {

// Pure checks used by editors as one types, by the API and by the command line.
// Each returns nothing when the value is good; else an Error (InvalidInput,
// GitUrlInvalid, ComposePathInvalid, VariableInvalid) whose subject is the
// contract's field name and whose detail is the reason in words.

// ^[a-z0-9][a-z0-9_-]*$ (Compose project names), at most 63 characters.
std::optional<Error> stackNameProblem(const QString &name);
// https, http, ssh, user@host:path, file, absolute local path; anything else
// (ext::, git+…, option-like hosts) is refused.
std::optional<Error> repositoryUrlProblem(const QString &url);
// git check-ref-format rules for a branch.
std::optional<Error> branchProblem(const QString &branch);
// A tag or a pattern of tags ("v1.*"); field followTag.
std::optional<Error> followTagProblem(const QString &tag);
// 40 hex digits; field followCommit.
std::optional<Error> followCommitProblem(const QString &commit);
// Relative, inside the repository: no "..", not absolute, no NUL, no backslash tricks.
// `field` is "composePath" or "envFilePath".
std::optional<Error> repositoryPathProblem(const QString &path, const QString &field);
// Name: [A-Za-z_][A-Za-z0-9_.-]*; never LD_*, PATH, HOME, DOCKER_*, COMPOSE_*.
// Value: no NUL, at most 96 KiB (the kernel's limit for one is 128 KiB).
std::optional<Error> variableProblem(const QString &key, const QString &value);
// All of the above plus duplicate keys; the first problem found.
std::optional<Error> settingsProblem(const StackSettings &settings);

// The repository's identity: scheme and host lower case, default port, user,
// trailing "/" and ".git" removed; scp form becomes ssh://; a local path
// becomes file:///…. Never holds a password.
QString normalisedUrl(const QString &url);
// Password or token that stands in the URL's authority? It must go to the vault.
bool urlHasPassword(const QString &url);
QString urlWithoutPassword(const QString &url);

} // namespace slipway
