// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/checkoutplan.h"

#include "core/git/objectid.h"
#include "core/git/operation.h"

#include <QCryptographicHash>
#include <QSet>
#include <algorithm>
#include <functional>
#include <utility>

namespace slipway::git {

namespace {

using Kind = DiskEntry::Kind;
const QLatin1String kAboutToRemove("-");

QString parentOf(const QString &path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf(QLatin1Char('/')), 0));
}

bool isLinkMode(quint32 mode)
{
    return mode == 0120000;
}

class Planner
{
public:
    Planner(const TreeList &target, const LfsFiles &lfs, git_odb *odb, const QHash<QString, LedgerEntry> &ledger,
            WorkFolder &folder, const Operation &operation)
        : m_target(target)
        , m_lfs(lfs)
        , m_odb(odb)
        , m_ledger(ledger)
        , m_folder(folder)
        , m_operation(operation)
    {
    }

    Result<CheckoutPlan> make()
    {
        // In the order of paths: neighbours share an open folder.
        QStringList known = m_ledger.keys();
        std::sort(known.begin(), known.end());
        for (const QString &path : std::as_const(known))
            SLIPWAY_TRY(lookAtKnown(m_ledger[path]));
        for (size_t i = 0; i < m_target.files.size(); ++i)
            SLIPWAY_TRY(lookAtWanted(i));
        std::sort(m_plan.newFolders.begin(), m_plan.newFolders.end());
        std::sort(m_plan.oldFolders.begin(), m_plan.oldFolders.end(), std::greater<>());
        return std::move(m_plan);
    }

private:
    enum class Content { Ours, Edited, Foreign };
    struct Found {
        Content content = Content::Foreign;
        QString oid; // of what is on disk
    };

    static tl::unexpected<Error> foreign(const QString &path, const char *why)
    {
        return fail(ErrorCode::GitForeignFile, path, QString::fromLatin1(why));
    }

    // Git's id of what is on disk; of the pointer where it is the content of one of these in Git LFS.
    Result<QString> idOf(const QString &path, const DiskEntry &disk, const QStringList &pointers)
    {
        for (const QString &oid : pointers) {
            git_oid id;
            if (oid.size() != GIT_OID_SHA1_HEXSIZE || git_oid_fromstr(&id, oid.toLatin1().constData()) != 0)
                continue;
            const auto pointer = lfsPointerOf(m_odb, id);
            if (!pointer)
                continue;
            SLIPWAY_ASSIGN(const bool isContent, m_folder.isContentOf(*pointer, path, disk));
            if (isContent)
                return oid;
        }
        return m_folder.blobId(path, disk);
    }

    // Whose content a file or link is, without reading it where its row still fits.
    Result<Found> identify(const QString &path, const DiskEntry &disk, const LedgerEntry *known,
                           const QString &wanted = {})
    {
        const bool isLink = disk.kind == Kind::Link;
        if (known && known->pendingOid.isEmpty() && !known->oid.isEmpty() && isLinkMode(known->mode) == isLink &&
            known->size == disk.size && known->mtimeNs == disk.mtimeNs)
            return Found{Content::Ours, known->oid};
        // A power cut before the sync may leave what we were writing without its
        // content; were it somebody else's, nothing is lost with it.
        if (known && !known->pendingOid.isEmpty() && disk.kind == Kind::File && disk.size == 0)
            return Found{Content::Ours, {}};
        QStringList pointers{wanted};
        if (known)
            pointers << known->oid << known->pendingOid;
        SLIPWAY_ASSIGN(const QString oid, idOf(path, disk, pointers));
        if (!known)
            return Found{Content::Foreign, oid};
        if (!oid.isEmpty() && (oid == known->oid || oid == known->pendingOid))
            return Found{Content::Ours, oid};
        // A row without oid: we never came to write it, so what is there is not ours.
        return Found{known->oid.isEmpty() ? Content::Foreign : Content::Edited, oid};
    }

    Result<> lookAtKnown(const LedgerEntry &known)
    {
        SLIPWAY_TRY(m_operation.check());
        if (known.mode == kFolderMode) {
            if (!m_target.folders.contains(known.path))
                m_plan.oldFolders << known.path;
            return {};
        }
        if (!known.pendingOid.isEmpty() && known.pendingOid != kAboutToRemove) {
            const QString parent = parentOf(known.path);
            m_plan.leftovers << (parent.isEmpty() ? QString() : parent + QLatin1Char('/')) +
                                    temporaryName(known.path, known.pendingOid);
        }
        if (m_target.index.contains(known.path))
            return {};
        SLIPWAY_ASSIGN(const DiskEntry disk, m_folder.entry(known.path));
        if (disk.kind != Kind::File && disk.kind != Kind::Link) {
            m_plan.forgotten << known.path;
            return {};
        }
        SLIPWAY_ASSIGN(const Found found, identify(known.path, disk, &known));
        if (found.content == Content::Foreign) {
            m_plan.forgotten << known.path;
            return {};
        }
        CheckoutPlan::Removal removal{known, found.content == Content::Edited, m_target.folders.contains(known.path)};
        for (QString above = parentOf(known.path); !above.isEmpty(); above = parentOf(above)) {
            if (!m_target.index.contains(above))
                continue;
            removal.isEarly = true;
            if (removal.hasEdits) // its copy would keep the folder in the way
                return foreign(known.path, "an edited file in a folder that becomes a file");
        }
        m_removed.insert(known.path, removal.hasEdits);
        m_plan.removals.push_back(std::move(removal));
        return {};
    }

