// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_scheduleservice.h"

#include "core/base/utc.h"
#include "core/schedule/scheduler.h"
#include "core/services/scheduleplan.h"
#include "core/services/scheduleservice_p.h"
#include "core/services/wallalarm.h"
#include "core/store/database.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <condition_variable>
#include <mutex>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

// Wall and monotonic time apart: a machine that sleeps, a clock that is set.
class TwoClocks final : public Clock
{
public:
    QDateTime nowUtc() const override { return utcFromMs(m_wall); }
    std::chrono::steady_clock::time_point monotonic() const override
    {
        return std::chrono::steady_clock::time_point(milliseconds(m_monotonic));
    }
    void pass(milliseconds span)
    {
        m_wall += span.count();
        m_monotonic += span.count();
    }
    void sleep(milliseconds span) { m_wall += span.count(); }
    void set(const QDateTime &time) { m_wall = time.toMSecsSinceEpoch(); }

private:
    std::atomic<qint64> m_wall{utcTime(QDate(2025, 5, 1), QTime(0, 0)).toMSecsSinceEpoch()};
    std::atomic<qint64> m_monotonic{1'000'000};
};

// Notes each run and ends it as told; waits where told.
class NotingExecutor final : public deploy::RunExecutorInterface
{
public:
    NotingExecutor(RunStore &store, const Clock &clock)
        : m_store(store)
        , m_clock(clock)
    {
    }
    Run execute(const Run &queued, const CancelToken &cancel) override
    {
        while (isBlocked && !cancel.isCancelled())
            std::this_thread::sleep_for(1ms);
        Run run = queued;
        run.result = error ? RunResult::Failed : RunResult::NothingToDo;
        run.error = error;
        run.finishedAt = m_clock.nowUtc();
        (void)m_store.update(run);
        const std::lock_guard lock(m_mutex);
        m_runs << run;
        return run;
    }
    QVector<Run> runs() const
    {
        const std::lock_guard lock(m_mutex);
        return m_runs;
    }
    std::optional<Error> error;
    std::atomic<bool> isBlocked = false;

private:
    RunStore &m_store;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QVector<Run> m_runs;
};

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u'Z', Qt::ISODate);
}

} // namespace

class ScheduleWorld
{
public:
    ScheduleWorld()
        : database(folder.filePath(u"slipway.db"_s))
        , stores(database)
        , executor(stores.runs, clock)
    {
        isOpen = database.open().has_value();
        repository = stores.repositories.ensure(u"https://git.test/shop"_s, {})->id;
        begin();
    }
    ~ScheduleWorld() { end(); }

    // One life of the program.
    void begin()
    {
        changes = std::make_unique<ChangeNotifier>();
        queue = std::make_unique<deploy::RunQueue>(stores.runs, executor, clock, 4);
        queue->onChanged([this](const Run &run) {
            Q_EMIT changes->runChanged(run);
            (run.result == RunResult::Queued ? asked : ended) += run.result == RunResult::Running ? 0 : 1;
        });
        (void)queue->start();
        schedules = std::make_unique<ScheduleService>(ScheduleService::Dependencies{stores, *queue, *changes, clock});
    }
    bool load() { return schedules->load().has_value(); }
    void end()
    {
        schedules.reset();
        queue.reset();
        changes.reset();
    }
    bool restart()
    {
        schedules->runDue();
        end();
        begin();
        return load();
    }

