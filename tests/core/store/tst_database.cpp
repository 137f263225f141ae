// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_database.h"

#include "samples.h"
#include "storefixture.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QThread>
#include <atomic>
#include <latch>
#include <thread>
#include <vector>

using namespace slipway;

namespace {

QString pragma(QSqlDatabase &connection, const char *name)
{
    QSqlQuery query(QStringLiteral("PRAGMA ") + QLatin1String(name), connection);
    return query.next() ? query.value(0).toString() : QString();
}

} // namespace

void TestDatabase::isSetUpForSafety()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    VERIFY_GOOD(fixture.database.write([](QSqlDatabase &connection) -> Result<> {
        [&] {
            QCOMPARE(pragma(connection, "journal_mode"), QStringLiteral("wal"));
            QCOMPARE(pragma(connection, "synchronous"), QStringLiteral("2"));
            QCOMPARE(pragma(connection, "foreign_keys"), QStringLiteral("1"));
            QCOMPARE(pragma(connection, "busy_timeout"), QStringLiteral("10000"));
            QCOMPARE(pragma(connection, "user_version"), QString::number(Database::newestVersion()));
        }();
        return {};
    }));
    const auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    for (const char *suffix : {"", "-wal", "-shm"})
        QCOMPARE(QFile::permissions(fixture.path() + QLatin1String(suffix)), mode);
}

void TestDatabase::rollsBackWhatFails()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    VERIFY_FAILS(fixture.database.write([](QSqlDatabase &connection) -> Result<> {
        QSqlQuery query(connection);
        query.exec(QStringLiteral("INSERT INTO setting VALUES ('a', 'b')"));
        return fail(ErrorCode::Cancelled);
    }),
                 ErrorCode::Cancelled);
    const auto value = fixture.stores.settings.value(QStringLiteral("a"));
    VERIFY_GOOD(value);
    QVERIFY(!*value);
}

void TestDatabase::failureInAGroupIsItsOwn()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    constexpr int kThreads = 16;
    constexpr int kEach = 20;
    std::atomic<int> wrong{0};
    std::latch start(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            for (int j = 0; j < kEach; ++j) {
                const bool shouldFail = (i + j) % 3 == 0;
                const QString key = QStringLiteral("%1-%2").arg(i).arg(j);
                const auto done = fixture.database.write([&](QSqlDatabase &connection) -> Result<> {
                    QSqlQuery query(connection);
                    query.prepare(QStringLiteral("INSERT INTO setting VALUES (?, 'x')"));
                    query.addBindValue(key);
                    query.exec();
                    return shouldFail ? Result<>(fail(ErrorCode::Cancelled, key)) : Result<>();
                });
                const bool isRight = shouldFail ? !done && done.error().subject == key : done.has_value();
                const auto value = fixture.stores.settings.value(key);
                if (!isRight || !value || value->has_value() == shouldFail)
                    ++wrong;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void TestDatabase::readsSeeOneState()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const QString key = QStringLiteral("key");
    VERIFY_GOOD(fixture.stores.settings.setValue(key, QStringLiteral("old")));
    QString before;
    QString after;
    VERIFY_GOOD(fixture.database.read([&](QSqlDatabase &) -> Result<> {
        before = fixture.stores.settings.value(key)->value_or(QString()); // a read inside a read
        SLIPWAY_TRY(fixture.stores.settings.setValue(key, QStringLiteral("new")));
        after = fixture.stores.settings.value(key)->value_or(QString());
        return {};
    }));
    QCOMPARE(before, QStringLiteral("old"));
    QCOMPARE(after, QStringLiteral("old"));
    QCOMPARE(fixture.stores.settings.value(key)->value_or(QString()), QStringLiteral("new"));
}

void TestDatabase::readersCannotWrite()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    VERIFY_GOOD(fixture.database.read([](QSqlDatabase &connection) -> Result<> {
        QSqlQuery query(connection);
        return query.exec(QStringLiteral("DELETE FROM environment")) ? Result<>(fail(ErrorCode::Internal)) : Result<>();
    }));
}

