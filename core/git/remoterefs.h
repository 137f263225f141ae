// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"

namespace slipway::git {

class Endpoint;
class Operation;

// What a server says it has (ls-remote): short branch names, sorted, with their
// commits, and where its HEAD points.
struct RemoteRefs {
    struct Branch {
        QString name;
        QString commit;
    };
    QVector<Branch> branches;
    QString headBranch; // empty where HEAD names no branch that exists
    QString headCommit;
    QString movedTo; // as Tip's

    bool isEmpty() const { return branches.isEmpty() && headCommit.isEmpty(); }
    // The commit of a branch; nullopt = of HEAD. Errors: GitEmpty,
    // GitBranchMissing (detail: up to ten branches there are).
    Result<Tip> tip(const std::optional<QString> &branch, const QString &url) const;
};

Result<RemoteRefs> listRemote(Endpoint &endpoint, Operation &operation);

} // namespace slipway::git