    Stack add(const QString &cron, const std::function<void(StackSettings &)> &more = {})
    {
        StackSettings settings;
        settings.name = u"stack-%1"_s.arg(++count);
        settings.environmentId = EnvironmentId(1);
        settings.url = u"https://git.test/shop.git"_s;
        settings.autoUpdate = true;
        settings.autoUpdateCron = cron;
        settings.timeZone = u"UTC"_s;
        if (more)
            more(settings);
        const Stack stack = stores.stacks.add(settings, repository, clock.nowUtc()).value();
        Q_EMIT changes->stackAdded(stack);
        return stack;
    }
    void change(StackId id, const std::function<void(StackSettings &)> &edit)
    {
        Stack stack = stores.stacks.get(id).value();
        edit(stack.settings);
        (void)stores.stacks.changeSettings(id, stack.settings, repository);
        Q_EMIT changes->stackChanged(stores.stacks.get(id).value());
    }
    bool settle()
    {
        QElapsedTimer timer;
        timer.start();
        while (asked != ended && timer.elapsed() < 20'000)
            std::this_thread::sleep_for(200us);
        return asked == ended;
    }
    // Time passes from wake to wake.
    bool runUntil(const QDateTime &until)
    {
        schedules->runDue();
        if (!settle())
            return false;
        for (auto wake = schedules->nextWake(); wake && *wake <= until; wake = schedules->nextWake()) {
            clock.pass(milliseconds(std::max<qint64>(0, clock.nowUtc().msecsTo(*wake))));
            schedules->runDue();
            if (!settle())
                return false;
        }
        clock.pass(milliseconds(std::max<qint64>(0, clock.nowUtc().msecsTo(until))));
        return true;
    }
    QStringList times() const
    {
        QStringList list;
        for (const Run &run : executor.runs())
            list << run.requestedAt.toString(u"yyyy-MM-dd HH:mm"_s);
        return list;
    }

    QTemporaryDir folder;
    TwoClocks clock;
    Database database;
    Stores stores;
    NotingExecutor executor;
    std::unique_ptr<ChangeNotifier> changes;
    std::unique_ptr<deploy::RunQueue> queue;
    std::unique_ptr<ScheduleService> schedules;
    RepositoryId repository;
    std::atomic<int> asked = 0;
    std::atomic<int> ended = 0;
    int count = 0;
    bool isOpen = false;
};

void TestScheduleService::init()
{
    m_world = std::make_shared<ScheduleWorld>();
    QVERIFY(m_world->isOpen);
    QVERIFY(m_world->load());
}

void TestScheduleService::cleanup()
{
    m_world.reset();
}

void TestScheduleService::requestsASyncWhenItIsDue()
{
    const Stack stack = m_world->add(u"0 3 * * *"_s);
    QCOMPARE(m_world->schedules->standing(stack.id).nextSync, utc("2025-05-01T03:00:00"));
    m_world->add(u"0 3 * * *"_s, [](StackSettings &settings) { settings.autoUpdate = false; });
    QVERIFY(m_world->runUntil(utc("2025-05-01T12:00:00")));
    const QVector<Run> runs = m_world->executor.runs();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().stackId, stack.id);
    QCOMPARE(runs.first().kind, RunKind::Sync);
    QCOMPARE(runs.first().trigger, Trigger::Schedule);
    // With the jitter the run is later; what people see is not.
    QCOMPARE(utc("2025-05-01T03:00:00").msecsTo(runs.first().requestedAt),
             qint64(schedule::jitterOf(stack.id, 60s).count()));
    QCOMPARE(m_world->schedules->standing(stack.id).nextSync, utc("2025-05-02T03:00:00"));
}

void TestScheduleService::requestsEachOf200StacksOnce()
{
    for (int i = 0; i < 200; ++i)
        m_world->add(u"0 3 * * *"_s);
    QVERIFY(m_world->runUntil(utc("2025-05-01T03:01:00")));
    QHash<StackId, int> counts;
    QHash<qint64, int> seconds;
    for (const Run &run : m_world->executor.runs()) {
        ++counts[run.stackId];
        ++seconds[run.requestedAt.toSecsSinceEpoch()];
    }
    QCOMPARE(counts.size(), 200);
    for (const int times : counts)
        QCOMPARE(times, 1);
    for (const int times : seconds)
        QVERIFY(times <= 6);
}

void TestScheduleService::runsOnceWhatWasMissedWhileOff_data()
{
    QTest::addColumn<MissedRun>("missed");
    QTest::addColumn<QStringList>("times");
    QTest::newRow("once") << MissedRun::Once << QStringList{u"2025-05-01 03:00"_s, u"2025-05-09 12:00"_s};
    QTest::newRow("skip") << MissedRun::Skip << QStringList{u"2025-05-01 03:00"_s};
}

