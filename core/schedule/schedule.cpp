// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule.h"

#include <QTimeZone>
#include <algorithm>

namespace slipway::schedule {

using namespace std::chrono;

namespace {

std::optional<WallTime> cronAfter(const Plan &plan, WallTime after)
{
    const std::optional<qint64> next = plan.cron->nextDue(floor<seconds>(after).time_since_epoch().count(), *plan.zone);
    return next ? std::optional<WallTime>(sys_seconds(seconds(*next))) : std::nullopt;
}

std::optional<Due> cronDue(const Plan &plan, const Progress &progress, milliseconds jitter, const Moment &moment)
{
    if (!plan.cron || !plan.zone)
        return std::nullopt;
    WallTime handled = progress.handled;
    // The clock went back: see kClockAdjusted.
    if (handled > moment.now && (plan.cron->keepsPace() || handled - moment.now > kClockAdjusted))
        handled = std::min(moment.awakeSince, moment.now);
    const std::optional<WallTime> nominal = cronAfter(plan, handled);
    if (!nominal)
        return std::nullopt;
    if (*nominal + jitter + kOnTime >= moment.now)
        return Due{*nominal, *nominal + jitter, DueReason::Cron};
    if (plan.missedRuns == MissedRuns::RunOnce)
        return Due{*nominal, std::max(*nominal, moment.awakeSince) + jitter, DueReason::Missed};
    const std::optional<WallTime> next = cronAfter(plan, moment.now - jitter - kOnTime);
    return next ? std::optional(Due{*next, *next + jitter, DueReason::Cron}) : std::nullopt;
}

// `wait` after the last look; spread from the wake where it was due before.
WallTime afterLook(const Progress &progress, milliseconds wait, milliseconds jitter, const Moment &moment)
{
    WallTime last = progress.lastLook.value_or(WallTime{});
    if (last > moment.now) // the clock went back
        last = std::min(moment.awakeSince, moment.now);
    const WallTime at = last + wait;
    return at < moment.awakeSince ? moment.awakeSince + jitter : at;
}

} // namespace

milliseconds jitterOf(StackId stack, milliseconds span)
{
    if (span <= milliseconds::zero())
        return milliseconds::zero();
    // 2^64 divided by the golden ratio; the upper half is the fraction.
    const quint64 fraction = (static_cast<quint64>(stack.value) * 0x9E3779B97F4A7C15ULL) >> 32;
    const auto bounded = static_cast<quint64>(std::min<milliseconds>(span, hours(1)).count());
    return milliseconds(static_cast<qint64>(fraction * bounded >> 32));
}

std::optional<milliseconds> backOff(int failures)
{
    if (failures < 1 || failures > kRetries)
        return std::nullopt;
    return std::min<milliseconds>(kFirstRetry * (1 << (failures - 1)), kLongestRetry);
}

std::optional<Due> nextDue(const Plan &plan, const Progress &progress, const std::optional<Pause> &pause, StackId stack,
                           const Moment &moment)
{
    if (!plan.cron && !plan.pollEvery)
        return std::nullopt;
    Progress from = progress;
    Moment then = moment;
    if (pause) {
        if (!pause->until)
            return std::nullopt;
        // A pause that has ended still covers what came within it.
        from.handled = std::max(from.handled, *pause->until);
        then.now = std::max(then.now, *pause->until);
        then.awakeSince = std::max(then.awakeSince, *pause->until);
    }
    const milliseconds jitter = jitterOf(stack, plan.jitter);
    std::optional<Due> due = cronDue(plan, from, jitter, then);
    const auto earlier = [&due](WallTime at, DueReason reason) {
        if (!due || at < due->at)
            due = Due{at, at, reason};
    };
    if (const std::optional<milliseconds> wait = backOff(from.failures)) {
        earlier(afterLook(from, *wait, std::min<milliseconds>(jitter, *wait), then), DueReason::Retry);
    } else if (plan.pollEvery) {
        seconds every = std::max(*plan.pollEvery, kLeastPollInterval);
        if (from.failures > 0)
            every = std::max(every, kLongestRetry);
        earlier(afterLook(from, every, jitterOf(stack, std::min<milliseconds>(plan.jitter, every)), then),
                DueReason::Poll);
    }
    return due;
}

Progress begun(Progress progress, WallTime now)
{
    progress.handled = now;
    progress.failures = 0;
    return progress;
}

Progress started(Progress progress, const Due &due, WallTime now)
{
    switch (due.reason) {
    case DueReason::Cron:
        // Not back: the schedule may have been edited since it was due.
        progress.handled = std::max(progress.handled, due.nominal);
        break;
    case DueReason::Missed:
        progress.handled = std::max(progress.handled, now);
        break;
    case DueReason::Poll:
    case DueReason::Retry:
        progress.lastLook = now;
        return progress;
    }
    if (progress.failures > kRetries)
        progress.failures = 0;
    return progress;
}

Progress ended(Progress progress, Outcome outcome, WallTime now)
{
    progress.lastLook = now;
    switch (outcome) {
    case Outcome::Good:
        progress.failures = 0;
        break;
    case Outcome::TryAgain:
        progress.failures = std::min(progress.failures, kRetries) + 1;
        break;
    case Outcome::NeedsPerson:
        progress.failures = kRetries + 1;
        break;
    }
    return progress;
}

Progress corrected(Progress progress, const Plan &plan, WallTime now)
{
    const bool keepsPace = plan.cron && plan.cron->keepsPace();
    if (progress.handled > now && (keepsPace || progress.handled - now > kClockAdjusted))
        progress.handled = now;
    if (progress.lastLook && *progress.lastLook > now)
        progress.lastLook = now;
    return progress;
}

WallTime toWallTime(const QDateTime &time)
{
    return WallTime(milliseconds(time.toMSecsSinceEpoch()));
}

QDateTime toDateTimeUtc(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc());
}

} // namespace slipway::schedule
