// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <array>

namespace slipway {

namespace {

struct Row {
    ErrorCode code;
    ErrorKind kind;
    const char *name;
};

// The one table: kind and stored name of every code.
constexpr std::array kRows{
    Row{ErrorCode::Internal, ErrorKind::Bug, "internal"},
    Row{ErrorCode::Cancelled, ErrorKind::Cancelled, "cancelled"},
    Row{ErrorCode::TimedOut, ErrorKind::Transient, "timed_out"},
    Row{ErrorCode::InvalidInput, ErrorKind::NeedsUser, "invalid_input"},
    Row{ErrorCode::NotFound, ErrorKind::NeedsUser, "not_found"},
    Row{ErrorCode::Conflict, ErrorKind::NeedsUser, "conflict"},
    Row{ErrorCode::Busy, ErrorKind::Transient, "busy"},
    Row{ErrorCode::Unauthorized, ErrorKind::NeedsUser, "unauthorized"},
    Row{ErrorCode::Forbidden, ErrorKind::NeedsUser, "forbidden"},
    Row{ErrorCode::DatabaseOpen, ErrorKind::NeedsUser, "database_open"},
    Row{ErrorCode::DatabaseDamaged, ErrorKind::NeedsUser, "database_damaged"},
    Row{ErrorCode::DatabaseNewer, ErrorKind::NeedsUser, "database_newer"},
    Row{ErrorCode::DatabaseQuery, ErrorKind::Bug, "database_query"},
    Row{ErrorCode::DiskFull, ErrorKind::NeedsUser, "disk_full"},
    Row{ErrorCode::FileAccess, ErrorKind::NeedsUser, "file_access"},
    Row{ErrorCode::VaultUnavailable, ErrorKind::NeedsUser, "vault_unavailable"},
    Row{ErrorCode::VaultKeyWrong, ErrorKind::NeedsUser, "vault_key_wrong"},
    Row{ErrorCode::GitUrlInvalid, ErrorKind::NeedsUser, "git_url_invalid"},
    Row{ErrorCode::GitUnreachable, ErrorKind::Transient, "git_unreachable"},
    Row{ErrorCode::GitNotFound, ErrorKind::NeedsUser, "git_not_found"},
    Row{ErrorCode::GitAuth, ErrorKind::NeedsUser, "git_auth"},
    Row{ErrorCode::GitTls, ErrorKind::NeedsUser, "git_tls"},
    Row{ErrorCode::GitBranchMissing, ErrorKind::NeedsUser, "git_branch_missing"},
    Row{ErrorCode::GitEmpty, ErrorKind::NeedsUser, "git_empty"},
    Row{ErrorCode::GitDamaged, ErrorKind::Transient, "git_damaged"},
    Row{ErrorCode::GitHostile, ErrorKind::NeedsUser, "git_hostile"},
    Row{ErrorCode::GitForeignFile, ErrorKind::NeedsUser, "git_foreign_file"},
    Row{ErrorCode::GitFailed, ErrorKind::Transient, "git_failed"},
    Row{ErrorCode::ComposePathInvalid, ErrorKind::NeedsUser, "compose_path_invalid"},
    Row{ErrorCode::ComposeFileMissing, ErrorKind::NeedsUser, "compose_file_missing"},
    Row{ErrorCode::ComposeInvalid, ErrorKind::NeedsUser, "compose_invalid"},
    Row{ErrorCode::DockerMissing, ErrorKind::NeedsUser, "docker_missing"},
    Row{ErrorCode::ComposeMissing, ErrorKind::NeedsUser, "compose_missing"},
    Row{ErrorCode::DockerUnreachable, ErrorKind::Transient, "docker_unreachable"},
    Row{ErrorCode::ForeignProject, ErrorKind::NeedsUser, "foreign_project"},
    Row{ErrorCode::PortTaken, ErrorKind::NeedsUser, "port_taken"},
    Row{ErrorCode::ImageUnavailable, ErrorKind::Transient, "image_unavailable"},
    Row{ErrorCode::BuildFailed, ErrorKind::NeedsUser, "build_failed"},
    Row{ErrorCode::UpFailed, ErrorKind::NeedsUser, "up_failed"},
    Row{ErrorCode::Unhealthy, ErrorKind::NeedsUser, "unhealthy"},
    Row{ErrorCode::ProcessStart, ErrorKind::NeedsUser, "process_start"},
    Row{ErrorCode::ProcessFailed, ErrorKind::NeedsUser, "process_failed"},
    Row{ErrorCode::Interrupted, ErrorKind::Transient, "interrupted"},
    Row{ErrorCode::EmptyState, ErrorKind::NeedsUser, "empty_state"},
    Row{ErrorCode::VariableInvalid, ErrorKind::NeedsUser, "variable_invalid"},
    Row{ErrorCode::HostKeyUnknown, ErrorKind::NeedsUser, "host_key_unknown"},
    Row{ErrorCode::HostKeyChanged, ErrorKind::NeedsUser, "host_key_changed"},
    Row{ErrorCode::InstanceRunning, ErrorKind::NeedsUser, "instance_running"},
    Row{ErrorCode::HostKeyRevoked, ErrorKind::NeedsUser, "host_key_revoked"},
    Row{ErrorCode::GitKeyUnusable, ErrorKind::NeedsUser, "git_key_unusable"},
    Row{ErrorCode::GitTagMissing, ErrorKind::NeedsUser, "git_tag_missing"},
    Row{ErrorCode::GitCommitMissing, ErrorKind::NeedsUser, "git_commit_missing"},
    Row{ErrorCode::GitTooBig, ErrorKind::NeedsUser, "git_too_big"},
    Row{ErrorCode::GitSubmodule, ErrorKind::NeedsUser, "git_submodule"},
    Row{ErrorCode::GitRedirect, ErrorKind::NeedsUser, "git_redirect"},
    Row{ErrorCode::GitLfs, ErrorKind::NeedsUser, "git_lfs"},
    Row{ErrorCode::SendFailed, ErrorKind::Transient, "send_failed"},
    Row{ErrorCode::VariableMissing, ErrorKind::NeedsUser, "variable_missing"},
    Row{ErrorCode::RegistryAuth, ErrorKind::NeedsUser, "registry_auth"},
    Row{ErrorCode::VersionKept, ErrorKind::NeedsUser, "version_kept"},
};

const Row &rowOf(ErrorCode code)
{
    for (const Row &row : kRows) {
        if (row.code == code)
            return row;
    }
    return kRows.front();
}

} // namespace

ErrorKind Error::kind() const
{
    return kindOf(code);
}

ErrorKind kindOf(ErrorCode code)
{
    return rowOf(code).kind;
}

QString errorName(ErrorCode code)
{
    return QString::fromLatin1(rowOf(code).name);
}

ErrorCode errorCodeFromName(const QString &name)
{
    for (const Row &row : kRows) {
        if (name == QLatin1String(row.name))
            return row.code;
    }
    return ErrorCode::Internal;
}

} // namespace slipway
