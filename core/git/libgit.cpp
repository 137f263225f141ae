// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/libgit.h"

#include "core/git/history.h"
#include "core/git/lfs/lfsfetch.h"
#include "core/git/lfs/lfsfiles.h"
#include "core/git/libraryinit.h"
#include "core/git/mirror.h"
#include "core/git/mirrorlocks.h"
#include "core/git/mirrorrenewal.h"
#include "core/git/objectid.h"
#include "core/git/operation.h"
#include "core/git/remoterefs.h"
#include "core/git/submodules.h"
#include "core/git/transport/transportfor.h"
#include "core/git/worktree/checkout.h"
#include "core/model/errortext.h"

#include <QFile>
#include <mutex>
#include <shared_mutex>
#include <utility>

namespace slipway::git {

namespace {
constexpr int kMostNesting = 20;
}

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

    // What the commit's .gitmodules name, level by level; the bytes received.
    Result<qint64> fetchModules(const Remote &remote, const QString &mirrorPath, const Tip &tip,
                                const Operation &operation, const ProgressSink &progress, const CancelToken &cancel)
    {
        qint64 bytes = 0;
        SLIPWAY_ASSIGN(const git_oid commit, objectId(tip.commit));
        const auto lock = mirrors.forPath(mirrorPath);
        for (int level = 0; level < kMostNesting; ++level) {
            QVector<MissingModule> missing;
            {
                const std::shared_lock place(lock->place);
                SLIPWAY_ASSIGN(const RepositoryHandle repository, Mirror(mirrorPath).open());
                SLIPWAY_ASSIGN(missing, missingModules(repository.get(), commit, remote.url.trimmed(), operation));
            }
            if (missing.isEmpty())
                return bytes;
            for (const MissingModule &module : std::as_const(missing)) {
                auto received = fetchModule(remote, module, mirrorPath, progress, cancel);
                if (!received)
                    return fail(ofModule(received.error(), module));
                bytes += *received;
            }
        }
        return fail(ErrorCode::GitHostile, tip.commit, QStringLiteral("submodules in submodules without end"));
    }

    Result<qint64> fetchModule(const Remote &remote, const MissingModule &module, const QString &mirrorPath,
                               const ProgressSink &progress, const CancelToken &cancel)
    {
        const Remote from = remoteOfModule(remote, module.url);
        // A repository of a server must not read folders of this machine.
        if (isLocal(module.url) && !isLocal(remote.url.trimmed()))
            return fail(ErrorCode::GitUrlInvalid, displayUrl(module.url), QStringLiteral("a folder of this machine"));
        Operation operation(cancel, limits, subjectOf(from), progress);
        operation.setSizeLimit(remote.mostBytes, displayUrl(from.url));
        SLIPWAY_ASSIGN(const auto endpoint, transportFor(from, module.commit, connections, operation));
        const auto lock = mirrors.forPath(mirrorPath);
        return Mirror(mirrorPath).fetchModule(*endpoint, operation, module.commit, *lock);
    }

    static Remote remoteOfModule(const Remote &remote, const QString &url)
    {
        Remote from = remote;
        from.url = url;
        if (!isSameServer(remote.url.trimmed(), url)) {
            from.credential.reset();
            from.caFile.clear();
            from.caPem.clear();
        }
        return from;
    }

