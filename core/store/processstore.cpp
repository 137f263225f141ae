// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/processstore.h"

#include "core/store/database.h"
#include "core/store/query.h"

namespace slipway {

using sql::Query;

Result<> ProcessStore::add(const ProcessRow &row)
{
    return m_database.write([&](QSqlDatabase &database) {
        // A group id that comes again is another process: the older one has ended.
        Query query(database,
                    "INSERT OR REPLACE INTO process (group_id, run_id, start_ticks, boot_id) VALUES (?, ?, ?, ?)");
        return query.run(row.groupId, row.runId, static_cast<qint64>(row.startTicks), row.bootId);
    });
}

Result<> ProcessStore::remove(qint64 groupId)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database, "DELETE FROM process WHERE group_id = ?");
        return query.run(groupId);
    });
}

Result<QVector<ProcessRow>> ProcessStore::all() const
{
    QVector<ProcessRow> rows;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT group_id, run_id, start_ticks, boot_id FROM process ORDER BY group_id");
        SLIPWAY_TRY(query.run());
        while (query.next()) {
            ProcessRow row;
            row.groupId = query.number();
            row.runId = query.id<RunId>();
            row.startTicks = static_cast<quint64>(query.number());
            row.bootId = query.text();
            rows << row;
        }
        return query.finish();
    }));
    return rows;
}

Result<> ProcessStore::clear()
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "DELETE FROM process");
        return query.run();
    });
}

} // namespace slipway
