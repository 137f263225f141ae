// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/scheduleservice_p.h"

#include "core/base/logging.h"
#include "core/model/errortext.h"
#include "core/schedule/scheduler.h"
#include "core/services/scheduleplan.h"
#include "core/services/schedulevalues.h"
#include "core/services/wallalarm.h"

#include <QCoreApplication>
#include <QTimeZone>
#include <atomic>
#include <mutex>
#include <thread>

namespace slipway {

using schedule::DueReason;
using schedule::Scheduler;
using schedule::toDateTimeUtc;
using schedule::toWallTime;

namespace {

constexpr qsizetype kMaxReason = 500;

// The settings a schedule is made of: a run changes the stack often, these seldom.
struct PlanSource {
    explicit PlanSource(const StackSettings &settings)
        : isOn(settings.autoUpdate)
        , cron(cronTextOf(settings))
        , timeZone(settings.timeZone)
        , missedRun(settings.missedRun)
        , pollSeconds(settings.pollSeconds)
    {
    }
    bool operator==(const PlanSource &) const = default;

    bool isOn;
    QString cron;
    QString timeZone;
    MissedRun missedRun;
    int pollSeconds;
};

} // namespace

struct ScheduleService::Private {
    explicit Private(const Dependencies &dependencies)
        : with(dependencies)
        , ownZone(QTimeZone::systemTimeZoneId())
        , scheduler(reading())
    {
        if (ownZone.isEmpty() || !QTimeZone(ownZone).isValid())
            ownZone = QByteArrayLiteral("UTC");
    }

    Dependencies with;
    QByteArray ownZone;
    WallAlarm alarm;
    std::thread thread;
    std::vector<QMetaObject::Connection> connections;
    std::atomic<bool> isStopping = false;

    // Held over taking and writing, so that an older record never overwrites a newer one.
    // Always before `mutex`.
    std::mutex saving;
    mutable std::mutex mutex; // what follows
    bool isLoaded = false;
    Scheduler scheduler;
    schedule::ZoneTables zones;
    QHash<StackId, PlanSource> sources;
    std::chrono::seconds jitter = schedule::kDefaultJitter;
    bool hasPauseOfAllChanged = false;

    Scheduler::Reading reading() const { return {toWallTime(with.clock.nowUtc()), with.clock.monotonic()}; }

    // Expects `mutex` to be held.
    schedule::Plan planFor(const Stack &stack)
    {
        auto plan = planOf(stack.settings, zones, ownZone, jitter);
        if (plan)
            return *std::move(plan);
        qCWarning(lcApp, "The schedule of %s cannot be used: %s", qUtf8Printable(stack.settings.name),
                  qUtf8Printable(errorLine(plan.error())));
        return {};
    }

    Result<> load()
    {
        const std::lock_guard order(saving);
        const std::lock_guard lock(mutex);
        SLIPWAY_ASSIGN(const CoreSettings settings, with.stores.settings.load());
        SLIPWAY_ASSIGN(const QVector<Stack> stacks, with.stores.stacks.all());
        SLIPWAY_ASSIGN(const QVector<ScheduleRecord> records, with.stores.schedules.all());
        SLIPWAY_ASSIGN(const std::optional<SchedulePause> pause, with.stores.schedules.pauseOfAll());
        jitter = std::chrono::seconds(settings.scheduleJitterSeconds);
        QHash<StackId, ScheduleRecord> recordOf;
        for (const ScheduleRecord &record : records)
            recordOf.insert(record.stack, record);
        const Scheduler::Reading now = reading();
        scheduler = Scheduler(now);
        sources.clear();
        for (const Stack &stack : stacks) {
            sources.insert(stack.id, PlanSource(stack.settings));
            const auto record = recordOf.constFind(stack.id);
            if (record == recordOf.constEnd()) {
                scheduler.change(stack.id, planFor(stack), now);
                continue;
            }
            schedule::Progress progress;
            progress.handled = record->handled.isValid() ? toWallTime(record->handled) : now.wall;
            progress.failures = record->failures;
            if (stack.state.lastLook.isValid())
                progress.lastLook = toWallTime(stack.state.lastLook);
            scheduler.load({stack.id, progress, toPause(record->pause)}, planFor(stack), now);
        }
        if (pause)
            scheduler.pauseAll(*toPause(pause), now);
        (void)scheduler.takeMoved(); // nobody has seen anything else yet
        isLoaded = true;
        return {};
    }

