// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/mirror.h"

#include "core/base/logging.h"
#include "core/git/giterror.h"
#include "core/git/mirrorfiles.h"
#include "core/git/mirrorlocks.h"
#include "core/git/mirrorrenewal.h"
#include "core/git/objectid.h"
#include "core/git/operation.h"
#include "core/git/packdownload.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <utility>

namespace slipway::git {

namespace {

constexpr QLatin1String kDamageMark("/slipway-damaged");

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

bool pointsAt(git_repository *repository, const QByteArray &ref, const git_oid &commit)
{
    ReferenceHandle reference;
    ObjectHandle object;
    return git_reference_lookup(Out(reference), repository, ref.constData()) == 0 &&
           git_reference_peel(Out(object), reference.get(), GIT_OBJECT_COMMIT) == 0 &&
           git_oid_equal(git_object_id(object.get()), &commit) == 1;
}

Error movedOn(const Tip &tip)
{
    return {ErrorCode::GitFailed, tip.tag.isEmpty() ? tip.branch : tip.tag,
            QStringLiteral("it has moved since it was looked at; %1 is no longer its tip").arg(tip.commit)};
}

} // namespace

Mirror::Mirror(QString path)
    : m_path(std::move(path))
{
}

Result<RepositoryHandle> Mirror::open() const
{
    if (QFileInfo::exists(m_path + kDamageMark))
        return fail(ErrorCode::GitDamaged, m_path, QStringLiteral("marked as damaged"));
    return openMirror(m_path);
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
    SLIPWAY_ASSIGN(const auto writer, writerOf(lock, operation));
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
    const FetchTarget target = FetchTarget::of(tip);
    auto received = download(repository->get(), endpoint, operation, target);
    if (!received) {
        if (received.error().code == ErrorCode::GitCommitMissing)
            return rebuild(endpoint, operation, tip, lock);
        if (operation.error() || received.error().code != ErrorCode::GitDamaged)
            return fail(received.error());
        qCInfo(lcGit) << "mirror" << m_path << "is damaged:" << received.error().detail;
        return rebuild(endpoint, operation, tip, lock);
    }
    SLIPWAY_ASSIGN(repository, openMirror(m_path));
    presence = presenceOf(repository->get(), id);
    if (presence == Presence::Absent && !pointsAt(repository->get(), target.ref, id))
        return fail(movedOn(tip));
    if (presence != Presence::Complete)
        return rebuild(endpoint, operation, tip, lock);
    repository->reset();
    if (needsRenewal(m_path)) {
        if (const auto renewed = renewMirror(m_path, operation, lock); !renewed)
            qCInfo(lcGit) << "mirror" << m_path << "was not renewed:" << renewed.error().detail;
        SLIPWAY_TRY(operation.check());
    }
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
        SLIPWAY_ASSIGN(const RepositoryHandle repository, createMirror(made));
        received = download(repository.get(), endpoint, operation, FetchTarget::of(tip));
        if (!received && received.error().code == ErrorCode::GitCommitMissing)
            received = downloadEverything(repository.get(), endpoint, operation);
    }
    if (received) {
        // Opened again: what counts is what stands on disk.
        SLIPWAY_ASSIGN(const git_oid id, objectId(tip.commit));
        SLIPWAY_ASSIGN(const RepositoryHandle repository, openMirror(made));
        if (presenceOf(repository.get(), id) != Presence::Complete)
            received = tip.isExact ? fail(ErrorCode::GitCommitMissing, tip.commit) : fail(movedOn(tip));
    } else if (received.error().code == ErrorCode::GitDamaged) {
        received.error().code = ErrorCode::GitFailed; // a new mirror cannot be: the answer was
    }
    if (received) {
        noteFreshSize(made);
        if (auto placed = takePlace(made, m_path, lock); !placed)
            received = fail(placed.error());
    }
    removeWhatever(made);
    if (!received)
        return fail(received.error());
    return FetchOutcome{false, *received};
}

Result<qint64> Mirror::fetchModule(Endpoint &endpoint, Operation &operation, const QString &commit, MirrorLock &lock)
{
    SLIPWAY_ASSIGN(const auto writer, writerOf(lock, operation));
    SLIPWAY_ASSIGN(const git_oid id, objectId(commit));
    operation.setTargetFolder(QFile::encodeName(QFileInfo(m_path).path()));
    SLIPWAY_TRY(operation.checkRoom());
    const QByteArray ref = "refs/slipway-modules/" + commit.toLatin1();
    SLIPWAY_ASSIGN(RepositoryHandle repository, open());
    auto received = download(repository.get(), endpoint, operation, {commit.toLatin1(), ref});
    if (!received && received.error().code == ErrorCode::GitCommitMissing)
        received = downloadEverything(repository.get(), endpoint, operation);
    if (!received)
        return received;
    SLIPWAY_ASSIGN(repository, openMirror(m_path));
    if (presenceOf(repository.get(), id) != Presence::Complete)
        return fail(ErrorCode::GitCommitMissing, commit);
    ReferenceHandle reference;
    if (const int code = git_reference_create(Out(reference), repository.get(), ref.constData(), &id, 1, nullptr);
        code != 0)
        return fail(errorOfLibrary(code, m_path));
    return received;
}

} // namespace slipway::git
