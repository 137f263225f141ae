// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <optional>

class QSqlError;

namespace slipway::sql {

// What SQLite said as an Error: a full disk, a damaged file and a taken name
// (Conflict, no subject) are told apart; everything else is DatabaseQuery.
Error errorOf(const QSqlError &error, const QSqlDatabase &database);

// Values as they stand in the tables: times are milliseconds UTC or NULL,
// texts are never NULL, lists are JSON arrays of strings, booleans are 0 and 1.
inline QVariant bound(qint64 value)
{
    return QVariant::fromValue(value);
}
inline QVariant bound(int value)
{
    return value;
}
inline QVariant bound(bool value)
{
    return value ? 1 : 0;
}
QVariant bound(const QString &text);
QVariant bound(const std::optional<QString> &text); // nullopt = NULL
QVariant bound(const QByteArray &bytes);
QVariant bound(const QDateTime &time); // invalid = NULL
QVariant bound(const QStringList &list);
template <class Tag>
QVariant bound(Id<Tag> id)
{
    return QVariant::fromValue(id.value);
}
template <class Tag>
QVariant bound(const std::optional<Id<Tag>> &id)
{
    return id ? bound(*id) : QVariant(QMetaType::fromType<qint64>());
}

// One statement with bound parameters on a connection of the calling thread,
// read forwards. Columns are read in their order: text(), number(), … each take
// the next one.
class Query
{
public:
    Query(const QSqlDatabase &database, const char *text);

    template <class... Values>
    Result<> run(const Values &...values)
    {
        int position = 0;
        (m_query.bindValue(position++, bound(values)), ...);
        return execute();
    }
    // Next row; false at the end (see finish()).
    bool next();
    // The error that ended next(), if it was one.
    Result<> finish() const;
    qint64 affectedRows() const { return m_query.numRowsAffected(); }
    qint64 insertedId() const { return m_query.lastInsertId().toLongLong(); }

    QString text() { return column().toString(); }
    std::optional<QString> optionalText();
    qint64 number() { return column().toLongLong(); }
    int smallNumber() { return column().toInt(); }
    bool flag() { return column().toInt() != 0; }
    QByteArray bytes() { return column().toByteArray(); }
    QDateTime time();
    QStringList list();
    template <class IdType>
    IdType id()
    {
        return IdType(number());
    }
    template <class IdType>
    std::optional<IdType> optionalId()
    {
        const QVariant value = column();
        return value.isNull() ? std::nullopt : std::optional<IdType>(IdType(value.toLongLong()));
    }

private:
    Result<> execute();
    QVariant column() { return m_query.value(m_column++); }

    QSqlDatabase m_database;
    QSqlQuery m_query;
    bool m_isPrepared = false;
    int m_column = 0;
};

// A statement without parameters and rows.
Result<> execute(const QSqlDatabase &database, const QString &text);

} // namespace slipway::sql
