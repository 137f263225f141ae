// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/auditstore.h"

#include "core/store/database.h"
#include "core/store/query.h"

#include <limits>

namespace slipway {

namespace {

constexpr qint64 kMaxEntries = 10'000;

} // namespace

using sql::Query;

Result<> AuditStore::add(const AuditEntry &entry)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "INSERT INTO audit (happened_at, who, sender, action, subject, status) "
                              "VALUES (?, ?, ?, ?, ?, ?)");
        SLIPWAY_TRY(query.run(entry.at, entry.who, entry.sender, entry.action, entry.subject, entry.status));
        Query old(database, "DELETE FROM audit WHERE id <= ?");
        return old.run(query.insertedId() - kMaxEntries);
    });
}

Result<QVector<AuditEntry>> AuditStore::list(int limit, qint64 before) const
{
    QVector<AuditEntry> entries;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT id, happened_at, who, sender, action, subject, status FROM audit WHERE id < ? "
                              "ORDER BY id DESC LIMIT ?");
        SLIPWAY_TRY(query.run(before > 0 ? before : std::numeric_limits<qint64>::max(), limit));
        while (query.next()) {
            AuditEntry entry;
            entry.id = query.number();
            entry.at = query.time();
            entry.who = query.text();
            entry.sender = query.text();
            entry.action = query.text();
            entry.subject = query.text();
            entry.status = query.smallNumber();
            entries << entry;
        }
        return query.finish();
    }));
    return entries;
}

} // namespace slipway
