// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query.h"

#include "core/base/utc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlError>
#include <QStorageInfo>

namespace slipway::sql {

namespace {

// SQLite's result codes, https://www.sqlite.org/rescode.html
enum Code {
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26,
    ConstraintPrimaryKey = 1555,
    ConstraintUnique = 2067,
};

constexpr qint64 kNoSpaceBytes = 256 * 1024;

bool isDiskFull(const QString &path)
{
    const QStorageInfo disk(path);
    return disk.isValid() && disk.bytesAvailable() < kNoSpaceBytes;
}

} // namespace

Error errorOf(const QSqlError &error, const QSqlDatabase &database)
{
    const int extended = error.nativeErrorCode().toInt();
    const QString path = database.databaseName();
    const QString detail = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    switch (extended & 0xff) {
    case Full:
        return {ErrorCode::DiskFull, path, detail};
    case IoError: // a quota or a failed grow of the shared memory says only this
        return {isDiskFull(path) ? ErrorCode::DiskFull : ErrorCode::FileAccess, path, detail};
    case ReadOnly:
        return {ErrorCode::FileAccess, path, detail};
    case Corrupt:
    case NotADatabase:
        return {ErrorCode::DatabaseDamaged, path, detail};
    case CannotOpen:
        return {isDiskFull(path) ? ErrorCode::DiskFull : ErrorCode::DatabaseOpen, path, detail};
    case Constraint:
        if (extended == ConstraintUnique || extended == ConstraintPrimaryKey)
            return {ErrorCode::Conflict, QString(), QString()};
        break;
    default:
        break;
    }
    return {ErrorCode::DatabaseQuery, QString(), detail};
}

QVariant bound(const QString &text)
{
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}

QVariant bound(const std::optional<QString> &text)
{
    return text ? bound(*text) : QVariant(QMetaType::fromType<QString>());
}

QVariant bound(const QByteArray &bytes)
{
    return bytes.isNull() ? QVariant(QByteArray("")) : QVariant(bytes);
}

QVariant bound(const QDateTime &time)
{
    return time.isValid() ? QVariant::fromValue(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QVariant bound(const QStringList &list)
{
    if (list.isEmpty())
        return QStringLiteral("[]");
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

Query::Query(const QSqlDatabase &database, const char *text)
    : m_database(database)
    , m_query(database)
{
    m_query.setForwardOnly(true);
    m_isPrepared = m_query.prepare(QString::fromLatin1(text));
}

Result<> Query::execute()
{
    if (m_isPrepared && m_query.exec())
        return {};
    return fail(errorOf(m_query.lastError(), m_database));
}

bool Query::next()
{
    m_column = 0;
    return m_query.next();
}

Result<> Query::finish() const
{
    if (m_query.lastError().type() == QSqlError::NoError)
        return {};
    return fail(errorOf(m_query.lastError(), m_database));
}

std::optional<QString> Query::optionalText()
{
    const QVariant value = column();
    return value.isNull() ? std::nullopt : std::optional<QString>(value.toString());
}

QDateTime Query::time()
{
    const QVariant value = column();
    return value.isNull() ? QDateTime() : utcFromMs(value.toLongLong());
}

QStringList Query::list()
{
    const QString text = column().toString();
    if (text.size() <= 2)
        return {};
    QStringList values;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto &value : array)
        values << value.toString();
    return values;
}

Result<> execute(const QSqlDatabase &database, const QString &text)
{
    QSqlQuery query(database);
    if (query.exec(text))
        return {};
    return fail(errorOf(query.lastError(), database));
}

} // namespace slipway::sql
