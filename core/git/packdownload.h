// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <git2.h>

namespace slipway::git {

class Endpoint;
class Operation;

// The mirror's ref for a branch (empty = a HEAD that is no branch). "/" is
// flattened, so that a branch "a" that went and a branch "a/b" that came do not
// stand in each other's way.
QByteArray mirrorRef(const QString &branch);

// Fetches one branch, one commit deep, without tags, into refs/slipway/…; the
// number of bytes received. Keeps the shallow file whole: libgit2 before 1.9
// forgets the older shallow commits on a fetch (and all of them on a fetch with
// nothing new), after which the mirror is unusable, so the file is written as
// the union of before and after. Tries once more where the branch moved between
// the two requests of one fetch (the server then ends the answer early).
Result<qint64> downloadBranch(git_repository *repository, Endpoint &endpoint, Operation &operation,
                              const QString &branch);

} // namespace slipway::git