    Result<> lookAtWanted(size_t place)
    {
        SLIPWAY_TRY(m_operation.check());
        const TreeFile &file = m_target.files[place];
        const auto row = m_ledger.constFind(file.path);
        const LedgerEntry *known = row == m_ledger.cend() || row->mode == kFolderMode ? nullptr : &*row;
        SLIPWAY_ASSIGN(const DiskEntry disk, m_folder.entry(file.path));
        CheckoutPlan::Write write{place, known ? *known : LedgerEntry{}, false, false};
        switch (disk.kind) {
        case Kind::Absent:
            if (!disk.blocker.isEmpty() && !m_removed.contains(disk.blocker))
                return foreign(disk.blocker, "stands where a folder is to be");
            break;
        case Kind::Folder:
            SLIPWAY_TRY(clearFolder(file.path));
            break;
        case Kind::Other:
            return foreign(file.path, "no file");
        case Kind::File:
        case Kind::Link: {
            SLIPWAY_ASSIGN(const Found found, identify(file.path, disk, known, hexOf(file.oid)));
            const auto pointer = m_lfs.constFind(place);
            const bool isPointerText = pointer != m_lfs.cend() && pointer->size != disk.size;
            if (found.oid == hexOf(file.oid) && !isPointerText && (disk.kind == Kind::Link) == file.isLink()) {
                if (!file.isLink() && disk.isExecutable != file.isExecutable()) {
                    write.isModeOnly = true;
                    break;
                }
                const LedgerEntry right{file.path, found.oid, {}, file.mode, disk.size, disk.mtimeNs};
                if (!known || *known != right)
                    m_plan.settled << right;
                return {};
            }
            if (found.content == Content::Foreign)
                return foreign(file.path, "not from Git");
            write.hasEdits = found.content == Content::Edited;
            break;
        }
        }
        SLIPWAY_TRY(needFolders(parentOf(file.path)));
        m_plan.writes.push_back(std::move(write));
        return {};
    }

    Result<> needFolders(const QString &folder)
    {
        if (folder.isEmpty() || m_checkedFolders.contains(folder))
            return {};
        m_checkedFolders.insert(folder);
        SLIPWAY_TRY(needFolders(parentOf(folder)));
        SLIPWAY_ASSIGN(const DiskEntry disk, m_folder.entry(folder));
        if (disk.kind != Kind::Folder)
            m_plan.newFolders << folder;
        return {};
    }

    // A folder where a file is to be: only if all in it is ours and goes anyway.
    Result<> clearFolder(const QString &path)
    {
        SLIPWAY_ASSIGN(const QStringList names, m_folder.names(path));
        // Any row will do: a killed checkout may have got as far as emptying it.
        bool isOurs = m_ledger.contains(path);
        for (const QString &name : names) {
            const QString child = path + QLatin1Char('/') + name;
            SLIPWAY_ASSIGN(const DiskEntry disk, m_folder.entry(child));
            if (disk.kind == Kind::Folder)
                SLIPWAY_TRY(clearFolder(child));
            else if (!m_removed.contains(child) && !m_plan.leftovers.contains(child))
                return foreign(child, "stands in a folder that becomes a file");
            isOurs = true;
        }
        if (!isOurs)
            return foreign(path, "a folder where a file is to be");
        m_plan.clearedFolders << path;
        m_plan.oldFolders.removeAll(path);
        return {};
    }

    const TreeList &m_target;
    const LfsFiles &m_lfs;
    git_odb *m_odb;
    const QHash<QString, LedgerEntry> &m_ledger;
    WorkFolder &m_folder;
    const Operation &m_operation;
    CheckoutPlan m_plan;
    QHash<QString, bool> m_removed; // path → keeps a copy
    QSet<QString> m_checkedFolders;
};

} // namespace

QString temporaryName(const QString &path, const QString &oid)
{
    const QByteArray both = path.toUtf8() + '\0' + oid.toLatin1();
    const QByteArray hash = QCryptographicHash::hash(both, QCryptographicHash::Sha1).toHex();
    return QStringLiteral(".slipway-%1.part").arg(QLatin1String(hash.left(16)));
}

Result<CheckoutPlan> planCheckout(const TreeList &target, const LfsFiles &lfs, git_odb *odb,
                                  const QHash<QString, LedgerEntry> &ledger, WorkFolder &folder,
                                  const Operation &operation)
{
    return Planner(target, lfs, odb, ledger, folder, operation).make();
}

} // namespace slipway::git