    // What the commit's files have in Git LFS; the bytes received.
    Result<qint64> fetchLfs(const Remote &remote, const QString &mirrorPath, const Tip &tip,
                            const ProgressSink &progress, const CancelToken &cancel)
    {
        Operation operation(cancel, limits, subjectOf(remote), progress);
        operation.setSizeLimit(remote.mostBytes, displayUrl(remote.url));
        operation.setTargetFolder(QFile::encodeName(mirrorPath));
        SLIPWAY_ASSIGN(const git_oid commit, objectId(tip.commit));
        const LfsStore store(mirrorPath);
        const auto lock = mirrors.forPath(mirrorPath);
        SLIPWAY_ASSIGN(const auto writer, writerOf(*lock, operation)); // nobody moves the mirror meanwhile
        SLIPWAY_ASSIGN(const RepositoryHandle repository, Mirror(mirrorPath).open());
        SLIPWAY_ASSIGN(const auto missing, missingLfsFiles(repository.get(), commit, store, operation));
        if (missing.isEmpty())
            return 0;
        SLIPWAY_ASSIGN(const auto modules, presentModules(repository.get(), commit, remote.url.trimmed(), operation));
        QHash<QString, QVector<LfsFile>> byFolder; // each from the repository it is of
        for (const LfsFile &file : missing) {
            QString folder = file.path;
            do
                folder.truncate(folder.lastIndexOf(QLatin1Char('/'), -2) + 1);
            while (!folder.isEmpty() && !modules.contains(folder));
            byFolder[folder].append(file);
        }
        LfsTally tally;
        tally.progress.totalObjects = missing.size();
        for (const LfsFile &file : missing)
            tally.progress.totalBytes += file.pointer.size;
        SLIPWAY_ASSIGN(const TreeList tree, listTree(repository.get(), commit, operation));
        for (auto it = byFolder.cbegin(); it != byFolder.cend(); ++it) {
            SLIPWAY_ASSIGN(const QString named, lfsUrlOf(repository.get(), tree, it.key()));
            Remote from = it.key().isEmpty() ? remote : remoteOfModule(remote, modules.value(it.key()));
            if (!named.isEmpty())
                from = remoteOfModule(remote, named); // the credential goes along on the same server only
            Operation part(cancel, limits, subjectOf(from), progress);
            part.setTargetFolder(QFile::encodeName(mirrorPath));
            SLIPWAY_TRY(fetchLfsFiles(from, !named.isEmpty(), it.value(), store, connections, part, tally));
        }
        forgetUnusedLfsFiles(repository.get(), store, operation);
        return tally.bytes;
    }

    static bool isLocal(const QString &url)
    {
        return url.startsWith(QLatin1Char('/')) || url.startsWith(QLatin1String("file:"), Qt::CaseInsensitive);
    }

    // Errors from before a server was asked have no address yet.
    static Error named(Error error, const MissingModule &module)
    {
        if (error.subject.isEmpty())
            error.subject = module.url.isEmpty() ? module.path : displayUrl(module.url);
        return error;
    }

    // What only a person can mend is said about the submodule.
    static Error ofModule(const Error &error, const MissingModule &module)
    {
        const bool isOfModule = error.code == ErrorCode::GitAuth || error.code == ErrorCode::GitNotFound ||
                                error.code == ErrorCode::GitUrlInvalid || error.code == ErrorCode::GitCommitMissing ||
                                error.code == ErrorCode::GitEmpty || error.code == ErrorCode::GitTls ||
                                error.code == ErrorCode::GitRedirect;
        if (!isOfModule)
            return error;
        // Several lines: the last one is what the sentence ends with.
        return {ErrorCode::GitSubmodule, module.path,
                error.detail + QLatin1Char('\n') + errorText(named(error, module)).sentence};
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
    SLIPWAY_ASSIGN(FetchOutcome outcome, Mirror(mirrorPath).fetch(*endpoint, operation, tip, *lock));
    SLIPWAY_ASSIGN(const qint64 bytes, m_state->fetchModules(remote, mirrorPath, tip, operation, progress, cancel));
    SLIPWAY_ASSIGN(const qint64 lfsBytes, m_state->fetchLfs(remote, mirrorPath, tip, progress, cancel));
    outcome.receivedBytes += bytes + lfsBytes;
    outcome.wasThere = outcome.wasThere && bytes + lfsBytes == 0;
    return outcome;
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
    operation.setSizeLimit(request.mostBytes,
                           request.address.isEmpty() ? request.workTree : displayUrl(request.address));
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
