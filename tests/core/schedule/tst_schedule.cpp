// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_schedule.h"

#include "core/schedule/schedule.h"

#include <QTest>
#include <algorithm>
#include <random>

using namespace slipway;
using namespace slipway::schedule;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

WallTime time(const char *text)
{
    const QDateTime read = QDateTime::fromString(QString::fromLatin1(text) + QLatin1Char('Z'), Qt::ISODateWithMs);
    return toWallTime(read);
}

QString text(const std::optional<Due> &due)
{
    if (!due)
        return QStringLiteral("never");
    constexpr std::array kReasons{"cron", "missed", "poll", "retry"};
    return toDateTimeUtc(due->at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss ")) +
           QString::fromLatin1(kReasons[static_cast<size_t>(due->reason)]);
}

// In UTC, without jitter.
Plan plan(const char *cron)
{
    Plan made;
    made.cron = *Cron::parse(QString::fromLatin1(cron));
    made.zone = *ZoneTable::make("UTC");
    made.jitter = 0s;
    return made;
}

Progress handledUntil(const char *when)
{
    Progress progress;
    progress.handled = time(when);
    return progress;
}

Moment at(const char *now, const char *awakeSince = "2025-01-01T00:00:00")
{
    return {time(now), time(awakeSince)};
}

const StackId kStack(1);

} // namespace

void ScheduleTest::spreadsStacksOverTheMinute()
{
    std::vector<milliseconds> places;
    for (int id = 1; id <= 200; ++id)
        places.push_back(jitterOf(StackId(id), 60s));
    std::sort(places.begin(), places.end());
    QVERIFY(places.front() >= 0ms);
    QVERIFY(places.back() < 60s);
    milliseconds narrowest = 60s;
    milliseconds widest = 0ms;
    for (size_t i = 1; i < places.size(); ++i) {
        narrowest = std::min(narrowest, places[i] - places[i - 1]);
        widest = std::max(widest, places[i] - places[i - 1]);
    }
    // Evenly would be 300 ms each.
    QVERIFY2(narrowest >= 100ms, qPrintable(QString::number(narrowest.count())));
    QVERIFY2(widest <= 1000ms, qPrintable(QString::number(widest.count())));
}

void ScheduleTest::spreadsTheSameWayEveryTime()
{
    QCOMPARE(jitterOf(StackId(1), 60s).count(), 37082);
    QCOMPARE(jitterOf(StackId(2), 60s).count(), 14164);
    QCOMPARE(jitterOf(StackId(1), 0s).count(), 0);
    QCOMPARE(jitterOf(StackId(1), -5s).count(), 0);
}

void ScheduleTest::backsOffThenWaitsForTheSchedule()
{
    QList<qint64> waits;
    for (int failures = 0; failures <= 7; ++failures)
        waits << backOff(failures).value_or(-1ms).count();
    QCOMPARE(waits, (QList<qint64>{-1, 5000, 10000, 20000, 40000, 80000, -1, -1}));

    Progress progress = handledUntil("2025-05-01T03:00:00");
    progress = ended(progress, Outcome::TryAgain, time("2025-05-01T03:00:10"));
    QCOMPARE(text(nextDue(plan("0 3 * * *"), progress, {}, kStack, at("2025-05-01T03:00:10"))),
             QStringLiteral("2025-05-01 03:00:15 retry"));
    for (int i = 0; i < 4; ++i)
        progress = ended(progress, Outcome::TryAgain, time("2025-05-01T03:01:00"));
    QCOMPARE(text(nextDue(plan("0 3 * * *"), progress, {}, kStack, at("2025-05-01T03:01:00"))),
             QStringLiteral("2025-05-01 03:02:20 retry"));
    progress = ended(progress, Outcome::TryAgain, time("2025-05-01T03:02:30"));
    QCOMPARE(text(nextDue(plan("0 3 * * *"), progress, {}, kStack, at("2025-05-01T03:02:30"))),
             QStringLiteral("2025-05-02 03:00:00 cron"));
    QCOMPARE(ended(progress, Outcome::Good, time("2025-05-02T03:00:10")).failures, 0);
}