void TestScheduleService::runsOnceWhatWasMissedWhileOff()
{
    QFETCH(MissedRun, missed);
    QFETCH(QStringList, times);
    m_world->add(u"0 3 * * *"_s, [&](StackSettings &settings) { settings.missedRun = missed; });
    QVERIFY(m_world->runUntil(utc("2025-05-01T12:00:00")));
    m_world->end();
    m_world->clock.pass(8 * 24h);
    m_world->begin();
    QVERIFY(m_world->load());
    QVERIFY(m_world->runUntil(utc("2025-05-09T13:00:00")));
    QCOMPARE(m_world->times(), times);
    // Nothing is missed twice.
    QVERIFY(m_world->restart());
    QVERIFY(m_world->runUntil(utc("2025-05-09T14:00:00")));
    QCOMPARE(m_world->times(), times);
}

void TestScheduleService::runsOnceAfterSleep()
{
    m_world->add(u"0 * * * *"_s);
    m_world->clock.sleep(50h + 30min);
    QVERIFY(m_world->runUntil(utc("2025-05-03T03:10:00")));
    QCOMPARE(m_world->times(), (QStringList{u"2025-05-03 02:30"_s, u"2025-05-03 03:00"_s}));
}

void TestScheduleService::clockSetBackAYearLosesNothing()
{
    m_world->add(u"0 3 * * *"_s);
    QVERIFY(m_world->runUntil(utc("2025-05-01T12:00:00")));
    m_world->clock.set(utc("2024-05-01T12:00:00"));
    QVERIFY(m_world->runUntil(utc("2024-05-02T12:00:00")));
    QVERIFY(m_world->restart());
    QVERIFY(m_world->runUntil(utc("2024-05-03T12:00:00")));
    QCOMPARE(m_world->times(), (QStringList{u"2025-05-01 03:00"_s, u"2024-05-02 03:00"_s, u"2024-05-03 03:00"_s}));
}

void TestScheduleService::followsChangesOfAStack()
{
    const Stack stack = m_world->add(u"0 3 * * *"_s);
    const QSignalSpy told(m_world->changes.get(), &ChangeNotifier::scheduleChanged);
    m_world->change(stack.id, [](StackSettings &settings) { settings.autoUpdateCron = u"30 4 * * *"_s; });
    QCOMPARE(m_world->schedules->standing(stack.id).nextSync, utc("2025-05-01T04:30:00"));
    m_world->schedules->runDue();
    QCOMPARE(told.size(), 1);
    QVERIFY(m_world->runUntil(utc("2025-05-01T12:00:00")));
    QCOMPARE(m_world->times(), QStringList{u"2025-05-01 04:30"_s});
    m_world->change(stack.id, [](StackSettings &settings) { settings.autoUpdate = false; });
    QVERIFY(!m_world->schedules->standing(stack.id).nextSync);
    m_world->change(stack.id, [](StackSettings &settings) { settings.autoUpdate = true; });
    QCOMPARE(m_world->schedules->standing(stack.id).nextSync, utc("2025-05-02T04:30:00"));
    QVERIFY(m_world->stores.stacks.remove(stack.id));
    Q_EMIT m_world->changes->stackRemoved(stack.id);
    QVERIFY(!m_world->schedules->nextWake());
    QVERIFY(m_world->stores.schedules.all()->isEmpty());
}

void TestScheduleService::ownChangesOfARunAreNoEdit()
{
    const Stack stack = m_world->add(u"0 3 * * *"_s);
    m_world->clock.sleep(27h); // 03:00 was missed
    m_world->change(stack.id, [](StackSettings &settings) { settings.branch = u"next"_s; });
    QVERIFY(m_world->runUntil(utc("2025-05-02T03:10:00")));
    QCOMPARE(m_world->executor.runs().size(), 1);
}

