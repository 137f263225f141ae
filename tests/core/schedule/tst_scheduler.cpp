// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_scheduler.h"

#include "core/schedule/scheduler.h"

#include <QTest>
#include <algorithm>
#include <map>

using namespace slipway;
using namespace slipway::schedule;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

WallTime time(const char *text)
{
    return toWallTime(QDateTime::fromString(QString::fromLatin1(text) + QLatin1Char('Z'), Qt::ISODate));
}

QString text(WallTime time)
{
    return toDateTimeUtc(time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

Plan cronPlan(const char *cron, const char *zone = "UTC", milliseconds jitter = 0ms)
{
    Plan plan;
    plan.cron = *Cron::parse(QString::fromLatin1(cron));
    plan.zone = *ZoneTable::make(zone);
    plan.jitter = jitter;
    return plan;
}

Plan pollPlan(seconds every)
{
    Plan plan;
    plan.pollEvery = every;
    plan.jitter = 0ms;
    return plan;
}

const StackId kShop(1);

struct Fired {
    WallTime at;
    StackId stack;
    Due due;
};

// A scheduler with the clocks of one machine; each due task is taken at once,
// and its run ends at once, as the test says.
class Machine
{
public:
    explicit Machine(const char *start)
        : now{time(start), std::chrono::steady_clock::time_point(1000h)}
        , scheduler(now)
    {
    }

    void add(const Plan &plan, StackId stack = kShop) { scheduler.change(stack, plan, now); }
    void pass(milliseconds span) // awake
    {
        now.wall += span;
        now.monotonic += span;
    }
    void sleep(milliseconds span) { now.wall += span; } // the monotonic clock stands still
    void setClock(const char *to) { now.wall = time(to); }

    void step()
    {
        for (const Scheduler::Task &task : scheduler.takeDue(now)) {
            if (isRefusing) {
                scheduler.postponed(task, now);
                continue;
            }
            fired.push_back({now.wall, task.stack, task.due});
            scheduler.started(task, now);
            pass(runTime);
            scheduler.ended(task.stack, outcome, now);
        }
    }
    // Lets time pass to the next wake, again and again.
    void runUntil(const char *end) { runUntil(time(end)); }
    void runUntil(WallTime end)
    {
        step();
        for (auto wake = scheduler.nextWake(); wake && *wake <= end; wake = scheduler.nextWake()) {
            if (*wake > now.wall)
                pass(*wake - now.wall);
            step();
            if (++wakes > 2'000'000)
                qFatal("it does not come to rest");
        }
        if (end > now.wall)
            pass(end - now.wall);
    }
    QStringList times() const
    {
        QStringList list;
        for (const Fired &one : fired)
            list << text(one.at);
        return list;
    }
    // The life of the program ends and begins anew `later`.
    void restart(milliseconds later, const Plan &plan)
    {
        std::map<StackId, Scheduler::Record> kept = stored;
        for (const Scheduler::Record &record : scheduler.takeUnsaved())
            kept[record.stack] = record;
        pass(later);
        scheduler = Scheduler(now);
        for (const auto &[stack, record] : kept)
            scheduler.load(record, plan, now);
        stored = kept;
    }

    Scheduler::Reading now;
    Scheduler scheduler;
    std::vector<Fired> fired;
    std::map<StackId, Scheduler::Record> stored;
    Outcome outcome = Outcome::Good;
    milliseconds runTime = 0ms;
    bool isRefusing = false;
    int wakes = 0;
};

} // namespace

void SchedulerTest::runsAYearAroundBothClockChanges_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("cron");
    QTest::addColumn<int>("runs");
    QTest::addColumn<QStringList>("among"); // in UTC
    // 2025: Berlin jumps 02:00 to 03:00 on 30 March and repeats 02:00 on 26 October.
    QTest::newRow("Berlin, in the gap") << QByteArray("Europe/Berlin") << QByteArray("30 2 * * *") << 365
                                        << QStringList{QStringLiteral("2025-03-29 01:30:00"),
                                                       QStringLiteral("2025-03-30 01:00:00"),
                                                       QStringLiteral("2025-10-26 00:30:00")};
    QTest::newRow("Berlin, every 15 minutes")
        << QByteArray("Europe/Berlin") << QByteArray("*/15 * * * *") << 365 * 96
        << QStringList{QStringLiteral("2025-10-26 00:30:00"), QStringLiteral("2025-10-26 01:30:00")};
    QTest::newRow("New York, in the overlap")
        << QByteArray("America/New_York") << QByteArray("30 1 * * *") << 365
        << QStringList{QStringLiteral("2025-11-02 05:30:00"), QStringLiteral("2025-11-03 06:30:00")};
    // Half an hour only, and the other way round in the year.
    QTest::newRow("Lord Howe, in the gap") << QByteArray("Australia/Lord_Howe") << QByteArray("15 2 * * *") << 365
                                           << QStringList{QStringLiteral("2025-10-04 15:30:00")};
    QTest::newRow("Lord Howe, hourly") << QByteArray("Australia/Lord_Howe") << QByteArray("0 * * * *") << 365 * 24
                                       << QStringList();
}