void ScheduleTest::runsOnTimeWithItsJitter()
{
    Plan daily = plan("0 3 * * *");
    daily.jitter = kDefaultJitter;
    const auto due = nextDue(daily, handledUntil("2025-05-01T03:00:00"), {}, kStack, at("2025-05-01T12:00:00"));
    QVERIFY(due->nominal == time("2025-05-02T03:00:00"));
    QVERIFY(due->at == time("2025-05-02T03:00:37.082"));
    // Asked again between the nominal time and its own it is still this run.
    const auto again = nextDue(daily, handledUntil("2025-05-01T03:00:00"), {}, kStack, at("2025-05-02T03:00:20"));
    QVERIFY(again == due);
    // And the next one follows the nominal time: none is left out or doubled.
    const Progress after = started({time("2025-05-01T03:00:00"), {}, 0}, *due, time("2025-05-02T03:00:38"));
    QVERIFY(nextDue(daily, after, {}, kStack, at("2025-05-02T03:00:38"))->nominal == time("2025-05-03T03:00:00"));
}

void ScheduleTest::runsOnceForAllThatWasMissed()
{
    const Plan hourly = plan("0 * * * *");
    const Moment wake = at("2025-05-01T09:30:00", "2025-05-01T09:30:00");
    const auto due = nextDue(hourly, handledUntil("2025-05-01T03:00:00"), {}, kStack, wake);
    QCOMPARE(text(due), QStringLiteral("2025-05-01 09:30:00 missed"));
    const Progress after = started(handledUntil("2025-05-01T03:00:00"), *due, wake.now);
    QCOMPARE(text(nextDue(hourly, after, {}, kStack, wake)), QStringLiteral("2025-05-01 10:00:00 cron"));
}

void ScheduleTest::skipsWhatWasMissed()
{
    Plan hourly = plan("0 * * * *");
    hourly.missedRuns = MissedRuns::Skip;
    const Moment wake = at("2025-05-01T09:30:00", "2025-05-01T09:30:00");
    QCOMPARE(text(nextDue(hourly, handledUntil("2025-05-01T03:00:00"), {}, kStack, wake)),
             QStringLiteral("2025-05-01 10:00:00 cron"));
}

void ScheduleTest::countsAShortDelayAsOnTime()
{
    Plan hourly = plan("0 * * * *");
    hourly.missedRuns = MissedRuns::Skip;
    QCOMPARE(text(nextDue(hourly, handledUntil("2025-05-01T03:00:00"), {}, kStack, at("2025-05-01T04:00:59"))),
             QStringLiteral("2025-05-01 04:00:00 cron"));
    QCOMPARE(text(nextDue(hourly, handledUntil("2025-05-01T03:00:00"), {}, kStack, at("2025-05-01T04:01:01"))),
             QStringLiteral("2025-05-01 05:00:00 cron"));
}

void ScheduleTest::spreadsWhatWasMissedFromTheWake()
{
    Plan daily = plan("0 3 * * *");
    daily.jitter = kDefaultJitter;
    const Progress progress = handledUntil("2025-04-30T03:00:00");
    // The same answer however often it is asked after the wake at 09:30.
    for (const char *now : {"2025-05-01T09:30:00", "2025-05-01T09:30:30", "2025-05-01T09:40:00"}) {
        const auto due = nextDue(daily, progress, {}, kStack, at(now, "2025-05-01T09:30:00"));
        QVERIFY(due->at == time("2025-05-01T09:30:37.082"));
        QCOMPARE(due->reason, DueReason::Missed);
    }
}

void ScheduleTest::countsFromTheEditOfTheSchedule()
{
    Progress progress = handledUntil("2025-01-01T00:00:00");
    progress.failures = 3;
    progress = begun(progress, time("2025-05-01T12:00:00"));
    QCOMPARE(text(nextDue(plan("0 3 * * *"), progress, {}, kStack, at("2025-05-01T12:00:00"))),
             QStringLiteral("2025-05-02 03:00:00 cron"));
}

void ScheduleTest::pollsTenSecondsAtLeast()
{
    Plan polling;
    polling.pollEvery = 1s;
    polling.jitter = 0s;
    Progress progress;
    progress.lastLook = time("2025-05-01T12:00:00");
    QCOMPARE(text(nextDue(polling, progress, {}, kStack, at("2025-05-01T12:00:01"))),
             QStringLiteral("2025-05-01 12:00:10 poll"));
    // The first look, and the one after a sleep, are spread.
    polling.jitter = kDefaultJitter;
    const Moment wake = at("2025-05-01T18:00:00", "2025-05-01T18:00:00");
    QCOMPARE(text(nextDue(polling, progress, {}, kStack, wake)), QStringLiteral("2025-05-01 18:00:06 poll"));
    QCOMPARE(text(nextDue(polling, Progress(), {}, kStack, wake)), QStringLiteral("2025-05-01 18:00:06 poll"));
}

