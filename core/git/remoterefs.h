// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"

namespace slipway::git {

class Endpoint;
class Operation;

// What a server says it has (ls-remote): short names of branches (sorted) and
// tags with their commits, and where its HEAD points.
struct RemoteRefs {
    struct Branch {
        QString name;
        QString commit;
    };
    QVector<Branch> branches;
    QVector<Branch> tags; // of an annotated tag the commit, not the tag
    QString headBranch;   // empty where HEAD names no branch that exists
    QString headCommit;
    QString movedTo; // as Tip's

    bool isEmpty() const { return branches.isEmpty() && headCommit.isEmpty(); }
    // The commit of a branch; nullopt = of HEAD. Errors: GitEmpty,
    // GitBranchMissing (detail: up to ten branches there are).
    Result<Tip> tip(const std::optional<QString> &branch, const QString &url) const;
    // Of whatever is followed but a commit. Also GitTagMissing.
    Result<Tip> tipOf(const Follow &follow, const QString &url) const;
};

Result<RemoteRefs> listRemote(Endpoint &endpoint, Operation &operation);

} // namespace slipway::git
