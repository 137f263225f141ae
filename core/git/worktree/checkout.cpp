// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/checkout.h"

#include "core/git/giterror.h"
#include "core/git/lfs/lfsstore.h"
#include "core/git/objectid.h"
#include "core/git/operation.h"
#include "core/git/worktree/blobreader.h"
#include "core/git/worktree/checkoutplan.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSet>
#include <utility>

namespace slipway::git {

namespace {

// Above this many files one sync of the file system is cheaper than one each.
constexpr size_t kMostSingleSyncs = 8;

QString sentence(const char *text)
{
    return QCoreApplication::translate("Checkout", text);
}

bool leavesTheTree(const QString &path, const QByteArray &target)
{
    if (target.startsWith('/'))
        return true;
    const QString folder = path.left(path.lastIndexOf(QLatin1Char('/')) + 1);
    const QString reached = QDir::cleanPath(folder + QString::fromUtf8(target));
    return reached == QLatin1String("..") || reached.startsWith(QLatin1String("../"));
}

class Checkout
{
public:
    Checkout(git_repository *repository, const CheckoutRequest &request, WorkTreeLedger &ledger, WorkFolder &folder,
             Operation &operation)
        : m_repository(repository)
        , m_request(request)
        , m_ledger(ledger)
        , m_folder(folder)
        , m_operation(operation)
    {
    }

    Result<CheckoutOutcome> run(const git_oid &commit)
    {
        SLIPWAY_ASSIGN(m_target, listTree(m_repository, commit, m_operation));
        SLIPWAY_ASSIGN(m_known, m_ledger.load());
        if (const int code = git_repository_odb(Out(m_odb), m_repository); code != 0)
            return fail(ErrorCode::GitDamaged, m_request.mirrorPath, errorOfLibrary(code, {}).detail);
        SLIPWAY_ASSIGN(m_lfs, lfsFiles(m_repository, commit, m_target, m_operation));
        SLIPWAY_ASSIGN(m_plan, planCheckout(m_target, m_lfs, m_odb.get(), m_known, m_folder, m_operation));
        noteWhatIsLeftOut();

        SLIPWAY_TRY(checkLfs());
        SLIPWAY_TRY(announce());
        SLIPWAY_TRY(clearTheWay());
        SLIPWAY_TRY(write());
        SLIPWAY_TRY(removeTheRest());
        SLIPWAY_TRY(sync());
        SLIPWAY_TRY(settle());
        return std::move(m_outcome);
    }

private:
    void noteWhatIsLeftOut()
    {
        for (const QString &path : std::as_const(m_target.submodules))
            m_outcome.notes << sentence(QT_TRANSLATE_NOOP(
                                            "Checkout", "The submodule %1 was left out: .gitmodules does not name it."))
                                   .arg(path);
        for (const QString &path : std::as_const(m_target.skipped))
            m_outcome.notes << sentence(
                                   QT_TRANSLATE_NOOP("Checkout", "The file %1 was left out: its name is not UTF-8."))
                                   .arg(path);
    }

    // Never a pointer in place of what it stands for.
    Result<> checkLfs() const
    {
        for (const auto &planned : m_plan.writes) {
            const auto pointer = m_lfs.constFind(planned.file);
            if (!planned.isModeOnly && pointer != m_lfs.cend() && !m_store.has(*pointer))
                return fail(ErrorCode::GitLfs, m_target.files[planned.file].path,
                            QStringLiteral("its content was not fetched"));
        }
        return {};
    }

    // The ledger first: whatever happens from here on is known as ours.
    Result<> announce()
    {
        QVector<LedgerEntry> rows;
        for (const auto &planned : m_plan.writes) {
            if (planned.isModeOnly)
                continue;
            const TreeFile &file = m_target.files[planned.file];
            LedgerEntry row = planned.known;
            row.path = file.path;
            // Of a killed checkout both may still be what is on disk; the one
            // that is, counts as ours from its hash at the next look.
            if (!planned.hasEdits && !row.pendingOid.isEmpty() && row.pendingOid != QLatin1String("-")) {
                SLIPWAY_ASSIGN(const DiskEntry disk, m_folder.entry(row.path));
                if (disk.kind == DiskEntry::Kind::File || disk.kind == DiskEntry::Kind::Link) {
                    SLIPWAY_ASSIGN(row.oid, m_folder.blobId(row.path, disk));
                }
            }
            row.pendingOid = hexOf(file.oid);
            row.mode = row.mode == 0 ? file.mode : row.mode;
            rows << row;
        }
        for (const auto &removal : m_plan.removals) {
            LedgerEntry row = removal.known;
            // A killed write left its new content: that is what is ours to remove.
            if (!row.pendingOid.isEmpty() && row.pendingOid != QLatin1String("-") && !removal.hasEdits) {
                SLIPWAY_ASSIGN(const DiskEntry disk, m_folder.entry(row.path));
                SLIPWAY_ASSIGN(row.oid, m_folder.blobId(row.path, disk));
            }
            row.pendingOid = QStringLiteral("-");
            rows << row;
        }
        QSet<QString> goingFiles;
        for (const auto &removal : m_plan.removals)
            goingFiles.insert(removal.known.path);
        for (const QString &folder : std::as_const(m_plan.newFolders)) {
            m_rows << LedgerEntry{folder, {}, {}, kFolderMode, 0, 0};
            if (!goingFiles.contains(folder)) // until it is gone the row is the file's
                rows << m_rows.constLast();
        }
        m_rows << m_plan.settled;
        if (!rows.isEmpty())
            SLIPWAY_TRY(m_ledger.write(rows, {}));
        return {};
    }

