// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/handles.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <vector>

namespace slipway::git {

class Operation;

// One file or link a commit has.
struct TreeFile {
    QString path; // '/' separated
    git_oid oid{};
    quint32 mode = 0; // 0100644, 0100755, 0120000

    bool isLink() const { return mode == 0120000; }
    bool isExecutable() const { return mode == 0100755; }
};

// Everything a commit wants in a work tree, checked before anything is written.
struct TreeList {
    std::vector<TreeFile> files;  // in the order of the trees: a folder's files stand together
    QHash<QString, size_t> index; // path → place in files
    QHash<QString, bool> folders; // every folder that has a file of the commit
    QStringList submodules;       // not in the mirror
    QStringList skipped;          // names that are not UTF-8
};

// Errors: GitHostile (a name isSafeName refuses, the same path twice, a file
// that is a folder too, over 250,000 files; subject = path), GitDamaged.
Result<TreeList> listTree(git_repository *repository, const git_oid &commit, const Operation &operation);

} // namespace slipway::git
