// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/mirror.h"

#include "core/base/logging.h"
#include "core/git/giterror.h"
#include "core/git/mirrorlocks.h"
#include "core/git/operation.h"
#include "core/git/packdownload.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace slipway::git {

namespace {

constexpr QLatin1String kDamageMark("/slipway-damaged");

Result<RepositoryHandle> openAt(const QString &path)
{
    RepositoryHandle repository;
    ConfigHandle config; // read first: on a broken one libgit2 1.8 leaks what it opens
    int code = git_config_open_ondisk(Out(config), QFile::encodeName(path + QStringLiteral("/config")).constData());
    if (code == 0)
        code = git_repository_open_bare(Out(repository), QFile::encodeName(path).constData());
    if (code != 0)
        return fail(ErrorCode::GitDamaged, path, errorOfLibrary(code, path).detail);
    return repository;
}

Result<RepositoryHandle> createAt(const QString &path)
{
    RepositoryHandle repository;
    git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
    options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
    options.mode = 0700;
    options.initial_head = "slipway";
    const int code = git_repository_init_ext(Out(repository), QFile::encodeName(path).constData(), &options);
    if (code != 0) {
        Error error = errorOfLibrary(code, path);
        if (error.code == ErrorCode::GitDamaged || error.code == ErrorCode::GitFailed)
            error.code = ErrorCode::FileAccess;
        return fail(std::move(error));
    }
    return repository;
}

void removeWhatever(const QString &path)
{
    if (!QFile::remove(path))
        QDir(path).removeRecursively();
}

// Each tree is looked at once: a few small ones can name billions of files.
bool treeIsComplete(git_repository *repository, git_odb *odb, const git_oid *id, QSet<QByteArray> &seen)
{
    const QByteArray key(reinterpret_cast<const char *>(id->id), GIT_OID_SHA1_SIZE);
    if (seen.contains(key))
        return true;
    seen.insert(key);
    TreeHandle tree;
    if (git_tree_lookup(Out(tree), repository, id) != 0)
        return false;
    const size_t count = git_tree_entrycount(tree.get());
    for (size_t i = 0; i < count; ++i) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree.get(), i);
        const git_oid *entryId = git_tree_entry_id(entry);
        const git_object_t type = git_tree_entry_type(entry);
        if (type == GIT_OBJECT_TREE && !treeIsComplete(repository, odb, entryId, seen))
            return false;
        if (type == GIT_OBJECT_BLOB && !git_odb_exists_ext(odb, entryId, GIT_ODB_LOOKUP_NO_REFRESH))
            return false;
    }
    return true;
}

// Whether the commit can be checked out: it, its trees, and that its files are there.
enum class Presence { Absent, Incomplete, Complete };
Presence presenceOf(git_repository *repository, const git_oid &id)
{
    OdbHandle odb;
    if (git_repository_odb(Out(odb), repository) != 0)
        return Presence::Incomplete;
    if (!git_odb_exists(odb.get(), &id))
        return Presence::Absent;
    CommitHandle commit;
    QSet<QByteArray> seen;
    if (git_commit_lookup(Out(commit), repository, &id) != 0)
        return Presence::Incomplete;
    return treeIsComplete(repository, odb.get(), git_commit_tree_id(commit.get()), seen) ? Presence::Complete
                                                                                         : Presence::Incomplete;
}

Error movedOn(const Tip &tip)
{
    return {ErrorCode::GitFailed, tip.branch,
            QStringLiteral("the branch has moved since it was looked at; %1 is no longer its tip").arg(tip.commit)};
}

} // namespace

Result<git_oid> objectId(const QString &hex)
{
    git_oid id;
    if (hex.size() != GIT_OID_SHA1_HEXSIZE || git_oid_fromstr(&id, hex.toLatin1().constData()) != 0)
        return fail(ErrorCode::Internal, hex, QStringLiteral("not a commit id"));
    return id;
}

Mirror::Mirror(QString path)
    : m_path(std::move(path))
{
}

Result<RepositoryHandle> Mirror::open() const
{
    if (QFileInfo::exists(m_path + kDamageMark))
        return fail(ErrorCode::GitDamaged, m_path, QStringLiteral("marked as damaged"));
    return openAt(m_path);
}

bool Mirror::hasCommit(const QString &commit) const
{
    const auto id = objectId(commit);
    const auto repository = open();
    OdbHandle odb;
    if (!id || !repository || git_repository_odb(Out(odb), repository->get()) != 0)
        return false;
    return git_odb_exists(odb.get(), &*id) == 1;
}