void SchedulerTest::runsAYearAroundBothClockChanges()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, cron);
    QFETCH(int, runs);
    QFETCH(QStringList, among);
    Machine machine("2025-01-01T00:00:00");
    const Plan plan = cronPlan(cron.constData(), zone.constData(), kDefaultJitter);
    machine.add(plan);
    machine.runUntil("2026-01-01T00:00:59");
    const milliseconds jitter = jitterOf(kShop, kDefaultJitter);
    QStringList nominal;
    WallTime last{};
    for (const Fired &one : machine.fired) {
        QCOMPARE(one.due.reason, DueReason::Cron);
        QCOMPARE((one.at - one.due.nominal).count(), jitter.count());
        QVERIFY2(one.due.nominal > last, qPrintable(text(one.due.nominal)));
        last = one.due.nominal;
        nominal << text(last);
    }
    for (const QString &one : among)
        QVERIFY2(nominal.contains(one), qPrintable(one));
    QVERIFY2(std::abs(static_cast<int>(nominal.size()) - runs) <= 1, qPrintable(QString::number(nominal.size())));
}

void SchedulerTest::spreads200StacksOverTheMinute()
{
    Machine machine("2025-05-01T00:00:00");
    for (int i = 1; i <= 200; ++i)
        machine.add(cronPlan("0 3 * * *", "UTC", kDefaultJitter), StackId(i));
    machine.runUntil("2025-05-03T00:00:00");
    std::map<StackId, int> counts;
    std::map<qint64, int> seconds_;
    for (const Fired &one : machine.fired) {
        ++counts[one.stack];
        QVERIFY(one.at - one.due.nominal < 60s);
        ++seconds_[one.at.time_since_epoch().count() / 1000];
    }
    QCOMPARE(counts.size(), size_t(200));
    for (const auto &[stack, count] : counts)
        QCOMPARE(count, 2); // none lost, none twice
    for (const auto &[second, count] : seconds_)
        QVERIFY2(count <= 6, qPrintable(QString::number(count)));
}

void SchedulerTest::runsOnceAfterSleepOrWaits_data()
{
    QTest::addColumn<bool>("isSkipping");
    QTest::addColumn<QStringList>("times");
    QTest::newRow("run once") << false
                              << QStringList{QStringLiteral("2025-05-04 09:00:00"),
                                             QStringLiteral("2025-05-05 03:00:00")};
    QTest::newRow("skip") << true << QStringList{QStringLiteral("2025-05-05 03:00:00")};
}

void SchedulerTest::runsOnceAfterSleepOrWaits()
{
    QFETCH(bool, isSkipping);
    QFETCH(QStringList, times);
    Machine machine("2025-05-01T09:00:00");
    Plan plan = cronPlan("0 3 * * *");
    plan.missedRuns = isSkipping ? MissedRuns::Skip : MissedRuns::RunOnce;
    machine.add(plan);
    machine.sleep(72h);
    machine.runUntil("2025-05-05T12:00:00");
    QCOMPARE(machine.times(), times);
}

