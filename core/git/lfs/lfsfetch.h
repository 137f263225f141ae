// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/handles.h"
#include "core/git/lfs/lfsserver.h"

namespace slipway::git {

struct Connections;

// What a commit and its submodules have in Git LFS and the mirror has not yet.
// Errors: GitTooBig where all of them together pass the limit; GitLfs for a
// pointer with an extension; GitDamaged, GitHostile.
Result<QVector<LfsFile>> missingLfsFiles(git_repository *repository, const git_oid &commit, const LfsStore &store,
                                         const Operation &operation);

// Brings them from where `remote` is: over HTTP from REPOSITORY.git/info/lfs;
// over ssh from where `git-lfs-authenticate` there says; from a local
// repository's own lfs/objects. `isLfsUrl`: the address is that of the Git LFS
// server itself (lfsUrlOf), over http or https. Errors as LfsServer.
Result<> fetchLfsFiles(const Remote &remote, bool isLfsUrl, const QVector<LfsFile> &files, const LfsStore &store,
                       Connections &connections, Operation &operation, LfsTally &tally);

// Removes what no commit that the mirror's refs name has.
void forgetUnusedLfsFiles(git_repository *repository, const LfsStore &store, const Operation &operation);

} // namespace slipway::git
