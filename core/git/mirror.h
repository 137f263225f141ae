// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/handles.h"

namespace slipway::git {

class Endpoint;
class Operation;
struct MirrorLock;

// The shallow bare clone of one repository. Holds one commit deep what was
// fetched, one ref for each thing followed (refs/slipway/…, see FetchTarget), no
// address. What work trees use stays when it is renewed (see mirrorrenewal.h). A mirror with a
// missing object, a broken configuration or the damage mark is made anew beside
// the old one ("PATH.new") and takes its place in one step; what a killed
// creation left is removed. Any thread, with the path's MirrorLock; opens the
// repository afresh, since libgit2 before 1.9 remembers a shallow file that was
// rewritten under it.
class Mirror
{
public:
    explicit Mirror(QString path);

    // Errors: those of the endpoint; GitFailed where the branch has moved and
    // the tip cannot be had any more; DiskFull, FileAccess.
    Result<FetchOutcome> fetch(Endpoint &endpoint, Operation &operation, const Tip &tip, MirrorLock &lock);

    // Brings one commit of another repository (a submodule's) into the mirror.
    Result<qint64> fetchModule(Endpoint &endpoint, Operation &operation, const QString &commit, MirrorLock &lock);

    Result<RepositoryHandle> open() const;
    bool hasCommit(const QString &commit) const;
    // The next fetch makes the mirror anew.
    void markDamaged() const;

private:
    Result<FetchOutcome> rebuild(Endpoint &endpoint, Operation &operation, const Tip &tip, MirrorLock &lock);

    QString m_path;
};

} // namespace slipway::git
