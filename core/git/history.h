// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/handles.h"

namespace slipway::git {

// Reading a mirror. An id that is empty stands for the empty tree. Errors:
// NotFound (no such commit in this mirror; subject = id), GitDamaged.
Result<QStringList> changedPaths(git_repository *repository, const QString &from, const QString &to);
Result<CommitInfo> readCommit(git_repository *repository, const QString &commit);

} // namespace slipway::git
