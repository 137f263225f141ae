// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/treelist.h"

#include "core/git/giterror.h"
#include "core/git/operation.h"
#include "core/git/worktree/pathcheck.h"

#include <utility>

namespace slipway::git {

namespace {

// A few kilobytes of trees can name billions of files ("Git bomb").
constexpr size_t kMostFiles = 250'000;
constexpr int kMostDepth = 200;

// Control characters would spoil the sentence that names the path.
QString shown(const QString &folder, const QByteArray &name)
{
    QString text = QString::fromUtf8(name);
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = QLatin1Char('?');
    }
    return folder + text;
}

class Lister
{
public:
    Lister(git_repository *repository, const Operation &operation)
        : m_repository(repository)
        , m_operation(operation)
    {
    }

    // `folder` is empty or ends with "/".
    Result<> walk(const git_oid *id, const QString &folder, int depth)
    {
        SLIPWAY_TRY(m_operation.check());
        if (depth > kMostDepth)
            return fail(ErrorCode::GitHostile, folder, QStringLiteral("more than %1 folders deep").arg(kMostDepth));
        TreeHandle tree;
        if (const int code = git_tree_lookup(Out(tree), m_repository, id); code != 0)
            return fail(ErrorCode::GitDamaged, folder, errorOfLibrary(code, folder).detail);
        const size_t count = git_tree_entrycount(tree.get());
        for (size_t i = 0; i < count; ++i)
            SLIPWAY_TRY(add(git_tree_entry_byindex(tree.get(), i), folder, depth));
        return {};
    }

    Result<> checkClashes() const
    {
        for (auto it = list.folders.cbegin(); it != list.folders.cend(); ++it) {
            if (list.index.contains(it.key()))
                return fail(ErrorCode::GitHostile, it.key(), QStringLiteral("a file and a folder at once"));
        }
        return {};
    }

    TreeList list;

private:
    Result<> add(const git_tree_entry *entry, const QString &folder, int depth)
    {
        const QByteArray name = git_tree_entry_name(entry);
        if (!isSafeName(name))
            return fail(ErrorCode::GitHostile, shown(folder, name), QStringLiteral("a name that may not be written"));
        const QString path = folder + QString::fromUtf8(name);
        if (QString::fromUtf8(name).toUtf8() != name) {
            list.skipped << shown(folder, name);
            return {};
        }
        switch (git_tree_entry_filemode(entry)) {
        case GIT_FILEMODE_TREE:
            return walk(git_tree_entry_id(entry), path + QLatin1Char('/'), depth + 1);
        case GIT_FILEMODE_COMMIT:
            return addModule(*git_tree_entry_id(entry), path, depth);
        case GIT_FILEMODE_LINK:
            return addFile(path, folder, *git_tree_entry_id(entry), 0120000);
        case GIT_FILEMODE_BLOB_EXECUTABLE:
            return addFile(path, folder, *git_tree_entry_id(entry), 0100755);
        default:
            return addFile(path, folder, *git_tree_entry_id(entry), 0100644);
        }
    }

    // A submodule's commit is in the mirror where it was fetched.
    Result<> addModule(const git_oid &id, const QString &path, int depth)
    {
        CommitHandle commit;
        if (git_commit_lookup(Out(commit), m_repository, &id) != 0) {
            list.submodules << path;
            return {};
        }
        return walk(git_commit_tree_id(commit.get()), path + QLatin1Char('/'), depth + 1);
    }

    Result<> addFile(const QString &path, const QString &folder, const git_oid &oid, quint32 mode)
    {
        if (list.files.size() >= kMostFiles)
            return fail(ErrorCode::GitHostile, path, QStringLiteral("more than 250,000 files"));
        if (list.index.contains(path))
            return fail(ErrorCode::GitHostile, path, QStringLiteral("the same path twice"));
        list.index.insert(path, list.files.size());
        list.files.push_back({path, oid, mode});
        QString parent = folder;
        while (!parent.isEmpty()) {
            parent.chop(1);
            if (list.folders.contains(parent))
                break;
            list.folders.insert(parent, true);
            parent.truncate(parent.lastIndexOf(QLatin1Char('/')) + 1);
        }
        return {};
    }

    git_repository *m_repository;
    const Operation &m_operation;
};

} // namespace

Result<TreeList> listTree(git_repository *repository, const git_oid &commit, const Operation &operation)
{
    CommitHandle handle;
    if (const int code = git_commit_lookup(Out(handle), repository, &commit); code != 0)
        return fail(ErrorCode::GitDamaged, {}, errorOfLibrary(code, {}).detail);
    Lister lister(repository, operation);
    SLIPWAY_TRY(lister.walk(git_commit_tree_id(handle.get()), QString(), 0));
    SLIPWAY_TRY(lister.checkClashes());
    return std::move(lister.list);
}

} // namespace slipway::git
