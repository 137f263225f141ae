// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

namespace slipway {

class Database;

// One sealed value. Opaque here: only core/vault can open it.
struct SealedRow {
    QString table;
    qint64 rowId = 0;
    QString field;
    QByteArray nonce;
    QByteArray ciphertext;
    QByteArray tag;
};

// Tells sealed values from each other without opening any: nonce and tag, new each time one is sealed.
class SealedMarks
{
public:
    void add(const QString &table, qint64 rowId, const QString &field, const QByteArray &mark);
    // Empty where there is no such value.
    QByteArray find(const QString &table, qint64 rowId, const QString &field) const;

private:
    QHash<QString, QHash<qint64, QHash<QString, QByteArray>>> m_marks;
};

// The vault's rows. Any thread, blocking.
class SealedStore
{
public:
    explicit SealedStore(Database &database)
        : m_database(database)
    {
    }
    Result<std::optional<SealedRow>> get(const QString &table, qint64 rowId, const QString &field) const;
    Result<> put(const SealedRow &row);
    Result<> putAll(const QVector<SealedRow> &rows); // one transaction: key rotation
    Result<> remove(const QString &table, qint64 rowId, const QString &field);
    Result<> removeAll(const QString &table, qint64 rowId);
    Result<QStringList> fields(const QString &table, qint64 rowId) const;
    Result<QVector<SealedRow>> all() const;
    Result<SealedMarks> marks() const; // of all; cheap: without the values

private:
    Database &m_database;
};

} // namespace slipway
