// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/history.h"

#include "core/git/giterror.h"
#include "core/git/mirror.h"
#include "core/git/objectid.h"

namespace slipway::git {

namespace {

Result<CommitHandle> commitOf(git_repository *repository, const QString &hex)
{
    SLIPWAY_ASSIGN(const git_oid id, objectId(hex));
    CommitHandle commit;
    const int code = git_commit_lookup(Out(commit), repository, &id);
    if (code == GIT_ENOTFOUND)
        return fail(ErrorCode::NotFound, hex, QStringLiteral("the mirror does not have this commit"));
    if (code != 0)
        return fail(ErrorCode::GitDamaged, hex, errorOfLibrary(code, hex).detail);
    return commit;
}

Result<TreeHandle> treeOf(git_repository *repository, const QString &hex)
{
    if (hex.isEmpty())
        return TreeHandle();
    SLIPWAY_ASSIGN(const CommitHandle commit, commitOf(repository, hex));
    TreeHandle tree;
    if (const int code = git_commit_tree(Out(tree), commit.get()); code != 0)
        return fail(ErrorCode::GitDamaged, hex, errorOfLibrary(code, hex).detail);
    return tree;
}

} // namespace

Result<QStringList> changedPaths(git_repository *repository, const QString &from, const QString &to)
{
    SLIPWAY_ASSIGN(const TreeHandle before, treeOf(repository, from));
    SLIPWAY_ASSIGN(const TreeHandle after, treeOf(repository, to));
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_SKIP_BINARY_CHECK;
    DiffHandle diff;
    if (const int code = git_diff_tree_to_tree(Out(diff), repository, before.get(), after.get(), &options); code != 0)
        return fail(ErrorCode::GitDamaged, to, errorOfLibrary(code, to).detail);
    QStringList paths;
    const size_t count = git_diff_num_deltas(diff.get());
    paths.reserve(qsizetype(count));
    for (size_t i = 0; i < count; ++i) {
        const git_diff_delta *delta = git_diff_get_delta(diff.get(), i);
        paths << QString::fromUtf8(delta->status == GIT_DELTA_DELETED ? delta->old_file.path : delta->new_file.path);
    }
    return paths;
}

Result<CommitInfo> readCommit(git_repository *repository, const QString &commit)
{
    SLIPWAY_ASSIGN(const CommitHandle handle, commitOf(repository, commit));
    CommitInfo info;
    info.commit = commit;
    info.subject = QString::fromUtf8(git_commit_summary(handle.get()));
    info.author = QString::fromUtf8(git_commit_author(handle.get())->name);
    info.timeSeconds = qint64(git_commit_time(handle.get()));
    return info;
}

} // namespace slipway::git
