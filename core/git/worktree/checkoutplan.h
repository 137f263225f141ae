// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/lfs/lfsfiles.h"
#include "core/git/worktree/treelist.h"
#include "core/git/worktree/workfolder.h"
#include "core/model/ledgerentry.h"

#include <QHash>
#include <QStringList>
#include <QVector>
#include <vector>

namespace slipway::git {

class Operation;

constexpr quint32 kFolderMode = 0040000; // a row of the ledger for a folder we made

// What a checkout is going to do; making it reads the disk and writes nothing.
struct CheckoutPlan {
    struct Write {
        size_t file = 0;         // in TreeList::files
        LedgerEntry known;       // the ledger's row; path empty = none
        bool hasEdits = false;   // a copy is kept
        bool isModeOnly = false; // the content is right already
    };
    struct Removal {
        LedgerEntry known;
        bool hasEdits = false;
        bool isEarly = false; // stands where a folder or a file is to be
    };
    std::vector<Write> writes;
    std::vector<Removal> removals;
    QStringList clearedFolders;   // ours, a file takes their place; deepest first
    QStringList newFolders;       // parents first
    QStringList oldFolders;       // ours, the commit has nothing in them; deepest first
    QVector<LedgerEntry> settled; // right on disk; only the row is to be written
    QStringList forgotten;        // rows of what is no longer there or no longer ours
    QStringList leftovers;        // temporary files of a killed checkout
};

// The name a file has while it is written, another for each file; path and
// pendingOid of its row in the ledger tell it again.
QString temporaryName(const QString &path, const QString &oid);

// Compares commit, ledger and disk. A file is ours when the ledger has it or
// when it equals the commit's. A tracked file with another content was edited
// in place. Anything else in the way is GitForeignFile (subject = its path). In
// all of this a content of Git LFS counts as its pointer, whose id the ledger has.
Result<CheckoutPlan> planCheckout(const TreeList &target, const LfsFiles &lfs, git_odb *odb,
                                  const QHash<QString, LedgerEntry> &ledger, WorkFolder &folder,
                                  const Operation &operation);

} // namespace slipway::git
