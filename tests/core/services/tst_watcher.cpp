// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_watcher.h"

#include "core/services/watcher.h"
#include "tests/core/deploy/fakes.h"

#include <QElapsedTimer>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {
struct Seen {
    std::atomic<int> statuses{0};
    std::atomic<bool> isReachable{false};
    std::atomic<int> lists{0};
    std::atomic<int> losses{0};

    Watcher::Callbacks callbacks()
    {
        return {[this](const EnvironmentStatus &status) {
                    ++statuses;
                    isReachable = status.reach == EnvironmentStatus::Reach::Reachable;
                },
                [this](const QVector<docker::ProjectServices> &) { ++lists; }, [this] { ++losses; }};
    }
};
} // namespace

void TestWatcher::listsAgainAfterAnEvent()
{
    FakeDocker docker;
    Seen seen;
    Watcher watcher({}, docker, seen.callbacks());
    watcher.start();
    QTRY_COMPARE(seen.lists.load(), 2); // at once, and when the stream has settled
    QVERIFY(seen.isReachable.load());
    for (int i = 0; i < 5; ++i) { // a burst is one look
        docker.hasEvent = true;
        QTest::qWait(15);
    }
    QTRY_COMPARE(seen.lists.load(), 3);
    QTest::qWait(300);
    QCOMPARE(seen.lists.load(), 3);
    watcher.refresh();
    QTRY_COMPARE(seen.lists.load(), 4);
    QCOMPARE(docker.checks.load(), 1);
}

void TestWatcher::saysWhenTheEngineGoesAndComesBack()
{
    FakeDocker docker;
    Seen seen;
    Watcher watcher({}, docker, seen.callbacks());
    watcher.start();
    QTRY_VERIFY(seen.lists.load() >= 1);
    docker.isAway = true;
    QTRY_VERIFY(seen.losses.load() >= 1);
    QVERIFY(!seen.isReachable.load());
    docker.isAway = false;
    watcher.refresh(); // "Check again" does not wait for the back-off
    QTRY_VERIFY_WITH_TIMEOUT(seen.isReachable.load(), 1000);
}

void TestWatcher::stopsWithinASecond()
{
    FakeDocker docker;
    Seen seen;
    docker.isAway = true;
    Watcher waiting({}, docker, seen.callbacks());
    waiting.start();
    QTRY_VERIFY(seen.losses.load() >= 1);
    QElapsedTimer timer;
    timer.start();
    waiting.stop();
    docker.isAway = false;
    Watcher following({}, docker, seen.callbacks());
    following.start();
    QTRY_VERIFY(seen.lists.load() >= 1);
    following.stop();
    QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
}