void SchedulerTest::spreadsTheMissedFromTheWake()
{
    Machine machine("2025-05-01T09:00:00");
    for (int i = 1; i <= 200; ++i)
        machine.add(cronPlan("0 3 * * *", "UTC", kDefaultJitter), StackId(i));
    machine.sleep(24h);
    machine.runUntil("2025-05-02T10:00:00");
    QCOMPARE(machine.fired.size(), size_t(200));
    const WallTime wake = time("2025-05-02T09:00:00");
    int inFirstSecond = 0;
    for (const Fired &one : machine.fired) {
        QCOMPARE(one.due.reason, DueReason::Missed);
        QVERIFY(one.at >= wake && one.at < wake + 60s);
        inFirstSecond += one.at < wake + 1s ? 1 : 0;
    }
    QVERIFY(inFirstSecond <= 6);
}

void SchedulerTest::runsOnceForWhatWasMissedWhileOff()
{
    Machine machine("2025-05-01T09:00:00");
    const Plan plan = cronPlan("0 * * * *");
    machine.add(plan);
    machine.runUntil("2025-05-01T11:30:00");
    QCOMPARE(machine.fired.size(), size_t(2));
    machine.restart(50h, plan);
    machine.runUntil("2025-05-03T14:10:00");
    QCOMPARE(machine.times().mid(2),
             (QStringList{QStringLiteral("2025-05-03 13:30:00"), QStringLiteral("2025-05-03 14:00:00")}));
    // Nothing was missed by this one.
    machine.restart(10min, plan);
    machine.runUntil("2025-05-03T14:50:00");
    QCOMPARE(machine.fired.size(), size_t(4));
}

void SchedulerTest::survivesAClockThatJumps_data()
{
    QTest::addColumn<QByteArray>("cron");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("until");
    QTest::addColumn<QStringList>("times");
    // From 2025-05-01 09:00.
    QTest::newRow("a year ahead, daily") << QByteArray("0 3 * * *") << QByteArray("2026-05-01T09:00:00")
                                         << QByteArray("2026-05-02T12:00:00")
                                         << QStringList{QStringLiteral("2026-05-01 09:00:00"),
                                                        QStringLiteral("2026-05-02 03:00:00")};
    QTest::newRow("a year back, daily") << QByteArray("0 3 * * *") << QByteArray("2024-05-01T09:00:00")
                                        << QByteArray("2024-05-02T12:00:00")
                                        << QStringList{QStringLiteral("2024-05-02 03:00:00")};
    QTest::newRow("a year back, every half hour")
        << QByteArray("*/30 * * * *") << QByteArray("2024-05-01T09:10:00") << QByteArray("2024-05-01T10:10:00")
        << QStringList{QStringLiteral("2024-05-01 09:30:00"), QStringLiteral("2024-05-01 10:00:00")};
    QTest::newRow("an hour back, every half hour")
        << QByteArray("*/30 * * * *") << QByteArray("2025-05-01T08:00:00") << QByteArray("2025-05-01T09:10:00")
        << QStringList{QStringLiteral("2025-05-01 08:30:00"), QStringLiteral("2025-05-01 09:00:00")};
}

void SchedulerTest::survivesAClockThatJumps()
{
    QFETCH(QByteArray, cron);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, until);
    QFETCH(QStringList, times);
    Machine machine("2025-05-01T09:00:00");
    machine.add(cronPlan(cron.constData()));
    machine.setClock(to.constData());
    machine.runUntil(until.constData());
    QCOMPARE(machine.times(), times);
}

void SchedulerTest::adjustedClockRunsNothingTwice()
{
    Machine machine("2025-05-01T02:00:00");
    machine.add(cronPlan("0 3 * * *"));
    machine.runUntil("2025-05-01T03:10:00");
    machine.setClock("2025-05-01T02:40:00");
    machine.runUntil("2025-05-02T03:10:00");
    QCOMPARE(machine.times(),
             (QStringList{QStringLiteral("2025-05-01 03:00:00"), QStringLiteral("2025-05-02 03:00:00")}));
    // There and back: a clock that was wrong for a while does not stop the schedule.
    machine.setClock("2027-01-01T00:00:00");
    machine.step();
    machine.setClock("2025-05-02T03:20:00");
    machine.runUntil("2025-05-03T03:10:00");
    QCOMPARE(machine.times().last(), QStringLiteral("2025-05-03 03:00:00"));
}