    Result<> clearTheWay()
    {
        for (const QString &leftover : std::as_const(m_plan.leftovers))
            SLIPWAY_TRY(m_folder.removeFile(leftover));
        for (const auto &removal : m_plan.removals) {
            if (removal.isEarly)
                SLIPWAY_TRY(remove(removal));
        }
        for (const QString &folder : std::as_const(m_plan.clearedFolders)) {
            SLIPWAY_ASSIGN(const bool isGone, m_folder.removeFolder(folder));
            if (!isGone) // somebody was faster than we
                return fail(ErrorCode::GitForeignFile, folder, QStringLiteral("a folder that is not empty"));
            if (!m_target.index.contains(folder) && m_known.contains(folder))
                m_plan.forgotten << folder;
        }
        return {};
    }

    Result<> write()
    {
        for (const QString &folder : std::as_const(m_plan.newFolders))
            SLIPWAY_TRY(m_folder.makeFolder(folder));
        Progress progress;
        progress.totalFiles = qint64(m_plan.writes.size());
        std::vector<git_oid> oids;
        qint64 lfsBytes = 0;
        for (const auto &planned : m_plan.writes) {
            if (const auto pointer = m_lfs.constFind(planned.file); isBlob(planned))
                oids.push_back(m_target.files[planned.file].oid);
            else if (pointer != m_lfs.cend())
                lfsBytes += pointer->size;
        }
        SLIPWAY_TRY(m_operation.checkSize(lfsBytes, 0));
        BlobReader blobs(m_odb.get(), m_request.mirrorPath, std::move(oids), lfsBytes, m_operation);
        for (const auto &planned : m_plan.writes) {
            SLIPWAY_TRY(m_operation.check());
            SLIPWAY_TRY(writeOne(planned, blobs));
            ++progress.writtenFiles;
            m_operation.report(progress, progress.writtenFiles == progress.totalFiles);
        }
        return {};
    }

    // Else only its mode is set, or its content is in the store of Git LFS.
    bool isBlob(const CheckoutPlan::Write &planned) const
    {
        return !planned.isModeOnly && !m_lfs.contains(planned.file);
    }

    Result<> writeOne(const CheckoutPlan::Write &planned, BlobReader &blobs)
    {
        const TreeFile &file = m_target.files[planned.file];
        const QString oid = hexOf(file.oid);
        Result<DiskEntry> written;
        if (planned.isModeOnly) {
            written = m_folder.setExecutable(file.path, file.isExecutable());
        } else {
            if (planned.hasEdits)
                SLIPWAY_TRY(keepCopy(file.path));
            if (isBlob(planned)) {
                SLIPWAY_ASSIGN(const BlobReader::Blob blob, blobs.next());
                written = blob.packed ? writePacked(file, *blob.packed) : writeBlob(file, blob.object.get());
            } else {
                written = writeLfs(file, *m_lfs.constFind(planned.file));
            }
        }
        if (!written)
            return fail(written.error());
        m_outcome.written << file.path;
        m_rows << LedgerEntry{file.path, oid, {}, file.mode, written->size, written->mtimeNs};
        return {};
    }

    Result<DiskEntry> writeBlob(const TreeFile &file, git_odb_object *blob)
    {
        if (git_odb_object_type(blob) != GIT_OBJECT_BLOB)
            return fail(ErrorCode::GitHostile, file.path, QStringLiteral("not a blob"));
        const auto *data = static_cast<const char *>(git_odb_object_data(blob));
        const size_t size = git_odb_object_size(blob);
        noteContent(file, data, size);
        const QString temporary = temporaryName(hexOf(file.oid));
        return file.isLink() ? m_folder.writeLink(file.path, temporary, QByteArray(data, qsizetype(size)))
                             : m_folder.writeFile(file.path, temporary, data, size, file.isExecutable());
    }

    Result<DiskEntry> writePacked(const TreeFile &file, PackedBlob &blob)
    {
        if (file.isLink())
            return fail(ErrorCode::GitHostile, file.path, QStringLiteral("a link of %1 bytes").arg(blob.size()));
        return writePieces(file, [&blob](char *buffer, qsizetype size) { return blob.read(buffer, size); });
    }

