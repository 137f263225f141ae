// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_runlog.h"

#include "core/deploy/repositorygate.h"
#include "core/deploy/runlog.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

using namespace slipway;
using namespace slipway::deploy;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void TestRunLog::batchesWhatComesAndLosesNothing()
{
    const QTemporaryDir folder;
    QByteArray announced;
    int batches = 0;
    QByteArray expected;
    {
        RunLogs logs(folder.path());
        logs.onOutput([&](RunId, const QByteArray &lines) {
            announced += lines;
            ++batches;
        });
        const auto log = logs.open(RunId(7));
        log->keep();
        for (int i = 0; i < 500; ++i) {
            const QByteArray line = "line " + QByteArray::number(i);
            expected += line + '\n';
            log->line(line);
            if (i % 100 == 0)
                std::this_thread::sleep_for(60ms);
        }
        log->flush();
        QCOMPARE(logs.read(RunId(7), 0).value(), expected);
    }
    QCOMPARE(announced, expected);
    QVERIFY2(batches <= 20, qPrintable(QString::number(batches)));
}

void TestRunLog::writesNoFileUnlessKept()
{
    const QTemporaryDir folder;
    RunLogs logs(folder.path());
    {
        const auto log = logs.open(RunId(1));
        log->line("nothing to do");
        log->flush();
    }
    QVERIFY(!QFile::exists(folder.filePath(u"1.log"_s)));
    QCOMPARE(logs.read(RunId(1), 0).value(), QByteArray());
    {
        const auto log = logs.open(RunId(2));
        log->line("before");
        log->keep();
        log->line("after");
    }
    QCOMPARE(logs.read(RunId(2), 0).value(), QByteArray("before\nafter\n"));
    QCOMPARE(QFile::permissions(folder.filePath(u"2.log"_s)) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestRunLog::readsOnFromAnOffset()
{
    const QTemporaryDir folder;
    RunLogs logs(folder.path());
    const auto log = logs.open(RunId(3));
    log->keep();
    log->line("one");
    const QByteArray first = logs.read(RunId(3), 0).value(); // flushes
    QCOMPARE(first, QByteArray("one\n"));
    log->line("two");
    QCOMPARE(logs.read(RunId(3), first.size()).value(), QByteArray("two\n"));
}

void TestRunLog::letsOneChangeAMirrorAtATime()
{
    RepositoryGate gate;
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const auto passage = gate.enterAlone(u"m"_s, {});
            most = std::max<int>(most, ++inside);
            std::this_thread::sleep_for(2ms);
            --inside;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(most.load(), 1);
    const auto one = gate.enterShared(u"m"_s, {});
    QVERIFY(gate.enterShared(u"m"_s, {}));
    QVERIFY(gate.enterAlone(u"another"_s, {}));
}

void TestRunLog::waitingForAMirrorEndsByCancel()
{
    RepositoryGate gate;
    const auto holder = gate.enterAlone(u"m"_s, {});
    CancelSource cancel;
    QElapsedTimer timer;
    std::thread waiter([&] {
        const auto refused = gate.enterShared(u"m"_s, cancel.token());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Cancelled);
    });
    timer.start();
    cancel.cancel();
    waiter.join();
    QVERIFY(timer.elapsed() < 1000);
}
