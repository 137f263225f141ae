// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/handles.h"
#include "core/git/lfs/lfspointer.h"
#include "core/git/worktree/treelist.h"

#include <QHash>
#include <optional>

namespace slipway::git {

class Operation;

// Whether a commit, or a submodule of it that is in the mirror, uses Git LFS: a
// .gitattributes file in any of its folders says filter=lfs. Then each pointer
// of version 1 among its files stands for a content, whichever pattern covers
// it; without, a pointer is a text like any other (as with git). Errors: GitDamaged.
Result<bool> usesLfs(git_repository *repository, const git_oid &commit, const Operation &operation);

std::optional<LfsPointer> lfsPointerOf(git_odb *odb, const git_oid &blob);

// lfs.url of the .lfsconfig in `folder` (empty, or with a slash at its end) of the
// commit's files, which Git LFS asks in place of the repository's own server. Empty
// where there is none. Errors: GitDamaged.
Result<QString> lfsUrlOf(git_repository *repository, const TreeList &tree, const QString &folder);

// Place in TreeList::files → pointer. Empty where the commit does not use LFS.
using LfsFiles = QHash<size_t, LfsPointer>;
Result<LfsFiles> lfsFiles(git_repository *repository, const git_oid &commit, const TreeList &tree,
                          const Operation &operation);

} // namespace slipway::git
