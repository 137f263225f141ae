// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_canceltoken.h"

#include "core/base/canceltoken.h"

#include <QElapsedTimer>
#include <QTest>

#include <chrono>
#include <poll.h>
#include <thread>

using namespace slipway;

namespace {

bool isReadable(int descriptor, int limitMs)
{
    pollfd fd{descriptor, POLLIN, 0};
    return ::poll(&fd, 1, limitMs) == 1 && (fd.revents & POLLIN) != 0;
}

} // namespace

void TestCancelToken::neverCancelledHasNoDescriptor()
{
    const CancelToken token;
    QVERIFY(!token.isCancelled());
    QCOMPARE(token.wakeDescriptor(), -1);
}

void TestCancelToken::cancelWakesWhoeverWaits()
{
    CancelSource source;
    const CancelToken token = source.token();
    const int descriptor = token.wakeDescriptor();
    QVERIFY(descriptor >= 0);
    QCOMPARE(source.token().wakeDescriptor(), descriptor); // one for all tokens
    QVERIFY(!isReadable(descriptor, 0));
    std::thread later([&source] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        source.cancel();
    });
    QElapsedTimer timer;
    timer.start();
    const bool woke = isReadable(descriptor, 5000);
    later.join();
    QVERIFY(woke);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(isReadable(descriptor, 0)); // and stays so
    QVERIFY(token.isCancelled());
}

void TestCancelToken::descriptorAskedForAfterTheCancelIsReadable()
{
    CancelSource source;
    source.cancel();
    QVERIFY(isReadable(source.token().wakeDescriptor(), 0));
}

void TestCancelToken::tokenOutlivesItsSource()
{
    CancelToken token;
    {
        CancelSource source;
        token = source.token();
        source.cancel();
    }
    QVERIFY(token.isCancelled());
    QVERIFY(isReadable(token.wakeDescriptor(), 0));
}
