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
// The value alone: no NUL, at most 96 KiB.
std::optional<Error> variableValueProblem(const QString &key, const QString &value);
std::optional<Error> variableProblem(const QString &key, const QString &value);
// The same for a list, and that no name is there twice; `field` is the list's name in the API.
std::optional<Error> variablesProblem(const QVector<Variable> &variables, const QString &field);
// What the person may add to the environment of the docker process: names that tune docker, Compose,
// BuildKit or the proxy; never one that leads it elsewhere. Field dockerEnvironment.
std::optional<Error> dockerVariableProblem(const QString &name, const QString &value);
// Whether docker's environment may have it at all (the same allow-list).
bool isDockerVariable(const QString &name);
// host[:port]; field registryLogins.
std::optional<Error> registryProblem(const RegistryLogin &login);
// Files, profiles, folder, names and limits of the Compose settings.
std::optional<Error> composeOptionsProblem(const ComposeOptions &options);
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
