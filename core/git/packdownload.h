// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/gitaccess.h"

#include <QByteArray>
#include <QString>
#include <git2.h>

namespace slipway::git {

class Endpoint;
class Operation;

// What is fetched and where the mirror keeps it. "/" is flattened, so that a
// branch "a" that went and a branch "a/b" that came do not stand in each
// other's way; a name that begins with "%" is no branch (HEAD, tags, commits).
struct FetchTarget {
    QByteArray source; // the server's ref, or 40 hex
    QByteArray ref;    // refs/slipway/…

    static FetchTarget of(const Tip &tip);
};

// Fetches one target, one commit deep, without other tags; the number of bytes
// received. Keeps the shallow file whole: libgit2 before 1.9 forgets the older
// shallow commits on a fetch (and all of them on a fetch with nothing new),
// after which the mirror is unusable, so the file is written as the union of
// before and after. Tries once more where the branch moved between the two
// requests of one fetch (the server then ends the answer early). Errors:
// GitCommitMissing where the server does not hand out a commit by its id.
Result<qint64> download(git_repository *repository, Endpoint &endpoint, Operation &operation,
                        const FetchTarget &target);
// All branches with their whole history, for a server like that.
Result<qint64> downloadEverything(git_repository *repository, Endpoint &endpoint, Operation &operation);

} // namespace slipway::git