void SchedulerTest::triesAgainSlowerThenWaits()
{
    Machine machine("2025-05-01T02:59:00");
    machine.add(cronPlan("0 3 * * *"));
    machine.outcome = Outcome::TryAgain;
    machine.runUntil("2025-05-01T12:00:00");
    QCOMPARE(machine.times(),
             (QStringList{QStringLiteral("2025-05-01 03:00:00"), QStringLiteral("2025-05-01 03:00:05"),
                          QStringLiteral("2025-05-01 03:00:15"), QStringLiteral("2025-05-01 03:00:35"),
                          QStringLiteral("2025-05-01 03:01:15"), QStringLiteral("2025-05-01 03:02:35")}));
    QVERIFY(machine.scheduler.standing(kShop, machine.now.wall).failures > 0);
    machine.outcome = Outcome::Good;
    machine.runUntil("2025-05-02T12:00:00");
    QCOMPARE(machine.fired.size(), size_t(7));
    QCOMPARE(machine.scheduler.standing(kShop, machine.now.wall).failures, 0);
}

void SchedulerTest::waitsForAPersonWithoutTries()
{
    Machine machine("2025-05-01T02:59:00");
    Plan plan = cronPlan("0 3 * * *");
    machine.add(plan);
    machine.outcome = Outcome::NeedsPerson;
    machine.runUntil("2025-05-02T12:00:00");
    QCOMPARE(machine.times(),
             (QStringList{QStringLiteral("2025-05-01 03:00:00"), QStringLiteral("2025-05-02 03:00:00")}));
    // Polling goes on, slowly.
    plan.pollEvery = 10s;
    machine.add(plan);
    machine.fired.clear();
    machine.runUntil("2025-05-02T12:10:00");
    QVERIFY2(machine.fired.size() <= 5, qPrintable(machine.times().join(QLatin1Char(' '))));
    QVERIFY(machine.fired.size() >= 3);
}

void SchedulerTest::newScheduleTimeOpensANewSeries()
{
    Machine machine("2025-05-01T02:59:00");
    machine.add(cronPlan("0 3 * * *"));
    machine.outcome = Outcome::TryAgain;
    machine.runUntil("2025-05-02T12:00:00");
    QCOMPARE(machine.fired.size(), size_t(12));
}

void SchedulerTest::pollsAtItsPaceAndLeavesRoomForARun()
{
    Machine machine("2025-05-01T00:00:00");
    machine.add(pollPlan(3s)); // 10 s is the least
    machine.runUntil("2025-05-01T01:00:00");
    QVERIFY(machine.fired.size() >= 360 && machine.fired.size() <= 362);
    for (const Fired &one : machine.fired)
        QCOMPARE(one.due.reason, DueReason::Poll);
    machine.fired.clear();
    machine.runTime = 30s; // the wait begins after the run
    machine.runUntil("2025-05-01T02:00:00");
    QVERIFY(machine.fired.size() >= 89 && machine.fired.size() <= 91);
}

void SchedulerTest::pauseEndsByItself()
{
    Machine machine("2025-05-01T00:00:00");
    machine.add(cronPlan("0 * * * *"));
    machine.scheduler.pause(kShop, {machine.now.wall, time("2025-05-01T02:30:00"), QStringLiteral("backup")},
                            machine.now);
    QCOMPARE(machine.scheduler.standing(kShop, machine.now.wall).pause->reason, QStringLiteral("backup"));
    QCOMPARE(text(machine.scheduler.standing(kShop, machine.now.wall).due->nominal),
             QStringLiteral("2025-05-01 03:00:00"));
    (void)machine.scheduler.takeMoved();
    machine.runUntil("2025-05-01T02:30:00");
    QVERIFY(!machine.scheduler.standing(kShop, machine.now.wall).pause);
    QCOMPARE(machine.scheduler.takeMoved(), std::vector<StackId>{kShop});
    machine.runUntil("2025-05-01T04:10:00");
    QCOMPARE(machine.times(),
             (QStringList{QStringLiteral("2025-05-01 03:00:00"), QStringLiteral("2025-05-01 04:00:00")}));
}