    Result<DiskEntry> writeLfs(const TreeFile &file, const LfsPointer &pointer)
    {
        QFile content(m_store.pathOf(pointer.oid));
        if (!content.open(QIODevice::ReadOnly) || content.size() != pointer.size)
            return fail(ErrorCode::FileAccess, content.fileName(), content.errorString());
        return writePieces(file, [&content](char *buffer, qsizetype size) -> Result<qsizetype> {
            const qint64 got = content.read(buffer, size);
            if (got < 0)
                return fail(ErrorCode::FileAccess, content.fileName(), content.errorString());
            return got;
        });
    }

    // Can be cancelled between two of them.
    Result<DiskEntry> writePieces(const TreeFile &file, const WorkFolder::Pieces &next)
    {
        return m_folder.writeFile(
            file.path, temporaryName(hexOf(file.oid)),
            [&](char *buffer, qsizetype size) -> Result<qsizetype> {
                SLIPWAY_TRY(m_operation.check());
                return next(buffer, size);
            },
            file.isExecutable());
    }

    void noteContent(const TreeFile &file, const char *data, size_t size)
    {
        if (file.isLink() && leavesTheTree(file.path, QByteArray::fromRawData(data, qsizetype(size))))
            m_outcome.notes << sentence(QT_TRANSLATE_NOOP("Checkout", "The link %1 points outside the stack's folder."))
                                   .arg(file.path);
        else if (!file.isLink() && LfsPointer::parse(QByteArray::fromRawData(data, qsizetype(size))))
            m_outcome.notes << sentence(QT_TRANSLATE_NOOP("Checkout",
                                                          "The file %1 is a Git LFS pointer and was left as it is: no "
                                                          ".gitattributes file of the repository uses Git LFS."))
                                   .arg(file.path);
    }

    Result<> keepCopy(const QString &path)
    {
        QString copy;
        for (int number = 1;; ++number) {
            copy = path + QLatin1Char('.') + m_request.keepSuffix;
            if (number > 1)
                copy += QStringLiteral("-%1").arg(number);
            SLIPWAY_ASSIGN(const DiskEntry disk, m_folder.entry(copy));
            if (disk.kind == DiskEntry::Kind::Absent && !m_target.index.contains(copy) &&
                !m_target.folders.contains(copy))
                break;
        }
        SLIPWAY_TRY(m_folder.keepCopy(path, copy));
        m_outcome.keptCopies << copy;
        return {};
    }

    Result<> remove(const CheckoutPlan::Removal &removal)
    {
        const QString &path = removal.known.path;
        SLIPWAY_TRY(m_operation.check());
        if (removal.hasEdits)
            SLIPWAY_TRY(keepCopy(path));
        SLIPWAY_TRY(m_folder.removeFile(path));
        m_outcome.removed << path;
        m_plan.forgotten << path;
        return {};
    }

    Result<> removeTheRest()
    {
        for (const auto &removal : m_plan.removals) {
            if (!removal.isEarly)
                SLIPWAY_TRY(remove(removal));
        }
        for (const QString &folder : std::as_const(m_plan.oldFolders)) {
            SLIPWAY_ASSIGN(const bool isGone, m_folder.removeFolder(folder));
            if (isGone) // else it holds what is not ours
                m_plan.forgotten << folder;
        }
        return {};
    }

    Result<> sync()
    {
        if (m_outcome.written.isEmpty() && m_outcome.removed.isEmpty())
            return {};
        if (size_t(m_outcome.written.size() + m_outcome.removed.size()) > kMostSingleSyncs)
            return m_folder.syncAll();
        for (const QString &path : std::as_const(m_outcome.written))
            SLIPWAY_TRY(m_folder.syncFile(path));
        for (const QString &path : std::as_const(m_outcome.removed))
            SLIPWAY_TRY(m_folder.syncFile(path));
        return {};
    }

    Result<> settle()
    {
        QSet<QString> kept;
        for (const LedgerEntry &row : std::as_const(m_rows))
            kept.insert(row.path);
        QStringList gone;
        for (const QString &path : std::as_const(m_plan.forgotten)) {
            if (!kept.contains(path))
                gone << path;
        }
        return m_rows.isEmpty() && gone.isEmpty() ? Result<>{} : m_ledger.write(m_rows, gone);
    }

    git_repository *m_repository;
    const CheckoutRequest &m_request;
    WorkTreeLedger &m_ledger;
    WorkFolder &m_folder;
    Operation &m_operation;
    OdbHandle m_odb;
    TreeList m_target;
    LfsFiles m_lfs;
    const LfsStore m_store{m_request.mirrorPath};
    QHash<QString, LedgerEntry> m_known;
    CheckoutPlan m_plan;
    QVector<LedgerEntry> m_rows; // as they are at the end
    CheckoutOutcome m_outcome;
};

} // namespace

Result<CheckoutOutcome> checkoutCommit(git_repository *repository, const git_oid &commit,
                                       const CheckoutRequest &request, WorkTreeLedger &ledger, Operation &operation)
{
    SLIPWAY_ASSIGN(const auto folder, WorkFolder::open(request.workTree));
    return Checkout(repository, request, ledger, *folder, operation).run(commit);
}

} // namespace slipway::git
