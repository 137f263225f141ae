// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/libgit.h"

#include "core/git/history.h"
#include "core/git/libraryinit.h"
#include "core/git/mirror.h"
#include "core/git/mirrorlocks.h"
#include "core/git/mirrorrenewal.h"
#include "core/git/operation.h"
#include "core/git/remoterefs.h"
#include "core/git/transport/transportfor.h"
#include "core/git/worktree/checkout.h"

#include <mutex>
#include <shared_mutex>

namespace slipway::git {

struct LibGit::State {
    LibraryInit library; // first in, last out
    GitLimits limits;
    Connections connections;
    MirrorLocks mirrors;

    Result<RemoteRefs> list(const Remote &remote, const CancelToken &cancel)
    {
        Operation operation(cancel, limits, subjectOf(remote));
        SLIPWAY_ASSIGN(const auto endpoint, transportFor(remote, {}, connections, operation));
        auto refs = listRemote(*endpoint, operation);
        if (refs)
            refs->movedTo = endpoint->movedTo();
        return refs;
    }

    // A mirror that turns out to be damaged is made anew by the next fetch.
    template <class T>
    Result<T> noticeDamage(const QString &mirrorPath, Result<T> result)
    {
        if (!result && result.error().code == ErrorCode::GitDamaged)
            Mirror(mirrorPath).markDamaged();
        return result;
    }
};

LibGit::LibGit(const GitLimits &limits)
    : m_state(std::make_unique<State>())
{
    m_state->limits = limits;
}

LibGit::~LibGit() = default;

Result<Tip> LibGit::look(const Remote &remote, const std::optional<QString> &branch, const CancelToken &cancel)
{
    SLIPWAY_ASSIGN(const RemoteRefs refs, m_state->list(remote, cancel));
    return refs.tip(branch, displayUrl(remote.url));
}

Result<Tip> LibGit::lookFor(const Remote &remote, const Follow &follow, const CancelToken &cancel)
{
    // A commit is what it is; whether the server still has it shows when it is fetched.
    if (follow.kind == Follow::Kind::Commit) {
        SLIPWAY_TRY(objectId(follow.name.toLower()));
        return Tip{follow.name.toLower(), {}, {}, true, {}};
    }
    SLIPWAY_ASSIGN(const RemoteRefs refs, m_state->list(remote, cancel));
    return refs.tipOf(follow, displayUrl(remote.url));
}

Result<QStringList> LibGit::branches(const Remote &remote, const CancelToken &cancel)
{
    SLIPWAY_ASSIGN(const RemoteRefs refs, m_state->list(remote, cancel));
    QStringList names;
    for (const auto &branch : refs.branches)
        names << branch.name;
    return names;
}

Result<FetchOutcome> LibGit::fetch(const Remote &remote, const QString &mirrorPath, const Tip &tip,
                                   const ProgressSink &progress, const CancelToken &cancel)
{
    Operation operation(cancel, m_state->limits, subjectOf(remote), progress);
    operation.setSizeLimit(remote.mostBytes, displayUrl(remote.url));
    SLIPWAY_ASSIGN(const auto endpoint, transportFor(remote, tip.commit, m_state->connections, operation));
    const auto lock = m_state->mirrors.forPath(mirrorPath);
    return Mirror(mirrorPath).fetch(*endpoint, operation, tip, *lock);
}

Result<CheckoutOutcome> LibGit::checkout(const CheckoutRequest &request, WorkTreeLedger &ledger,
                                         const ProgressSink &progress, const CancelToken &cancel)
{
    Operation operation(cancel, m_state->limits, request.workTree, progress);
    SLIPWAY_TRY(operation.check());
    const auto lock = m_state->mirrors.forPath(request.mirrorPath);
    const std::shared_lock place(lock->place);
    SLIPWAY_ASSIGN(const git_oid commit, objectId(request.commit));
    SLIPWAY_ASSIGN(const RepositoryHandle repository, Mirror(request.mirrorPath).open());
    noteUse(repository.get(), request.workTree, commit);
    operation.setSizeLimit(request.mostBytes, request.workTree);
    return m_state->noticeDamage(request.mirrorPath,
                                 checkoutCommit(repository.get(), commit, request, ledger, operation));
}

Result<QStringList> LibGit::changedFiles(const QString &mirrorPath, const QString &from, const QString &to)
{
    const auto lock = m_state->mirrors.forPath(mirrorPath);
    const std::shared_lock place(lock->place);
    SLIPWAY_ASSIGN(const RepositoryHandle repository, Mirror(mirrorPath).open());
    return m_state->noticeDamage(mirrorPath, changedPaths(repository.get(), from, to));
}

Result<CommitInfo> LibGit::commitInfo(const QString &mirrorPath, const QString &commit)
{
    const auto lock = m_state->mirrors.forPath(mirrorPath);
    const std::shared_lock place(lock->place);
    SLIPWAY_ASSIGN(const RepositoryHandle repository, Mirror(mirrorPath).open());
    return m_state->noticeDamage(mirrorPath, readCommit(repository.get(), commit));
}

bool LibGit::hasCommit(const QString &mirrorPath, const QString &commit)
{
    const auto lock = m_state->mirrors.forPath(mirrorPath);
    const std::shared_lock place(lock->place);
    return Mirror(mirrorPath).hasCommit(commit);
}

} // namespace slipway::git