void Mirror::markDamaged() const
{
    QFile mark(m_path + kDamageMark);
    if (!mark.open(QIODevice::WriteOnly))
        qCWarning(lcGit) << "cannot mark" << m_path << "as damaged:" << mark.errorString();
}

Result<FetchOutcome> Mirror::fetch(Endpoint &endpoint, Operation &operation, const Tip &tip, MirrorLock &lock)
{
    std::unique_lock writer(lock.writer, std::defer_lock);
    while (!writer.try_lock_for(std::chrono::milliseconds(50)))
        SLIPWAY_TRY(operation.check());
    SLIPWAY_ASSIGN(const git_oid id, objectId(tip.commit));
    removeWhatever(m_path + QStringLiteral(".new")); // of a creation that was killed

    operation.setTargetFolder(QFile::encodeName(QFileInfo(m_path).path()));
    auto repository = open();
    if (!repository)
        return rebuild(endpoint, operation, tip, lock);
    Presence presence = presenceOf(repository->get(), id);
    if (presence == Presence::Complete)
        return FetchOutcome{true, 0};
    if (presence == Presence::Incomplete)
        return rebuild(endpoint, operation, tip, lock);

    SLIPWAY_TRY(operation.checkRoom());
    auto received = downloadBranch(repository->get(), endpoint, operation, tip.branch);
    if (!received) {
        if (operation.error() || received.error().code != ErrorCode::GitDamaged)
            return fail(received.error());
        qCInfo(lcGit) << "mirror" << m_path << "is damaged:" << received.error().detail;
        return rebuild(endpoint, operation, tip, lock);
    }
    SLIPWAY_ASSIGN(repository, openAt(m_path));
    presence = presenceOf(repository->get(), id);
    git_oid fetched{};
    const bool isTip = git_reference_name_to_id(&fetched, repository->get(), mirrorRef(tip.branch).constData()) == 0 &&
                       git_oid_equal(&fetched, &id) == 1;
    if (presence == Presence::Absent && !isTip)
        return fail(movedOn(tip));
    if (presence != Presence::Complete)
        return rebuild(endpoint, operation, tip, lock);
    return FetchOutcome{false, *received};
}

Result<FetchOutcome> Mirror::rebuild(Endpoint &endpoint, Operation &operation, const Tip &tip, MirrorLock &lock)
{
    if (!QDir().mkpath(QFileInfo(m_path).path()))
        return fail(ErrorCode::FileAccess, QFileInfo(m_path).path());
    SLIPWAY_TRY(operation.checkRoom());
    const QString made = m_path + QStringLiteral(".new");
    Result<qint64> received = 0;
    {
        SLIPWAY_ASSIGN(const RepositoryHandle repository, createAt(made));
        received = downloadBranch(repository.get(), endpoint, operation, tip.branch);
    }
    if (received) {
        // Opened again: what counts is what stands on disk.
        SLIPWAY_ASSIGN(const git_oid id, objectId(tip.commit));
        SLIPWAY_ASSIGN(const RepositoryHandle repository, openAt(made));
        if (presenceOf(repository.get(), id) != Presence::Complete)
            received = fail(movedOn(tip));
    } else if (received.error().code == ErrorCode::GitDamaged) {
        received.error().code = ErrorCode::GitFailed; // a new mirror cannot be: the answer was
    }
    if (received) {
        if (auto placed = takePlace(made, lock); !placed)
            received = fail(placed.error());
    }
    removeWhatever(made);
    if (!received)
        return fail(received.error());
    return FetchOutcome{false, *received};
}

Result<> Mirror::takePlace(const QString &made, MirrorLock &lock) const
{
    const QByteArray from = QFile::encodeName(made);
    const QByteArray to = QFile::encodeName(m_path);
    const std::unique_lock place(lock.place);
    // Exchanged in one step where there is an old one: never a moment without a mirror.
    if (::access(to.constData(), F_OK) == 0 &&
        ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_EXCHANGE) == 0)
        return {};
    if (::rename(from.constData(), to.constData()) == 0)
        return {};
    // A file system that cannot exchange: a kill in between costs one more clone.
    removeWhatever(m_path);
    if (::rename(from.constData(), to.constData()) != 0)
        return fail(errorOfSystem(errno, m_path));
    return {};
}

} // namespace slipway::git