    void follow(const Stack &stack)
    {
        {
            const std::lock_guard lock(mutex);
            const PlanSource source(stack.settings);
            const auto known = sources.constFind(stack.id);
            if (!isLoaded || (known != sources.constEnd() && *known == source))
                return;
            sources.insert(stack.id, source);
            scheduler.change(stack.id, planFor(stack), reading());
        }
        alarm.ring();
    }

    void forget(StackId stack)
    {
        const std::lock_guard lock(mutex);
        sources.remove(stack);
        scheduler.remove(stack);
    }

    void take(const Run &run)
    {
        if (!run.isFinished() || isLifecycle(run.kind))
            return;
        {
            const std::lock_guard lock(mutex);
            if (!scheduler.contains(run.stackId))
                return;
            scheduler.ended(run.stackId, outcomeOf(run), reading());
        }
        alarm.ring();
    }

    std::vector<Scheduler::Task> takeDue()
    {
        const std::lock_guard lock(mutex);
        const bool wasPaused = scheduler.pauseOfAll().has_value();
        auto tasks = scheduler.takeDue(reading());
        if (scheduler.takePauseMoved() || (wasPaused && !scheduler.pauseOfAll()))
            hasPauseOfAllChanged = true;
        return tasks;
    }

    // Not under the mutex: the queue tells of the run before it answers.
    // `asked`: one time for all that are due together, so that their runs share a look.
    void handOver(const Scheduler::Task &task, const QDateTime &asked)
    {
        const bool isLook = task.due.reason == DueReason::Poll || task.due.reason == DueReason::Retry;
        bool isDone = true;
        // A run that goes on or waits is a look, too.
        if (!isLook || !with.queue.isBusy(task.stack)) {
            const auto ticket = with.queue.request(task.stack, RunKind::Sync, Trigger::Schedule, asked);
            isDone = ticket.has_value();
            if (!ticket)
                qCWarning(lcApp, "The stack %lld could not be synced by its schedule: %s",
                          static_cast<long long>(task.stack.value), qUtf8Printable(errorLine(ticket.error())));
        }
        const std::lock_guard lock(mutex);
        if (isDone)
            scheduler.started(task, reading());
        else
            scheduler.postponed(task, reading());
    }

    Result<> save()
    {
        std::vector<StackId> moved;
        Result<> done;
        bool isPauseOfAllNew = false;
        {
            const std::lock_guard order(saving);
            std::vector<ScheduleRecord> records;
            std::optional<SchedulePause> pause;
            {
                const std::lock_guard lock(mutex);
                for (const Scheduler::Record &record : scheduler.takeUnsaved())
                    records.push_back(fromRecord(record));
                moved = scheduler.takeMoved();
                isPauseOfAllNew = std::exchange(hasPauseOfAllChanged, false);
                pause = fromPause(scheduler.pauseOfAll());
            }
            if (!records.empty())
                done = with.stores.schedules.save(records);
            if (isPauseOfAllNew && done)
                done = with.stores.schedules.setPauseOfAll(pause);
        }
        if (isPauseOfAllNew)
            Q_EMIT with.changes.scheduleChanged(StackId());
        for (const StackId stack : moved)
            Q_EMIT with.changes.scheduleChanged(stack);
        return done;
    }

    void runDue()
    {
        const QDateTime asked = with.clock.nowUtc();
        for (const Scheduler::Task &task : takeDue()) {
            if (isStopping)
                return; // not handled: due again at the next start
            handOver(task, asked);
        }
        // After a failure the next start takes what it cannot know as missed.
        if (const auto done = save(); !done)
            qCWarning(lcApp, "The state of the schedules was not stored: %s", qUtf8Printable(errorLine(done.error())));
    }

    std::optional<schedule::WallTime> nextWake() const
    {
        const std::lock_guard lock(mutex);
        return scheduler.nextWake();
    }

    Result<schedule::Pause> checkedPause(const std::optional<QDateTime> &until, const QString &reason) const
    {
        const schedule::WallTime now = reading().wall;
        if (until && (!until->isValid() || toWallTime(*until) <= now)) {
            return fail(ErrorCode::InvalidInput, QStringLiteral("until"),
                        QCoreApplication::translate("ScheduleService", "The pause must end in the future."));
        }
        if (reason.size() > kMaxReason) {
            return fail(ErrorCode::InvalidInput, QStringLiteral("reason"),
                        QCoreApplication::translate("ScheduleService", "The reason may have at most 500 characters."));
        }
        return schedule::Pause{now, until ? std::optional(toWallTime(*until)) : std::nullopt, reason.trimmed()};
    }