void ScheduleTest::pollsBesideTheCron()
{
    Plan both = plan("0 3 * * *");
    both.pollEvery = 5min;
    Progress progress = handledUntil("2025-05-01T03:00:00");
    progress.lastLook = time("2025-05-02T02:50:00");
    QCOMPARE(text(nextDue(both, progress, {}, kStack, at("2025-05-02T02:50:00"))),
             QStringLiteral("2025-05-02 02:55:00 poll"));
    progress.lastLook = time("2025-05-02T02:56:00");
    QCOMPARE(text(nextDue(both, progress, {}, kStack, at("2025-05-02T02:56:00"))),
             QStringLiteral("2025-05-02 03:00:00 cron"));
    // A poll leaves the cron's place alone.
    const Due poll{time("2025-05-02T02:55:00"), time("2025-05-02T02:55:00"), DueReason::Poll};
    QVERIFY(started(progress, poll, time("2025-05-02T02:55:00")).handled == progress.handled);
}

void ScheduleTest::retriesBeforeItPolls()
{
    Plan polling;
    polling.pollEvery = 10s;
    polling.jitter = 0s;
    Progress progress;
    progress.failures = 4;
    progress.lastLook = time("2025-05-01T12:00:00");
    QCOMPARE(text(nextDue(polling, progress, {}, kStack, at("2025-05-01T12:00:01"))),
             QStringLiteral("2025-05-01 12:00:40 retry"));
}

void ScheduleTest::pollsAFailingStackSlowly()
{
    Plan polling;
    polling.pollEvery = 10s;
    polling.jitter = 0s;
    Progress progress;
    progress.failures = 6;
    progress.lastLook = time("2025-05-01T12:00:00");
    QCOMPARE(text(nextDue(polling, progress, {}, kStack, at("2025-05-01T12:00:01"))),
             QStringLiteral("2025-05-01 12:03:00 poll"));
}

void ScheduleTest::pausesUntilTheEnd()
{
    const Pause pause{time("2025-05-01T12:00:00"), time("2025-05-03T03:00:00")};
    Plan daily = plan("0 3 * * *");
    QCOMPARE(text(nextDue(daily, handledUntil("2025-05-01T03:00:00"), pause, kStack, at("2025-05-01T12:00:00"))),
             QStringLiteral("2025-05-04 03:00:00 cron"));
    daily.pollEvery = 10min;
    QCOMPARE(text(nextDue(daily, handledUntil("2025-05-01T03:00:00"), pause, kStack, at("2025-05-01T12:00:00"))),
             QStringLiteral("2025-05-03 03:00:00 poll"));
    QVERIFY(pause.isActive(time("2025-05-03T02:59:59")));
    QVERIFY(!pause.isActive(time("2025-05-03T03:00:00")));
}

void ScheduleTest::pausesWithoutAnEnd()
{
    Plan both = plan("0 3 * * *");
    both.pollEvery = 10s;
    Progress progress = handledUntil("2025-05-01T03:00:00");
    progress.failures = 1;
    const Pause pause{time("2025-05-01T12:00:00"), {}};
    QVERIFY(!nextDue(both, progress, pause, kStack, at("2025-05-01T12:00:00")));
    QVERIFY(pause.isActive(time("2099-01-01T00:00:00")));
}

void ScheduleTest::catchesUpNothingFromAPause()
{
    // Paused to 03:30, asleep until 05:10: 04:00 and 05:00 were missed, the earlier ones were not.
    const Pause pause{time("2025-05-01T00:30:00"), time("2025-05-01T03:30:00")};
    const Progress progress = handledUntil("2025-05-01T00:00:00");
    const auto due =
        nextDue(plan("0 * * * *"), progress, pause, kStack, at("2025-05-01T05:10:00", "2025-05-01T05:10:00"));
    QCOMPARE(text(due), QStringLiteral("2025-05-01 05:10:00 missed"));
    QVERIFY(due->nominal == time("2025-05-01T04:00:00"));
    QCOMPARE(text(nextDue(plan("0 * * * *"), progress, pause, kStack, at("2025-05-01T03:40:00"))),
             QStringLiteral("2025-05-01 04:00:00 cron"));
}

