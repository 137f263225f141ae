// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sealedstore.h"

#include "core/store/database.h"
#include "core/store/query.h"

namespace slipway {

namespace {

using sql::Query;

SealedRow sealedFrom(Query &row)
{
    SealedRow sealed;
    sealed.table = row.text();
    sealed.rowId = row.number();
    sealed.field = row.text();
    sealed.nonce = row.bytes();
    sealed.ciphertext = row.bytes();
    sealed.tag = row.bytes();
    return sealed;
}

Result<> putRow(const QSqlDatabase &database, const SealedRow &row)
{
    Query query(database, "INSERT INTO sealed (table_name, row_id, field, nonce, ciphertext, tag) "
                          "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (table_name, row_id, field) DO UPDATE SET "
                          "nonce = excluded.nonce, ciphertext = excluded.ciphertext, tag = excluded.tag");
    return query.run(row.table, row.rowId, row.field, row.nonce, row.ciphertext, row.tag);
}

} // namespace

void SealedMarks::add(const QString &table, qint64 rowId, const QString &field, const QByteArray &mark)
{
    m_marks[table][rowId].insert(field, mark);
}

QByteArray SealedMarks::find(const QString &table, qint64 rowId, const QString &field) const
{
    const auto rows = m_marks.constFind(table);
    if (rows == m_marks.cend())
        return {};
    const auto row = rows->constFind(rowId);
    return row == rows->cend() ? QByteArray() : row->value(field);
}

Result<std::optional<SealedRow>> SealedStore::get(const QString &table, qint64 rowId, const QString &field) const
{
    std::optional<SealedRow> found;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT table_name, row_id, field, nonce, ciphertext, tag FROM sealed "
                              "WHERE table_name = ? AND row_id = ? AND field = ?");
        SLIPWAY_TRY(query.run(table, rowId, field));
        if (query.next())
            found = sealedFrom(query);
        return query.finish();
    }));
    return found;
}

Result<> SealedStore::put(const SealedRow &row)
{
    return m_database.write([&](QSqlDatabase &database) { return putRow(database, row); });
}

Result<> SealedStore::putAll(const QVector<SealedRow> &rows)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        for (const SealedRow &row : rows)
            SLIPWAY_TRY(putRow(database, row));
        return {};
    });
}

Result<> SealedStore::remove(const QString &table, qint64 rowId, const QString &field)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database, "DELETE FROM sealed WHERE table_name = ? AND row_id = ? AND field = ?");
        return query.run(table, rowId, field);
    });
}

Result<> SealedStore::removeAll(const QString &table, qint64 rowId)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database, "DELETE FROM sealed WHERE table_name = ? AND row_id = ?");
        return query.run(table, rowId);
    });
}

Result<QStringList> SealedStore::fields(const QString &table, qint64 rowId) const
{
    QStringList fields;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT field FROM sealed WHERE table_name = ? AND row_id = ? ORDER BY field");
        SLIPWAY_TRY(query.run(table, rowId));
        while (query.next())
            fields << query.text();
        return query.finish();
    }));
    return fields;
}

Result<QVector<SealedRow>> SealedStore::all() const
{
    QVector<SealedRow> rows;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT table_name, row_id, field, nonce, ciphertext, tag FROM sealed "
                              "ORDER BY table_name, row_id, field");
        SLIPWAY_TRY(query.run());
        while (query.next())
            rows << sealedFrom(query);
        return query.finish();
    }));
    return rows;
}

Result<SealedMarks> SealedStore::marks() const
{
    SealedMarks marks;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT table_name, row_id, field, nonce, tag FROM sealed");
        SLIPWAY_TRY(query.run());
        while (query.next()) {
            const QString table = query.text();
            const qint64 id = query.number();
            const QString field = query.text();
            const QByteArray nonce = query.bytes();
            marks.add(table, id, field, nonce + query.bytes());
        }
        return query.finish();
    }));
    return marks;
}

} // namespace slipway
