// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/databasefile.h"

#include "core/base/logging.h"
#include "core/store/connection.h"
#include "core/store/query.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slipway::databasefile {

namespace {

// A whole check of a small file costs a few milliseconds; of a large one it would delay every start.
constexpr qint64 kCheckedBytes = 16 * 1024 * 1024;
constexpr qsizetype kHeaderBytes = 100;
constexpr int kVersionOffset = 60; // https://www.sqlite.org/fileformat.html, "user version"

Error systemError(const QString &path)
{
    const int number = errno;
    const bool isFull = number == ENOSPC || number == EDQUOT;
    return {isFull ? ErrorCode::DiskFull : ErrorCode::DatabaseOpen, path,
            QString::fromLocal8Bit(std::strerror(number))};
}

Result<> makeEmpty(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(systemError(path));
    ::close(file);
    return {};
}

Result<> syncToDisk(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail(systemError(path));
    const bool isSynced = ::fsync(file) == 0;
    const Error error = systemError(path);
    ::close(file);
    if (!isSynced)
        return fail(error);
    return {};
}

Result<int> userVersion(const QSqlDatabase &database)
{
    sql::Query query(database, "PRAGMA user_version");
    SLIPWAY_TRY(query.run());
    return query.next() ? query.smallNumber() : 0;
}

Result<> check(const QSqlDatabase &database, const QString &path, bool isWhole)
{
    sql::Query schema(database, "SELECT count(*) FROM sqlite_schema");
    SLIPWAY_TRY(schema.run());
    schema.next();
    SLIPWAY_TRY(schema.finish());
    if (!isWhole)
        return {};
    sql::Query query(database, "PRAGMA quick_check(1)");
    SLIPWAY_TRY(query.run());
    const QString answer = query.next() ? query.text() : QString();
    SLIPWAY_TRY(query.finish());
    if (answer != QLatin1String("ok"))
        return fail(ErrorCode::DatabaseDamaged, path, answer);
    return {};
}

} // namespace

Result<> create(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists()) {
        if (!info.isFile() || !info.isReadable() || !info.isWritable())
            return fail(ErrorCode::DatabaseOpen, path, QStringLiteral("not a file that can be read and written"));
        return {};
    }
    return makeEmpty(path);
}

Result<int> probe(const QString &path, int newestVersion)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::DatabaseOpen, path, file.errorString());
    const qint64 size = file.size();
    if (size == 0)
        return 0;
    const QByteArray header = file.read(kHeaderBytes);
    file.close();
    if (header.size() < kHeaderBytes || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return fail(ErrorCode::DatabaseDamaged, path, QStringLiteral("file is not a database"));
    // Before SQLite opens it: even opening may write beside it.
    quint32 written = 0;
    for (int i = 0; i < 4; ++i)
        written = written << 8 | static_cast<unsigned char>(header[kVersionOffset + i]);
    if (written > static_cast<quint32>(newestVersion))
        return fail(ErrorCode::DatabaseNewer, path, QStringLiteral("version %1").arg(written));

    Connection connection;
    SLIPWAY_TRY(connection.open(path, Connection::Mode::ReadOnly));
    // The journal may hold a later version than the header.
    SLIPWAY_ASSIGN(const int version, userVersion(connection.database()));
    if (version > newestVersion)
        return fail(ErrorCode::DatabaseNewer, path, QStringLiteral("version %1").arg(version));
    SLIPWAY_TRY(check(connection.database(), path, size <= kCheckedBytes));
    return version;
}

Result<> backUp(const QString &path, int version)
{
    const QString target = path + QStringLiteral(".backup-v%1").arg(version);
    const QString partial = target + QStringLiteral(".part");
    QFile::remove(partial);
    SLIPWAY_TRY(makeEmpty(partial)); // VACUUM INTO takes an empty file, and so its mode is ours
    const auto copy = [&]() -> Result<> {
        Connection connection;
        SLIPWAY_TRY(connection.open(path, Connection::Mode::ReadWrite));
        sql::Query query(connection.database(), "VACUUM INTO ?");
        SLIPWAY_TRY(query.run(partial));
        return syncToDisk(partial);
    };
    Result<> done = copy();
    if (done && std::rename(QFile::encodeName(partial).constData(), QFile::encodeName(target).constData()) != 0)
        done = fail(systemError(target));
    if (!done) {
        QFile::remove(partial);
        return done;
    }
    qCInfo(lcStore) << "Backup before the upgrade:" << target;
    return syncToDisk(QFileInfo(path).absolutePath());
}

Result<> migrate(const QSqlDatabase &database, int version, const QVector<Migration> &migrations)
{
    for (const Migration &migration : migrations) {
        if (migration.version <= version)
            continue;
        const auto step = [&]() -> Result<> {
            for (const QString &statement : migration.statements)
                SLIPWAY_TRY(sql::execute(database, statement));
            SLIPWAY_TRY(sql::execute(database, QStringLiteral("PRAGMA user_version = %1").arg(migration.version)));
            return sql::execute(database, QStringLiteral("COMMIT"));
        };
        SLIPWAY_TRY(sql::execute(database, QStringLiteral("BEGIN IMMEDIATE")));
        if (Result<> done = step(); !done) {
            // Fails where SQLite has rolled back by itself already.
            (void)sql::execute(database, QStringLiteral("ROLLBACK"));
            return done;
        }
    }
    return {};
}

} // namespace slipway::databasefile
