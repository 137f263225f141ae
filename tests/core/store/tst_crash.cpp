// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_crash.h"

#include "samples.h"
#include "storefixture.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSqlQuery>
#include <cstdio>
#include <thread>
#include <vector>

using namespace slipway;

namespace {

constexpr int kWriters = 3;

} // namespace

int TestCrash::writeForEver(const QString &path)
{
    Database database(path);
    if (!database.open())
        return 1;
    Stores stores(database);
    const auto stack = stores.stacks.all();
    if (!stack || stack->isEmpty())
        return 2;
    const StackId id = stack->front().id;
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i) {
        writers.emplace_back([&stores, id] {
            for (;;) {
                const auto run = stores.runs.add(samples::run(id));
                if (!run)
                    return;
                const QByteArray line = QByteArray::number(run->id.value) + '\n';
                std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
                std::fflush(stdout);
                // A second write of another kind, so that kills meet larger transactions too.
                (void)stores.runs.record(samples::finished(*run, RunResult::Succeeded), samples::state());
            }
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    return 3;
}

void TestCrash::keepsEveryAcknowledgedRowAfterKill_data()
{
    QTest::addColumn<int>("milliseconds");
    for (const int milliseconds : {40, 110, 230, 370, 600})
        QTest::addRow("after %d ms", milliseconds) << milliseconds;
}

void TestCrash::keepsEveryAcknowledgedRowAfterKill()
{
    QFETCH(int, milliseconds);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("slipway.db"));
    {
        Database database(path);
        VERIFY_GOOD(database.open());
        Stores stores(database);
        VERIFY_GOOD(samples::addStack(stores, QStringLiteral("web")));
    }
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write-for-ever"), path});
    QVERIFY(child.waitForReadyRead(10'000));
    QTest::qWait(milliseconds);
    child.kill(); // SIGKILL
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);

    QByteArray output = child.readAllStandardOutput();
    output.truncate(output.lastIndexOf('\n') + 1); // the last line may be half
    const QList<QByteArray> acknowledged = output.split('\n');
    QVERIFY(acknowledged.size() > 2);

    Database database(path);
    VERIFY_GOOD(database.open());
    Stores stores(database);
    QString integrity;
    VERIFY_GOOD(database.read([&integrity](QSqlDatabase &connection) -> Result<> {
        QSqlQuery query(QStringLiteral("PRAGMA integrity_check"), connection);
        if (query.next())
            integrity = query.value(0).toString();
        return {};
    }));
    QCOMPARE(integrity, QStringLiteral("ok"));
    for (const QByteArray &id : acknowledged) {
        if (id.isEmpty())
            continue;
        const auto run = stores.runs.get(RunId(id.toLongLong()));
        VERIFY_GOOD(run);
        // Whole, as one of the two states it was written in.
        QVERIFY(run->result == RunResult::Queued ? run->steps.isEmpty() : run->steps.size() == 11);
    }
    qInfo("%lld rows were acknowledged before the kill", static_cast<long long>(acknowledged.size() - 1));
}
