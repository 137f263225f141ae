// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway {

// What to do about an error; each of retry, notification and HTTP status is
// decided from it in one table.
enum class ErrorKind {
    Transient, // may go away by itself: retry
    NeedsUser, // a person has to change something first
    Cancelled, // somebody asked for it
    Bug,       // ours; should not happen
};

// Every failure Slipway knows. Append only: the names are stored in the
// database (errorName) and must keep their meaning.
enum class ErrorCode {
    Internal,
    Cancelled,
    TimedOut,
    // input
    InvalidInput,
    NotFound,
    Conflict,
    Busy,
    Unauthorized,
    Forbidden,
    // database and disk
    DatabaseOpen,
    DatabaseDamaged,
    DatabaseNewer,
    DatabaseQuery,
    DiskFull,
    FileAccess,
    // vault
    VaultUnavailable,
    VaultKeyWrong,
    // Git
    GitUrlInvalid,
    GitUnreachable,
    GitNotFound,
    GitAuth,
    GitTls,
    GitBranchMissing,
    GitEmpty,
    GitDamaged,
    GitHostile,
    GitForeignFile,
    GitFailed,
    // Compose and Docker
    ComposePathInvalid,
    ComposeFileMissing,
    ComposeInvalid,
    DockerMissing,
    ComposeMissing,
    DockerUnreachable,
    ForeignProject,
    PortTaken,
    ImageUnavailable,
    BuildFailed,
    UpFailed,
    Unhealthy,
    // processes
    ProcessStart,
    ProcessFailed,
    // runs
    Interrupted,
    EmptyState,
    VariableInvalid,
    // appended later, in the order they came
    HostKeyUnknown,
    HostKeyChanged,
    InstanceRunning,
    HostKeyRevoked,
    GitKeyUnusable,
    GitTagMissing,
    GitCommitMissing,
    GitTooBig,
    GitSubmodule,
    GitRedirect,
    GitLfs,
    SendFailed,
    VariableMissing,
    RegistryAuth,
    VersionKept,
};

// One failure as a value. `subject` is what it is about (a path, a branch, a
// host, a field) and is put into the sentence; `detail` is the raw text of the
// program or library that failed, shown under "Show details". Neither may hold
// a secret: whoever makes an Error from foreign text redacts it first.
// The sentence for people is made in core/model/errortext.h, nowhere else.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString subject;
    QString detail;

    ErrorKind kind() const;
    bool operator==(const Error &) const = default;
};

ErrorKind kindOf(ErrorCode code);
// Stable text of a code, for the database and the log ("git_branch_missing").
QString errorName(ErrorCode code);
ErrorCode errorCodeFromName(const QString &name);

} // namespace slipway