void ScheduleTest::doesNotRunTwiceWhenTheClockGoesBackALittle()
{
    const Moment back = at("2025-05-01T02:50:00", "2025-05-01T02:50:00");
    QCOMPARE(text(nextDue(plan("0 3 * * *"), handledUntil("2025-05-01T03:00:00"), {}, kStack, back)),
             QStringLiteral("2025-05-02 03:00:00 cron"));
    // Those with a pace keep it.
    QCOMPARE(text(nextDue(plan("*/5 * * * *"), handledUntil("2025-05-01T03:00:00"), {}, kStack, back)),
             QStringLiteral("2025-05-01 02:55:00 cron"));
}

void ScheduleTest::startsAnewWhenTheClockWasWrong()
{
    Plan both = plan("0 3 * * *");
    const Moment back = at("2024-05-01T12:00:00", "2024-05-01T12:00:00");
    Progress progress = handledUntil("2025-05-01T03:00:00");
    progress.lastLook = time("2025-05-01T03:00:00");
    QCOMPARE(text(nextDue(both, progress, {}, kStack, back)), QStringLiteral("2024-05-02 03:00:00 cron"));
    both.pollEvery = 10min;
    QCOMPARE(text(nextDue(both, progress, {}, kStack, back)), QStringLiteral("2024-05-01 12:10:00 poll"));
    // Asking later does not put it off.
    QCOMPARE(text(nextDue(both, progress, {}, kStack, at("2024-05-01T12:09:00", "2024-05-01T12:00:00"))),
             QStringLiteral("2024-05-01 12:10:00 poll"));
}

void ScheduleTest::runsOnceWhenTheClockJumpsAYearAhead()
{
    const Plan minutely = plan("* * * * *");
    const Moment ahead = at("2026-05-01T12:00:30", "2026-05-01T12:00:30");
    const auto due = nextDue(minutely, handledUntil("2025-05-01T12:00:00"), {}, kStack, ahead);
    QCOMPARE(text(due), QStringLiteral("2026-05-01 12:00:30 missed"));
    QCOMPARE(text(nextDue(minutely, started(handledUntil("2025-05-01T12:00:00"), *due, ahead.now), {}, kStack, ahead)),
             QStringLiteral("2026-05-01 12:01:00 cron"));
}

// A year with a fake clock and 200 stacks at one time in a zone with daylight
// saving: the machine sleeps and wakes at random, and each stack runs once
// for each day, on time or at the next wake.
void ScheduleTest::neverLosesARunOverAYearOfSleepAndWake()
{
    Plan daily;
    daily.cron = *Cron::parse(QStringLiteral("30 2 * * *"));
    daily.zone = *ZoneTable::make("Europe/Berlin");
    std::mt19937 random(11);
    WallTime now = time("2025-01-01T12:00:00");
    WallTime awakeSince = now;
    ScheduleQueue queue;
    constexpr int kStacks = 200;
    std::vector<Progress> progress(kStacks + 1, Progress{now, {}, 0});
    std::vector<Due> dues(kStacks + 1);
    std::vector<int> runs(kStacks + 1, 0);
    const auto plan = [&](StackId stack) {
        const auto index = static_cast<size_t>(stack.value);
        dues[index] = nextDue(daily, progress[index], {}, stack, {now, awakeSince}).value();
        queue.set(stack, dues[index].at);
    };
    for (int id = 1; id <= kStacks; ++id)
        plan(StackId(id));
    WallTime last{};
    while (now < time("2026-01-01T12:00:00")) {
        // Awake for two minutes at least: the missed runs are spread over one.
        const bool sleeps = now - awakeSince > 2min && random() % 100 == 0;
        const bool fires = !sleeps && queue.next()->at <= now + 10min;
        now = sleeps ? now + milliseconds(random() % (20 * 3600 * 1000)) : fires ? queue.next()->at : now + 10min;
        if (sleeps) {
            awakeSince = now;
            for (int id = 1; id <= kStacks; ++id)
                plan(StackId(id));
        }
        for (const auto &entry : queue.takeDue(now)) {
            const auto index = static_cast<size_t>(entry.stack.value);
            ++runs[index];
            QVERIFY(entry.at > last); // no two in the same moment
            last = entry.at;
            progress[index] = ended(started(progress[index], dues[index], now), Outcome::Good, now);
            plan(entry.stack);
        }
    }
    // One for each night; after a night asleep the run at the wake.
    for (int id = 1; id <= kStacks; ++id)
        QCOMPARE(runs[static_cast<size_t>(id)], 365);
}

void ScheduleTest::isNeverDueWithoutASchedule()
{
    QVERIFY(!nextDue(Plan(), Progress(), {}, kStack, at("2025-05-01T12:00:00")));
}
