// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_slowserver.h"

#include "tests/core/git/gitfixture.h"
#include "tests/core/git/stallingproxy.h"

#include <QElapsedTimer>
#include <QUrl>
#include <thread>

using namespace slipway;
using namespace slipway::tests;

namespace {

struct BigRepository {
    TestRepository repository{requiredEnvironment("SLIPWAY_TEST_GIT_ROOT")};
    BigRepository()
    {
        repository.write(QStringLiteral("big"), randomBytes(2'000'000));
        repository.commit(QStringLiteral("Big"));
    }
};

quint16 serverPort()
{
    return quint16(QUrl(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")).port());
}

void stallRows()
{
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("says nothing") << qint64(0);
    QTest::newRow("stops in the headers") << qint64(40);
    QTest::newRow("stops in the refs") << qint64(300);
    QTest::newRow("stops in the pack") << qint64(200'000);
}

} // namespace

void TestSlowServer::endsByCancel_data()
{
    stallRows();
}

void TestSlowServer::endsByCancel()
{
    QFETCH(qint64, bytes);
    BigRepository big;
    const StallingProxy proxy(serverPort(), bytes);
    git::LibGit git;
    StackFolder stack;
    CancelSource source;
    QElapsedTimer timer;
    std::thread canceller([&] {
        for (int i = 0; i < 100 && !proxy.isSilent(); ++i)
            QThread::msleep(20);
        QThread::msleep(200);
        timer.start();
        source.cancel();
    });
    const auto fetched = git.fetch({big.repository.under(proxy.url()), {}}, stack.mirror,
                                   {big.repository.head(), QStringLiteral("main")}, {}, source.token());
    const qint64 took = timer.isValid() ? timer.elapsed() : -1;
    canceller.join();
    COMPARE_ERROR(fetched, ErrorCode::Cancelled);
    QVERIFY2(took >= 0 && took < 300, qPrintable(QStringLiteral("%1 ms after cancel").arg(took)));
    QVERIFY2(!QFileInfo::exists(stack.mirror) && !QFileInfo::exists(stack.mirror + QStringLiteral(".new")),
             "half a mirror is left");
}

void TestSlowServer::endsByItsTimeLimit_data()
{
    stallRows();
}

void TestSlowServer::endsByItsTimeLimit()
{
    QFETCH(qint64, bytes);
    BigRepository big;
    for (const bool isWhole : {false, true}) {
        const StallingProxy proxy(serverPort(), bytes);
        const std::chrono::milliseconds shortLimit(600);
        const std::chrono::milliseconds longLimit(60'000);
        git::LibGit git({longLimit, isWhole ? longLimit : shortLimit, isWhole ? shortLimit : longLimit});
        StackFolder stack;
        QElapsedTimer timer;
        timer.start();
        const auto fetched = git.fetch({big.repository.under(proxy.url()), {}}, stack.mirror,
                                       {big.repository.head(), QStringLiteral("main")}, {}, {});
        COMPARE_ERROR(fetched, ErrorCode::TimedOut);
        QCOMPARE(fetched.error().subject, QStringLiteral("127.0.0.1:%1").arg(proxy.port()));
        QVERIFY2(timer.elapsed() >= 550 && timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        const auto look = git.look({big.repository.under(StallingProxy(serverPort(), 0).url()), {}}, std::nullopt, {});
        QVERIFY(!look);
    }
}

void TestSlowServer::cancelEndsAWaitForTheMirror()
{
    BigRepository big;
    const StallingProxy proxy(serverPort(), 200'000);
    git::LibGit git;
    StackFolder stack;
    const git::Tip tip{big.repository.head(), QStringLiteral("main")};
    CancelSource first;
    CancelSource second;
    Result<git::FetchOutcome> held;
    std::thread holder([&] {
        held = git.fetch({big.repository.under(proxy.url()), {}}, stack.mirror, tip, {}, first.token());
    });
    while (!proxy.isSilent())
        QThread::msleep(10);
    Result<git::FetchOutcome> waited;
    std::thread waiter([&] {
        waited = git.fetch({big.repository.under(proxy.url()), {}}, stack.mirror, tip, {}, second.token());
    });
    QThread::msleep(150);
    QElapsedTimer timer;
    timer.start();
    second.cancel();
    waiter.join();
    QVERIFY(timer.elapsed() < 300);
    COMPARE_ERROR(waited, ErrorCode::Cancelled);
    first.cancel();
    holder.join();
    COMPARE_ERROR(held, ErrorCode::Cancelled);
}