void TestScheduleService::triesAgainThenWaits()
{
    const Stack stack = m_world->add(u"0 3 * * *"_s);
    m_world->executor.error = Error{ErrorCode::GitUnreachable, u"git.test"_s, {}};
    QVERIFY(m_world->runUntil(utc("2025-05-01T12:00:00")));
    QVector<qint64> gaps;
    const QVector<Run> runs = m_world->executor.runs();
    for (qsizetype i = 1; i < runs.size(); ++i)
        gaps << runs.at(i - 1).requestedAt.msecsTo(runs.at(i).requestedAt);
    QCOMPARE(gaps, (QVector<qint64>{5000, 10000, 20000, 40000, 80000}));
    QCOMPARE(m_world->schedules->standing(stack.id).nextSync, utc("2025-05-02T03:00:00"));
    QCOMPARE(m_world->schedules->standing(stack.id).failures, 6);
    // Known after a restart, too: no new series.
    QVERIFY(m_world->restart());
    QVERIFY(m_world->runUntil(utc("2025-05-01T13:00:00")));
    QCOMPARE(m_world->executor.runs().size(), 6);
}

void TestScheduleService::waitsForAPerson()
{
    m_world->add(u"0 3 * * *"_s);
    m_world->executor.error = Error{ErrorCode::ComposeInvalid, {}, {}};
    QVERIFY(m_world->runUntil(utc("2025-05-02T12:00:00")));
    QCOMPARE(m_world->times(), (QStringList{u"2025-05-01 03:00"_s, u"2025-05-02 03:00"_s}));
}

void TestScheduleService::lookLeavesARunAlone()
{
    const Stack stack = m_world->add({}, [](StackSettings &settings) { settings.pollSeconds = 60; });
    QVERIFY(m_world->runUntil(utc("2025-05-01T01:00:00")));
    const qsizetype before = m_world->executor.runs().size();
    QVERIFY(before >= 58 && before <= 61);
    m_world->executor.isBlocked = true;
    QVERIFY(m_world->queue->request(stack.id, RunKind::Deploy, Trigger::Manual));
    for (int i = 0; i < 30; ++i) {
        m_world->clock.pass(60s);
        m_world->schedules->runDue();
    }
    QCOMPARE(m_world->queue->waitingCount(), 0); // nothing piled up
    m_world->executor.isBlocked = false;
    QVERIFY(m_world->settle());
    QCOMPARE(m_world->executor.runs().size(), before + 1);
    QVERIFY(m_world->runUntil(m_world->clock.nowUtc().addSecs(65)));
    QCOMPARE(m_world->executor.runs().size(), before + 2);
}

void TestScheduleService::pauseOutlivesTheProgram()
{
    const Stack stack = m_world->add(u"0 * * * *"_s);
    const QSignalSpy told(m_world->changes.get(), &ChangeNotifier::scheduleChanged);
    QVERIFY(m_world->schedules->pause(stack.id, utc("2025-05-01T05:30:00"), u" new disks "_s));
    QVERIFY(told.size() >= 1);
    QVERIFY(m_world->restart());
    const SchedulePause pause = m_world->schedules->standing(stack.id).pause.value();
    QCOMPARE(pause.since, utc("2025-05-01T00:00:00"));
    QCOMPARE(pause.until, utc("2025-05-01T05:30:00"));
    QCOMPARE(pause.reason, u"new disks"_s);
    QCOMPARE(m_world->schedules->standing(stack.id).nextSync, utc("2025-05-01T06:00:00"));
    QVERIFY(m_world->runUntil(utc("2025-05-01T07:10:00")));
    QCOMPARE(m_world->times(), (QStringList{u"2025-05-01 06:00"_s, u"2025-05-01 07:00"_s}));
    QVERIFY(!m_world->schedules->standing(stack.id).pause);
    QVERIFY(!m_world->stores.schedules.all()->first().pause);
    // Without an end, until resumed.
    QVERIFY(m_world->schedules->pause(stack.id, {}, {}));
    QVERIFY(m_world->restart());
    QVERIFY(m_world->runUntil(utc("2025-05-03T00:30:00")));
    QCOMPARE(m_world->executor.runs().size(), 2);
    QVERIFY(m_world->schedules->resume(stack.id));
    QVERIFY(m_world->runUntil(utc("2025-05-03T01:10:00")));
    QCOMPARE(m_world->times().last(), u"2025-05-03 01:00"_s);
    QCOMPARE(m_world->executor.runs().size(), 3);
}