void SchedulerTest::pauseWithoutEndLastsUntilResumed()
{
    Machine machine("2025-05-01T00:00:00");
    machine.add(cronPlan("0 * * * *"));
    machine.add(pollPlan(60s), StackId(2));
    machine.scheduler.pauseAll({machine.now.wall, {}, {}}, machine.now);
    QVERIFY(!machine.scheduler.nextWake());
    QVERIFY(!machine.scheduler.standing(kShop, machine.now.wall).due);
    machine.runUntil("2025-05-02T10:30:00");
    QVERIFY(machine.fired.empty());
    machine.scheduler.resumeAll(machine.now);
    machine.runUntil("2025-05-02T11:00:30");
    std::erase_if(machine.fired, [](const Fired &one) { return one.stack != kShop; });
    QCOMPARE(machine.times(), QStringList{QStringLiteral("2025-05-02 11:00:00")});
}

void SchedulerTest::longerPauseHolds()
{
    Machine machine("2025-05-01T00:00:00");
    machine.add(cronPlan("0 * * * *"));
    machine.scheduler.pause(kShop, {machine.now.wall, time("2025-05-01T01:30:00"), {}}, machine.now);
    machine.scheduler.pauseAll({machine.now.wall, time("2025-05-01T03:30:00"), QStringLiteral("all")}, machine.now);
    QCOMPARE(machine.scheduler.standing(kShop, machine.now.wall).pause->reason, QStringLiteral("all"));
    machine.runUntil("2025-05-01T04:10:00");
    QCOMPARE(machine.times(), QStringList{QStringLiteral("2025-05-01 04:00:00")});
    QVERIFY(!machine.scheduler.pauseOfAll());
}

void SchedulerTest::catchesUpNothingFromAPause_data()
{
    QTest::addColumn<bool>("isSleeping");
    QTest::addColumn<QStringList>("times");
    QTest::newRow("awake") << false << QStringList{QStringLiteral("2025-05-01 05:00:00")};
    // The end was slept through, and the time at 03:00 and 04:00 too: those were missed.
    QTest::newRow("asleep") << true
                            << QStringList{QStringLiteral("2025-05-01 04:30:00"),
                                           QStringLiteral("2025-05-01 05:00:00")};
}

void SchedulerTest::catchesUpNothingFromAPause()
{
    QFETCH(bool, isSleeping);
    QFETCH(QStringList, times);
    Machine machine("2025-05-01T00:30:00");
    machine.add(cronPlan("0 * * * *"));
    machine.scheduler.pause(kShop, {machine.now.wall, time("2025-05-01T02:30:00"), {}}, machine.now);
    if (isSleeping) {
        machine.sleep(4h);
    } else {
        machine.scheduler.pause(kShop, {machine.now.wall, time("2025-05-01T04:30:00"), {}}, machine.now);
    }
    machine.runUntil("2025-05-01T05:10:00");
    QCOMPARE(machine.times(), times);
}

void SchedulerTest::endedPauseStaysEndedWhenTheClockGoesBack()
{
    Machine machine("2025-05-01T00:00:00");
    machine.add(cronPlan("0 * * * *"));
    machine.scheduler.pauseAll({machine.now.wall, time("2025-05-01T02:30:00"), {}}, machine.now);
    machine.runUntil("2025-05-01T02:40:00");
    machine.setClock("2024-05-01T00:10:00");
    machine.runUntil("2024-05-01T01:10:00");
    QCOMPARE(machine.times(), QStringList{QStringLiteral("2024-05-01 01:00:00")});
}