    // Changes the scheduler, stores it, and lets the thread reckon anew.
    template <class Change>
    Result<> change(Change change)
    {
        {
            const std::lock_guard lock(mutex);
            SLIPWAY_TRY(change());
        }
        alarm.ring();
        return save();
    }
};

ScheduleService::ScheduleService(const Dependencies &dependencies)
    : d(std::make_shared<Private>(dependencies))
{
}

ScheduleService::~ScheduleService()
{
    stop();
}

Result<> ScheduleService::load()
{
    // First, so that no change is missed; they wait until all is loaded.
    ChangeNotifier &changes = d->with.changes;
    d->connections = {
        QObject::connect(
            &changes, &ChangeNotifier::stackAdded, &changes, [d = d](const Stack &stack) { d->follow(stack); },
            Qt::DirectConnection),
        QObject::connect(
            &changes, &ChangeNotifier::stackChanged, &changes, [d = d](const Stack &stack) { d->follow(stack); },
            Qt::DirectConnection),
        QObject::connect(
            &changes, &ChangeNotifier::stackRemoved, &changes, [d = d](StackId stack) { d->forget(stack); },
            Qt::DirectConnection),
        QObject::connect(
            &changes, &ChangeNotifier::runChanged, &changes, [d = d](const Run &run) { d->take(run); },
            Qt::DirectConnection),
    };
    return d->load();
}

Result<> ScheduleService::start()
{
    SLIPWAY_TRY(load());
    d->thread = std::thread([d = d] {
        while (!d->isStopping) {
            d->runDue();
            d->alarm.wait(d->nextWake());
        }
    });
    return {};
}

void ScheduleService::stop()
{
    d->isStopping = true;
    for (const QMetaObject::Connection &connection : d->connections)
        QObject::disconnect(connection);
    d->connections.clear();
    d->alarm.ring();
    if (!d->thread.joinable())
        return;
    d->thread.join();
    (void)d->save(); // what ended meanwhile
}

void ScheduleService::runDue()
{
    d->runDue();
}

std::optional<QDateTime> ScheduleService::nextWake() const
{
    const auto wake = d->nextWake();
    return wake ? std::optional(toDateTimeUtc(*wake)) : std::nullopt;
}

ScheduleStanding ScheduleService::standing(StackId stack) const
{
    const schedule::WallTime now = d->reading().wall;
    const std::lock_guard lock(d->mutex);
    const Scheduler::Standing known = d->scheduler.standing(stack, now);
    ScheduleStanding standing;
    standing.pause = fromPause(known.pause);
    standing.failures = known.failures;
    if (known.due) {
        standing.why = whyOf(known.due->reason);
        // A missed one is due now, not when it would have been.
        standing.nextSync = toDateTimeUtc(known.due->reason == DueReason::Missed ? known.due->at : known.due->nominal);
    }
    return standing;
}

QString ScheduleService::timeZone() const
{
    return QString::fromUtf8(d->ownZone);
}

Result<> ScheduleService::pause(StackId stack, const std::optional<QDateTime> &until, const QString &reason)
{
    SLIPWAY_ASSIGN(const schedule::Pause pause, d->checkedPause(until, reason));
    return d->change([&]() -> Result<> {
        if (!d->scheduler.contains(stack))
            return fail(ErrorCode::NotFound);
        d->scheduler.pause(stack, pause, d->reading());
        return {};
    });
}

Result<> ScheduleService::resume(StackId stack)
{
    return d->change([&]() -> Result<> {
        if (!d->scheduler.contains(stack))
            return fail(ErrorCode::NotFound);
        d->scheduler.resume(stack, d->reading());
        return {};
    });
}

Result<> ScheduleService::pauseAll(const std::optional<QDateTime> &until, const QString &reason)
{
    SLIPWAY_ASSIGN(const schedule::Pause pause, d->checkedPause(until, reason));
    return d->change([&]() -> Result<> {
        d->scheduler.pauseAll(pause, d->reading());
        d->hasPauseOfAllChanged = true;
        return {};
    });
}

Result<> ScheduleService::resumeAll()
{
    return d->change([&]() -> Result<> {
        d->hasPauseOfAllChanged = d->scheduler.pauseOfAll().has_value();
        d->scheduler.resumeAll(d->reading());
        return {};
    });
}

std::optional<SchedulePause> ScheduleService::pauseOfAll() const
{
    const schedule::WallTime now = d->reading().wall;
    const std::lock_guard lock(d->mutex);
    const std::optional<schedule::Pause> &pause = d->scheduler.pauseOfAll();
    return pause && pause->isActive(now) ? fromPause(pause) : std::nullopt;
}

} // namespace slipway
