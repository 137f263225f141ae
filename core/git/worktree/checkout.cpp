// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/checkout.h"

#include "core/git/giterror.h"
#include "core/git/lfs/lfsstore.h"
#include "core/git/objectid.h"
#include "core/git/operation.h"
#include "core/git/worktree/checkoutplan.h"
#include "core/git/worktree/treewriter.h"

#include <QCoreApplication>
#include <QSet>
#include <utility>

namespace slipway::git {

namespace {

// Above this many files one sync of the file system is cheaper than one each.
constexpr size_t kMostSingleSyncs = 8;

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
            m_outcome.notes << QCoreApplication::translate(
                                   "Checkout", "The submodule %1 was left out: .gitmodules does not name it.")
                                   .arg(path);
        for (const QString &path : std::as_const(m_target.skipped))
            m_outcome.notes << QCoreApplication::translate("Checkout",
                                                           "The file %1 was left out: its name is not UTF-8.")
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
        SLIPWAY_ASSIGN(const WrittenFiles written, writeFiles(writerInput(), m_plan.writes, m_folder, m_operation));
        m_outcome.written << written.paths;
        m_outcome.keptCopies << written.keptCopies;
        m_outcome.notes << written.notes;
        m_rows << written.rows;
        return {};
    }

    TreeWriterInput writerInput() const { return {m_request, m_target, m_lfs, m_store, m_odb.get()}; }

    Result<> remove(const CheckoutPlan::Removal &removal)
    {
        const QString &path = removal.known.path;
        SLIPWAY_TRY(m_operation.check());
        if (removal.hasEdits) {
            SLIPWAY_ASSIGN(const QString copy, keepCopy(path, writerInput(), m_folder));
            m_outcome.keptCopies << copy;
        }
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
