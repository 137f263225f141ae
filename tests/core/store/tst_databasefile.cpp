// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_databasefile.h"

#include "samples.h"
#include "storefixture.h"

#include <QDir>
#include <QSqlQuery>

using namespace slipway;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(bytes), bytes.size());
}

// A good database with a stack and 300 runs, closed.
void makeDatabase(const QString &path)
{
    Database database(path);
    VERIFY_GOOD(database.open());
    Stores stores(database);
    const auto stack = samples::addStack(stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    VERIFY_GOOD(stores.settings.setValue(QStringLiteral("filler"), QString(400'000, QLatin1Char('x'))));
}

QVector<Migration> withOneMore(const QStringList &statements)
{
    QVector<Migration> migrations = allMigrations();
    migrations << Migration{Database::newestVersion() + 1, statements};
    return migrations;
}

// What SQLite says through a connection of the test's own.
QVariant ask(const QString &path, const QString &question)
{
    QVariant answer;
    const QString name = QStringLiteral("ask");
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(path);
        if (connection.open()) {
            QSqlQuery query(question, connection);
            if (query.next())
                answer = query.value(0);
        }
    }
    QSqlDatabase::removeDatabase(name);
    return answer;
}

} // namespace

void TestDatabaseFile::makesANewFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("it's a \"name\".db"));
    Database database(path);
    VERIFY_GOOD(database.open());
    Stores stores(database);
    const auto environments = stores.environments.all();
    VERIFY_GOOD(environments);
    QCOMPARE(environments->size(), 1);
    QCOMPARE(environments->front().id, EnvironmentId(1));
    QCOMPARE(environments->front().shortName, QStringLiteral("local"));
    database.close();
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // no backup of nothing
}

void TestDatabaseFile::refusesANewerFileUntouched()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("slipway.db"));
    makeDatabase(path);
    ask(path, QStringLiteral("PRAGMA user_version = 4711"));
    const QByteArray before = bytesOf(path);
    Database database(path);
    const auto opened = database.open();
    VERIFY_FAILS(opened, ErrorCode::DatabaseNewer);
    QCOMPARE(opened.error().subject, path);
    QCOMPARE(bytesOf(path), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestDatabaseFile::refusesANewerFileWhoseVersionIsInTheJournal()
{
    // As a newer Slipway leaves it that was killed: the header still has the old version.
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("slipway.db"));
    const QString copy = folder.filePath(QStringLiteral("copy.db"));
    makeDatabase(path);
    Database newer(path, withOneMore({QStringLiteral("CREATE TABLE later (id INTEGER)")}));
    VERIFY_GOOD(newer.open());
    for (const char *suffix : {"", "-wal"})
        QVERIFY(QFile::copy(path + QLatin1String(suffix), copy + QLatin1String(suffix)));
    const QByteArray before = bytesOf(copy);
    Database database(copy);
    VERIFY_FAILS(database.open(), ErrorCode::DatabaseNewer);
    QCOMPARE(bytesOf(copy), before);
}

void TestDatabaseFile::refusesADamagedFileUntouched_data()
{
    QTest::addColumn<int>("offset"); // -1: the whole file is something else
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("not a database") << -1 << QByteArray("this is a text file, not a database\n").repeated(40);
    QTest::newRow("a few bytes") << -1 << QByteArray("SQLite");
    QTest::newRow("cut short") << -2 << QByteArray();
    QTest::newRow("header") << 0 << QByteArray(16, 'X');
    QTest::newRow("schema page") << 100 << QByteArray(600, '\xff');
    QTest::newRow("a later page") << 3 * 4096 << QByteArray(4096, '\xa5');
}

void TestDatabaseFile::refusesADamagedFileUntouched()
{
    QFETCH(int, offset);
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("slipway.db"));
    makeDatabase(path);
    if (offset == -1) {
        QFile::remove(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    } else if (offset == -2) {
        QVERIFY(QFile::resize(path, QFile(path).size() / 2 / 4096 * 4096));
    } else {
        overwrite(path, offset, bytes);
    }
    const QByteArray before = bytesOf(path);
    Database database(path);
    const auto opened = database.open();
    VERIFY_FAILS(opened, ErrorCode::DatabaseDamaged);
    QCOMPARE(opened.error().subject, path);
    QCOMPARE(bytesOf(path), before);
    VERIFY_FAILS(database.open(), ErrorCode::DatabaseDamaged); // and again, the same
}

void TestDatabaseFile::saysWhyItCannotOpen_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("folder is missing") << "no/slipway.db";
    QTest::newRow("is a folder") << "folder";
}

void TestDatabaseFile::saysWhyItCannotOpen()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
    Database database(folder.filePath(name));
    const auto opened = database.open();
    VERIFY_FAILS(opened, ErrorCode::DatabaseOpen);
    QCOMPARE(opened.error().subject, folder.filePath(name));
    QVERIFY(!opened.error().detail.isEmpty());
}

void TestDatabaseFile::backsUpBeforeMigrating()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("slipway.db"));
    makeDatabase(path);
    const int version = Database::newestVersion();
    const QString backup = path + QStringLiteral(".backup-v%1").arg(version);
    const auto migrations = withOneMore(
        {QStringLiteral("ALTER TABLE stack ADD COLUMN extra TEXT"), QStringLiteral("UPDATE stack SET extra = 'x'")});
    {
        Database database(path, migrations);
        VERIFY_GOOD(database.open());
    }
    QCOMPARE(ask(path, QStringLiteral("PRAGMA user_version")).toInt(), version + 1);
    QCOMPARE(ask(path, QStringLiteral("SELECT extra FROM stack")).toString(), QStringLiteral("x"));
    QCOMPARE(QFile::permissions(backup) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(ask(backup, QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
    QCOMPARE(ask(backup, QStringLiteral("PRAGMA user_version")).toInt(), version);

    // The older Slipway opens the backup and has everything.
    Database older(backup);
    VERIFY_GOOD(older.open());
    const auto stacks = Stores(older).stacks.all();
    VERIFY_GOOD(stacks);
    QCOMPARE(stacks->size(), 1);
    {
        // Nothing to migrate any more: no second backup.
        QVERIFY(QFile::remove(backup));
        Database again(path, migrations);
        VERIFY_GOOD(again.open());
        QVERIFY(!QFile::exists(backup));
    }
}

void TestDatabaseFile::keepsEverythingWhenAMigrationFails()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("slipway.db"));
    makeDatabase(path);
    {
        Database database(path, withOneMore({QStringLiteral("DELETE FROM stack"), QStringLiteral("NOT SQL")}));
        VERIFY_FAILS(database.open(), ErrorCode::DatabaseQuery);
        VERIFY_FAILS(Stores(database).stacks.all(), ErrorCode::DatabaseOpen);
    }
    Database database(path);
    VERIFY_GOOD(database.open());
    QCOMPARE(Stores(database).stacks.all()->size(), 1);
}

void TestDatabaseFile::takesAwayTheRightsOfOthers()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("slipway.db"));
    makeDatabase(path);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    Database database(path);
    VERIFY_GOOD(database.open());
    QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
}
