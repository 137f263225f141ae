// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgerstore.h"

#include "core/store/database.h"
#include "core/store/query.h"

namespace slipway {

using sql::Query;

Result<QHash<QString, LedgerEntry>> LedgerStore::load(const QString &workTree) const
{
    QHash<QString, LedgerEntry> entries;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT path, oid, pending_oid, mode, size, mtime_ns FROM ledger WHERE work_tree = ?");
        SLIPWAY_TRY(query.run(workTree));
        while (query.next()) {
            LedgerEntry entry;
            entry.path = query.text();
            entry.oid = query.text();
            entry.pendingOid = query.text();
            entry.mode = static_cast<quint32>(query.number());
            entry.size = query.number();
            entry.mtimeNs = query.number();
            entries.insert(entry.path, entry);
        }
        return query.finish();
    }));
    return entries;
}

Result<> LedgerStore::write(const QString &workTree, const QVector<LedgerEntry> &entries,
                            const QStringList &removedPaths)
{
    if (entries.isEmpty() && removedPaths.isEmpty())
        return {};
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query remove(database, "DELETE FROM ledger WHERE work_tree = ? AND path = ?");
        for (const QString &path : removedPaths)
            SLIPWAY_TRY(remove.run(workTree, path));
        Query put(database, "INSERT OR REPLACE INTO ledger (work_tree, path, oid, pending_oid, mode, size, mtime_ns) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (const LedgerEntry &entry : entries) {
            SLIPWAY_TRY(put.run(workTree, entry.path, entry.oid, entry.pendingOid, static_cast<qint64>(entry.mode),
                                entry.size, entry.mtimeNs));
        }
        return {};
    });
}

Result<> LedgerStore::forget(const QString &workTree)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database, "DELETE FROM ledger WHERE work_tree = ?");
        return query.run(workTree);
    });
}

} // namespace slipway
