// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_slowserver.h"

#include "core/model/errortext.h"
#include "tests/core/git/gitfixture.h"
#include "tests/core/git/stallingproxy.h"

#include <QElapsedTimer>
#include <QUrl>
#include <limits>
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

quint16 serverPort(bool isTls = false)
{
    return quint16(QUrl(requiredEnvironment(isTls ? "SLIPWAY_TEST_GIT_HTTPS" : "SLIPWAY_TEST_GIT_HTTP")).port());
}

git::Remote remoteAt(const BigRepository &big, const StallingProxy &proxy, bool isTls = false)
{
    return {big.repository.under(proxy.url(isTls ? "https" : "http")),
            isTls ? requiredEnvironment("SLIPWAY_TEST_GIT_CA") : QString()};
}

void stallRows()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("says nothing") << false << qint64(0);
    QTest::newRow("stops in the headers") << false << qint64(40);
    QTest::newRow("stops in the refs") << false << qint64(300);
    QTest::newRow("stops in the pack") << false << qint64(200'000);
    QTest::newRow("TLS: says nothing") << true << qint64(0);
    QTest::newRow("TLS: stops in the handshake") << true << qint64(200);
    QTest::newRow("TLS: stops in the pack") << true << qint64(200'000);
}

} // namespace

void TestSlowServer::endsByCancel_data()
{
    stallRows();
}

void TestSlowServer::endsByCancel()
{
    QFETCH(bool, isTls);
    QFETCH(qint64, bytes);
    BigRepository big;
    const StallingProxy proxy(serverPort(isTls), bytes);
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
    const auto fetched = git.fetch(remoteAt(big, proxy, isTls), stack.mirror,
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
    QFETCH(bool, isTls);
    QFETCH(qint64, bytes);
    BigRepository big;
    for (const bool isWhole : {false, true}) {
        const StallingProxy proxy(serverPort(isTls), bytes);
        const std::chrono::milliseconds shortLimit(600);
        const std::chrono::milliseconds longLimit(60'000);
        git::LibGit git({longLimit, isWhole ? longLimit : shortLimit, isWhole ? shortLimit : longLimit});
        StackFolder stack;
        QElapsedTimer timer;
        timer.start();
        const auto fetched = git.fetch(remoteAt(big, proxy, isTls), stack.mirror,
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

void TestSlowServer::saysThatTheServerWentAway_data()
{
    stallRows();
}

void TestSlowServer::saysThatTheServerWentAway()
{
    QFETCH(bool, isTls);
    QFETCH(qint64, bytes);
    BigRepository big;
    const StallingProxy proxy(serverPort(isTls), bytes, StallingProxy::Then::Closes);
    git::LibGit git;
    StackFolder stack;
    const auto fetched =
        git.fetch(remoteAt(big, proxy, isTls), stack.mirror, {big.repository.head(), QStringLiteral("main")}, {}, {});
    COMPARE_ERROR(fetched, ErrorCode::GitUnreachable);
    QCOMPARE(fetched.error().kind(), ErrorKind::Transient);
    QVERIFY(!QFileInfo::exists(stack.mirror) && !QFileInfo::exists(stack.mirror + QStringLiteral(".new")));
    // Nothing of it is in the way of the next one.
    VERIFY_RESULT(stack.sync(git, {big.repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")), {}}));
}

void TestSlowServer::noticesAPackThatLies_data()
{
    QTest::addColumn<int>("at"); // from "PACK"
    QTest::addColumn<char>("flipped");
    QTest::newRow("more objects than it has") << 11 << char(0x40);
    QTest::newRow("a thousand million objects") << 8 << char(0x7f);
    QTest::newRow("another version") << 7 << char(0x05);
    QTest::newRow("another size of an object") << 12 << char(0x01);
    QTest::newRow("another type of an object") << 12 << char(0x70);
    QTest::newRow("a size without end") << 13 << char(0x80);
}

void TestSlowServer::noticesAPackThatLies()
{
    QFETCH(int, at);
    QFETCH(char, flipped);
    BigRepository big;
    std::atomic_int altered = 0;
    const StallingProxy proxy(serverPort(), std::numeric_limits<qint64>::max(), StallingProxy::Then::Closes,
                              [&](char *bytes, qint64 size) {
                                  const qsizetype pack = QByteArrayView(bytes, size).indexOf("PACK");
                                  if (pack >= 0 && pack + at < size && altered == 0) {
                                      bytes[pack + at] = char(bytes[pack + at] ^ flipped);
                                      ++altered;
                                  }
                              });
    git::LibGit git({std::chrono::seconds(5), std::chrono::seconds(5), std::chrono::seconds(20)});
    StackFolder stack;
    const auto fetched =
        git.fetch(remoteAt(big, proxy), stack.mirror, {big.repository.head(), QStringLiteral("main")}, {}, {});
    QCOMPARE(altered, 1);
    QVERIFY(!fetched);
    qInfo() << text(fetched.error());
    const QString line = errorLine(fetched.error());
    QVERIFY2(!line.contains(QLatin1String("libgit2")) && !line.contains(QLatin1String("class ")), qPrintable(line));
    QVERIFY(!QFileInfo::exists(stack.mirror) && !QFileInfo::exists(stack.mirror + QStringLiteral(".new")));
    VERIFY_RESULT(stack.sync(git, {big.repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")), {}}));
}