void SchedulerTest::pauseMadeByAWrongClockKeepsItsLength()
{
    Machine machine("2026-05-01T00:10:00"); // a year ahead
    machine.add(cronPlan("0 * * * *"));
    machine.scheduler.pause(kShop, {machine.now.wall, time("2026-05-01T02:10:00"), QStringLiteral("backup")},
                            machine.now);
    machine.scheduler.pauseAll({machine.now.wall, time("2026-05-01T03:10:00"), {}}, machine.now);
    (void)machine.scheduler.takeUnsaved();
    machine.setClock("2025-05-01T00:20:00");
    machine.step();
    QVERIFY(machine.scheduler.takePauseMoved());
    QVERIFY(!machine.scheduler.takePauseMoved());
    QCOMPARE(machine.scheduler.pauseOfAll()->since, time("2025-05-01T00:20:00"));
    QCOMPARE(machine.scheduler.pauseOfAll()->until.value(), time("2025-05-01T03:20:00"));
    const auto unsaved = machine.scheduler.takeUnsaved();
    QCOMPARE(unsaved.size(), size_t(1));
    QCOMPARE(unsaved.front().pause->until.value(), time("2025-05-01T02:20:00"));
    machine.runUntil("2025-05-01T04:30:00");
    QCOMPARE(machine.times(), QStringList{QStringLiteral("2025-05-01 04:00:00")});
    // One that was stored by the wrong clock, loaded after its correction.
    Scheduler fresh(machine.now);
    fresh.load({kShop, {}, schedule::Pause{time("2026-05-01T00:00:00"), time("2026-05-01T01:00:00"), {}}},
               cronPlan("0 * * * *"), machine.now);
    QCOMPARE(fresh.standing(kShop, machine.now.wall).pause->until.value(), time("2025-05-01T05:30:00"));
}

void SchedulerTest::handsOverAgainWhatWasRefused()
{
    Machine machine("2025-05-01T02:59:00");
    machine.add(cronPlan("0 3 * * *"));
    machine.isRefusing = true;
    machine.runUntil("2025-05-01T03:00:12");
    QVERIFY(machine.fired.empty());
    machine.isRefusing = false;
    machine.runUntil("2025-05-01T03:01:00");
    QCOMPARE(machine.times(), QStringList{QStringLiteral("2025-05-01 03:00:15")});
}

void SchedulerTest::editBeginsNow()
{
    Machine machine("2025-05-01T09:00:00");
    machine.add(cronPlan("0 3 * * *"));
    machine.runUntil("2025-05-01T12:00:00");
    machine.add(cronPlan("0 10 * * *")); // was due before the edit
    machine.runUntil("2025-05-02T12:00:00");
    QCOMPARE(machine.times(), QStringList{QStringLiteral("2025-05-02 10:00:00")});
    machine.add(Plan{}); // autoUpdate off
    QVERIFY(!machine.scheduler.nextWake());
}

void SchedulerTest::removedStackIsNeverDue()
{
    Machine machine("2025-05-01T09:00:00");
    machine.add(cronPlan("* * * * *"));
    const Scheduler::Task late{kShop, *machine.scheduler.standing(kShop, machine.now.wall).due};
    machine.scheduler.remove(kShop);
    machine.scheduler.started(late, machine.now);
    machine.scheduler.postponed(late, machine.now);
    machine.scheduler.ended(kShop, Outcome::TryAgain, machine.now);
    machine.scheduler.pause(kShop, {}, machine.now);
    QVERIFY(!machine.scheduler.nextWake());
    QVERIFY(machine.scheduler.takeUnsaved().empty());
    QVERIFY(machine.scheduler.takeMoved().empty());
}

void SchedulerTest::tellsWhatToStoreAndToShow()
{
    Machine machine("2025-05-01T09:00:00");
    machine.add(cronPlan("0 * * * *"));
    QCOMPARE(machine.scheduler.takeUnsaved().size(), size_t(1));
    QCOMPARE(machine.scheduler.takeMoved().size(), size_t(1));
    machine.runUntil("2025-05-01T10:00:00");
    const auto records = machine.scheduler.takeUnsaved();
    QCOMPARE(records.size(), size_t(1));
    QCOMPARE(text(records.front().progress.handled), QStringLiteral("2025-05-01 10:00:00"));
    QCOMPARE(machine.scheduler.takeMoved().size(), size_t(1));
    // A good look changes neither.
    machine.scheduler.ended(kShop, Outcome::Good, machine.now);
    QVERIFY(machine.scheduler.takeUnsaved().empty());
    QVERIFY(machine.scheduler.takeMoved().empty());
}

void SchedulerTest::neverWakesForNothing()
{
    Machine machine("2025-05-01T00:00:00");
    for (int i = 1; i <= 200; ++i)
        machine.add(cronPlan("0 3 * * *", "UTC", kDefaultJitter), StackId(i));
    machine.runUntil("2025-05-08T00:00:00");
    QCOMPARE(machine.wakes, 7 * 200);
}