void TestScheduleService::pauseOfAllOutlivesTheProgram()
{
    const Stack stack = m_world->add(u"0 * * * *"_s);
    QVERIFY(m_world->schedules->pauseAll(utc("2025-05-01T05:30:00"), u"moving\nthe rack"_s));
    QVERIFY(m_world->restart());
    QCOMPARE(m_world->schedules->pauseOfAll()->reason, u"moving\nthe rack"_s);
    QCOMPARE(m_world->schedules->standing(stack.id).pause, m_world->schedules->pauseOfAll());
    QVERIFY(m_world->runUntil(utc("2025-05-01T06:10:00")));
    QCOMPARE(m_world->times(), QStringList{u"2025-05-01 06:00"_s});
    QVERIFY(!m_world->schedules->pauseOfAll());
    QVERIFY(!m_world->stores.schedules.pauseOfAll().value());
    QVERIFY(m_world->schedules->pauseAll({}, {}));
    QVERIFY(!m_world->schedules->standing(stack.id).nextSync);
    QVERIFY(m_world->schedules->resumeAll());
    QVERIFY(!m_world->stores.schedules.pauseOfAll().value());
    QCOMPARE(m_world->schedules->standing(stack.id).nextSync, utc("2025-05-01T07:00:00"));
}

void TestScheduleService::refusesAWrongPause()
{
    const Stack stack = m_world->add(u"0 * * * *"_s);
    const auto past = m_world->schedules->pause(stack.id, utc("2024-01-01T00:00:00"), {});
    QVERIFY(!past);
    QCOMPARE(past.error().subject, u"until"_s);
    const auto longReason = m_world->schedules->pauseAll({}, QString(501, u'x'));
    QVERIFY(!longReason);
    QCOMPARE(longReason.error().subject, u"reason"_s);
    QCOMPARE(m_world->schedules->pause(StackId(99), {}, {}).error().code, ErrorCode::NotFound);
    QCOMPARE(m_world->schedules->resume(StackId(99)).error().code, ErrorCode::NotFound);
    QVERIFY(!m_world->schedules->standing(stack.id).pause);
}

void TestScheduleService::losesNothingWhileTheDatabaseRefuses()
{
    m_world->add(u"0 3 * * *"_s);
    m_world->schedules->runDue();
    m_world->database.close();
    m_world->clock.pass(3h + 1min);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be synced by its schedule"_s));
    m_world->schedules->runDue();
    QVERIFY(m_world->executor.runs().isEmpty());
    QVERIFY(m_world->database.open());
    QVERIFY(m_world->runUntil(utc("2025-05-01T03:02:00")));
    QCOMPARE(m_world->executor.runs().size(), 1);
}

void TestScheduleService::readsTheCronInItsZone()
{
    const Stack stack =
        m_world->add(u"0 3 * * *"_s, [](StackSettings &settings) { settings.timeZone = u"Asia/Tokyo"_s; });
    QCOMPARE(m_world->schedules->standing(stack.id).nextSync, utc("2025-05-01T18:00:00"));
    const Stack own = m_world->add(u"0 3 * * *"_s, [](StackSettings &settings) { settings.timeZone.clear(); });
    const QTimeZone zone(m_world->schedules->timeZone().toUtf8());
    QVERIFY(zone.isValid());
    QCOMPARE(m_world->schedules->standing(own.id).nextSync->toTimeZone(zone).time(), QTime(3, 0));
}

void TestScheduleService::namedScheduleIsACron_data()
{
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<QString>("cron");
    QTest::addColumn<bool>("isAlone");
    QTest::addColumn<QString>("scheduleAfter");
    QTest::addColumn<QString>("cronAfter");
    QTest::newRow("alone") << u"hourly"_s << u"0 3 * * *"_s << true << u"hourly"_s << u"0 * * * *"_s;
    QTest::newRow("weekly alone") << u"weekly"_s << u"0 3 * * *"_s << true << u"weekly"_s << u"0 3 * * 0"_s;
    QTest::newRow("cron wins") << u"hourly"_s << u"5 4 * * *"_s << false << u"custom"_s << u"5 4 * * *"_s;
    QTest::newRow("both say the same") << u"daily"_s << u"0 3 * * *"_s << false << u"daily"_s << u"0 3 * * *"_s;
    QTest::newRow("no cron") << u"daily"_s << QString() << false << u"daily"_s << QString();
    QTest::newRow("custom") << u"custom"_s << u"0 3 * * *"_s << true << u"custom"_s << u"0 3 * * *"_s;
    QTest::newRow("no schedule") << QString() << u"0 3 * * *"_s << false << QString() << u"0 3 * * *"_s;
}

