// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/gitaccess.h"
#include "core/git/handles.h"
#include "core/git/worktree/checkoutplan.h"

namespace slipway::git {

class LfsStore;
class Operation;

// What was written, in the order of the plan.
struct WrittenFiles {
    QStringList paths;
    QStringList keptCopies;
    QStringList notes;
    QVector<LedgerEntry> rows; // as they are on disk now
};

struct TreeWriterInput {
    const CheckoutRequest &request;
    const TreeList &target;
    const LfsFiles &lfs;
    const LfsStore &store;
    git_odb *odb;
};

// Puts the planned files into their folders, which are there. Where they are
// many, a second thread takes half of them, each with an object database and a
// WorkFolder of its own: making a file costs the file system more than anything
// else a checkout does. A large blob is unpacked piece by piece where the pack
// has it whole; else one at a time is held in memory. Progress is reported on the
// calling thread; when this returns no thread is left. Errors: GitTooBig before a
// blob is unpacked that would pass the operation's size limit (contents of Git LFS
// count towards it), GitDamaged with the mirror's path, GitHostile, and WorkFolder's.
Result<WrittenFiles> writeFiles(const TreeWriterInput &input, const std::vector<CheckoutPlan::Write> &writes,
                                WorkFolder &folder, Operation &operation);

// A copy of an edited file beside it, under a name that neither the disk nor the commit has.
Result<QString> keepCopy(const QString &path, const TreeWriterInput &input, WorkFolder &folder);

} // namespace slipway::git