void TestDatabase::serves8ReadersBesideWriters()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    std::atomic<bool> isOver{false};
    std::atomic<int> failures{0};
    std::atomic<int> reads{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 8; ++i) {
        readers.emplace_back([&] {
            do {
                const auto stacks = fixture.stores.stacks.all();
                const auto runs = fixture.stores.runs.list(stack->id, 20, RunId());
                bool isGood = stacks && runs && stacks->size() == 1 && stacks->front().settings.variables.size() == 3;
                // A run is seen as queued or as recorded, never in between.
                for (const Run &run : runs.value_or(QVector<Run>()))
                    isGood = isGood && run.steps.size() == (run.result == RunResult::Queued ? 0 : 11);
                failures += isGood ? 0 : 1;
                ++reads;
            } while (!isOver);
        });
    }
    std::vector<std::thread> writers;
    for (int i = 0; i < 3; ++i) {
        writers.emplace_back([&] {
            for (int j = 0; j < 60; ++j) {
                const auto run = fixture.stores.runs.add(samples::run(stack->id));
                const bool isGood =
                    run && fixture.stores.runs.record(samples::finished(*run, RunResult::Succeeded), samples::state());
                failures += isGood ? 0 : 1;
            }
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    isOver = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(failures.load(), 0);
    QVERIFY(reads.load() >= 8);
    QCOMPARE(fixture.stores.runs.list(stack->id, 1000, RunId())->size(), 180);
}

void TestDatabase::closesTheConnectionOfAThreadThatEnds()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const qsizetype before = QSqlDatabase::connectionNames().size();
    std::thread([&] { (void)fixture.stores.environments.all(); }).join();
    std::unique_ptr<QThread> thread(QThread::create([&] { (void)fixture.stores.environments.all(); }));
    thread->start();
    QVERIFY(thread->wait());
    QTRY_COMPARE(QSqlDatabase::connectionNames().size(), before); // its last steps come after wait()
    VERIFY_GOOD(fixture.stores.environments.all());
    QCOMPARE(QSqlDatabase::connectionNames().size(), before + 1);
    fixture.database.close();
    QCOMPARE(QSqlDatabase::connectionNames().size(), 0);
}

void TestDatabase::refusesAfterClose()
{
    StoreFixture fixture;
    VERIFY_FAILS(fixture.stores.environments.all(), ErrorCode::DatabaseOpen);
    VERIFY_GOOD(fixture.database.open());
    VERIFY_GOOD(fixture.stores.environments.all());
    fixture.database.close();
    fixture.database.close();
    VERIFY_FAILS(fixture.stores.environments.all(), ErrorCode::DatabaseOpen);
    VERIFY_FAILS(fixture.stores.processes.clear(), ErrorCode::DatabaseOpen);
    QVERIFY(!QFileInfo::exists(fixture.path() + QStringLiteral("-wal"))); // nothing is left beside it
}

void TestDatabase::canBeOpenedAgain()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    VERIFY_GOOD(fixture.stores.settings.setValue(QStringLiteral("a"), QStringLiteral("b")));
    fixture.database.close();
    VERIFY_GOOD(fixture.database.open());
    QCOMPARE(fixture.stores.settings.value(QStringLiteral("a"))->value_or(QString()), QStringLiteral("b"));
}

void TestDatabase::refusesAWriteInsideAWrite()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    VERIFY_FAILS(fixture.database.write([&](QSqlDatabase &) { return fixture.stores.processes.clear(); }),
                 ErrorCode::Internal);
    VERIFY_GOOD(fixture.stores.processes.clear());
}

void TestDatabase::fullDiskIsSaidAndHarmsNothing()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto limit = [&](int pages) {
        return fixture.database.write([pages](QSqlDatabase &connection) -> Result<> {
            // SQLite reports it as a write that finds no space (SQLITE_FULL).
            QSqlQuery query(QStringLiteral("PRAGMA max_page_count = %1").arg(pages), connection);
            return {};
        });
    };
    VERIFY_GOOD(limit(1)); // is raised to what there is
    const QString big(200'000, QLatin1Char('x'));
    int stored = 0;
    Result<> last;
    for (; stored < 50; ++stored) {
        last = fixture.stores.settings.setValue(QStringLiteral("key-%1").arg(stored), big);
        if (!last)
            break;
    }
    VERIFY_FAILS(last, ErrorCode::DiskFull);
    QCOMPARE(last.error().subject, fixture.path());
    QVERIFY(!fixture.stores.settings.value(QStringLiteral("key-%1").arg(stored))->has_value());
    VERIFY_GOOD(fixture.stores.environments.all());
    VERIFY_GOOD(limit(1'000'000)); // space again
    VERIFY_GOOD(fixture.stores.settings.setValue(QStringLiteral("key"), big));
}