void TestScheduleService::namedScheduleIsACron()
{
    QFETCH(QString, schedule);
    QFETCH(QString, cron);
    QFETCH(bool, isAlone);
    QFETCH(QString, scheduleAfter);
    QFETCH(QString, cronAfter);
    StackSettings settings;
    settings.autoUpdate = true;
    settings.autoUpdateSchedule = schedule;
    settings.autoUpdateCron = cron;
    settleSchedule(&settings, isAlone);
    QCOMPARE(settings.autoUpdateSchedule, scheduleAfter);
    QCOMPARE(settings.autoUpdateCron, cronAfter);
    QVERIFY(!scheduleProblem(settings));
}

void TestScheduleService::saysWhatATypedScheduleMeans()
{
    const SchedulePreview good = previewSchedule(u"0 3 * * *"_s, u"Europe/Berlin"_s, utc("2025-05-01T12:00:00"));
    QVERIFY(good.problem.isEmpty());
    QVERIFY(!good.words.isEmpty());
    QCOMPARE(good.nextRuns.size(), 5);
    QCOMPARE(good.nextRuns.first().toUTC(), utc("2025-05-02T01:00:00"));
    const SchedulePreview bad = previewSchedule(u"0 25 * * *"_s, {}, utc("2025-05-01T12:00:00"));
    QVERIFY(!bad.problem.isEmpty());
    QCOMPARE(bad.problemFrom, 2);
    QCOMPARE(bad.problemLength, 2);
    QVERIFY(bad.nextRuns.isEmpty());
    QVERIFY(!previewSchedule(u"0 3 * * *"_s, u"Mars/Base"_s, utc("2025-05-01T12:00:00")).problem.isEmpty());
}

void TestScheduleService::worksOnItsOwnThread()
{
    CoreSettings settings;
    settings.scheduleJitterSeconds = 0;
    QVERIFY(m_world->stores.settings.save(settings));
    const Stack stack = m_world->add(u"0 3 * * *"_s);
    m_world->schedules->runDue();
    m_world->end();
    m_world->clock.pass(48h);
    m_world->begin();
    QVERIFY(m_world->schedules->start());
    QTRY_COMPARE(m_world->executor.runs().size(), 1);
    // Added to a thread that waits.
    m_world->add(u"* * * * *"_s);
    m_world->clock.sleep(30min);
    QVERIFY(m_world->schedules->pause(stack.id, {}, {})); // any change lets it look at the clock
    QTRY_COMPARE(m_world->executor.runs().size(), 2);
    QElapsedTimer timer;
    timer.start();
    m_world->schedules->stop();
    QVERIFY(timer.elapsed() < 1000);
    m_world->clock.pass(10min);
    m_world->schedules->runDue(); // nothing after the end
    QVERIFY(m_world->settle());
    QCOMPARE(m_world->executor.runs().size(), 2);
}

void TestScheduleService::alarmComesAtItsTime()
{
    WallAlarm alarm;
    const auto now = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    QElapsedTimer timer;
    timer.start();
    alarm.wait(now - 1h);
    QVERIFY(timer.elapsed() < 100);
    alarm.wait(now + 300ms);
    QVERIFY2(timer.elapsed() >= 250 && timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestScheduleService::alarmCanBeRung()
{
    WallAlarm alarm;
    alarm.ring(); // before the wait
    alarm.wait({});
    std::thread other([&alarm] {
        std::this_thread::sleep_for(50ms);
        alarm.ring();
    });
    QElapsedTimer timer;
    timer.start();
    alarm.wait({});
    QVERIFY(timer.elapsed() >= 30 && timer.elapsed() < 5000);
    other.join();
}
