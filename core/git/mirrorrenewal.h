// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>
#include <git2.h>

namespace slipway::git {

class Operation;
struct MirrorLock;

// libgit2 never removes an object: each update of a mirror adds a pack. One that
// has grown past twice its fresh size, or has fifty packs, is written anew from
// itself, without network: what its refs point to, one commit deep, and the last
// two commits of each work tree. Only by whoever holds the writer's lock.

// Called where a mirror was just made.
void noteFreshSize(const QString &path);
bool needsRenewal(const QString &path);
// Leaves the old one where anything fails, or where a work tree took another
// commit meanwhile.
Result<> renewMirror(const QString &path, const Operation &operation, MirrorLock &lock);

// Keeps the commit, and the one before it, for this work tree.
void noteUse(git_repository *repository, const QString &workTree, const git_oid &commit);

} // namespace slipway::git
