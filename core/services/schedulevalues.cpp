// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/schedulevalues.h"

#include "core/services/scheduleplan.h"

namespace slipway {

using schedule::DueReason;
using schedule::Outcome;
using schedule::Scheduler;
using schedule::toDateTimeUtc;
using schedule::toWallTime;

std::optional<SchedulePause> fromPause(const std::optional<schedule::Pause> &pause)
{
    if (!pause)
        return std::nullopt;
    return SchedulePause{toDateTimeUtc(pause->since),
                         pause->until ? std::optional(toDateTimeUtc(*pause->until)) : std::nullopt, pause->reason};
}

std::optional<schedule::Pause> toPause(const std::optional<SchedulePause> &pause)
{
    if (!pause)
        return std::nullopt;
    return schedule::Pause{toWallTime(pause->since),
                           pause->until ? std::optional(toWallTime(*pause->until)) : std::nullopt, pause->reason};
}

ScheduleRecord fromRecord(const Scheduler::Record &record)
{
    return {record.stack, toDateTimeUtc(record.progress.handled), record.progress.failures, fromPause(record.pause)};
}

Outcome outcomeOf(const Run &run)
{
    if (run.result != RunResult::Failed && run.result != RunResult::Refused)
        return Outcome::Good;
    return run.error && run.error->kind() == ErrorKind::Transient ? Outcome::TryAgain : Outcome::NeedsPerson;
}

ScheduleStanding::Why whyOf(DueReason reason)
{
    switch (reason) {
    case DueReason::Missed:
        return ScheduleStanding::Why::Missed;
    case DueReason::Poll:
        return ScheduleStanding::Why::Look;
    case DueReason::Retry:
        return ScheduleStanding::Why::Retry;
    case DueReason::Cron:
        break;
    }
    return ScheduleStanding::Why::Schedule;
}

Result<schedule::Plan> planOf(const StackSettings &settings, schedule::ZoneTables &zones, const QByteArray &ownZone,
                              std::chrono::seconds jitter)
{
    schedule::Plan plan;
    if (!settings.autoUpdate)
        return plan;
    plan.jitter = jitter;
    plan.missedRuns =
        settings.missedRun == MissedRun::Skip ? schedule::MissedRuns::Skip : schedule::MissedRuns::RunOnce;
    if (settings.pollSeconds > 0)
        plan.pollEvery = std::chrono::seconds(settings.pollSeconds);
    const QString text = cronTextOf(settings);
    if (text.isEmpty())
        return plan;
    SLIPWAY_ASSIGN(plan.cron, schedule::Cron::parse(text));
    SLIPWAY_ASSIGN(plan.zone, zones.table(settings.timeZone.isEmpty() ? ownZone : settings.timeZone.toUtf8()));
    return plan;
}

} // namespace slipway
