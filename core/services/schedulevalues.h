// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "core/model/stack.h"
#include "core/schedule/scheduler.h"
#include "core/services/scheduleservice.h"

namespace slipway {

// Between the model's values and the scheduler's, for ScheduleService. Pure.

std::optional<SchedulePause> fromPause(const std::optional<schedule::Pause> &pause);
std::optional<schedule::Pause> toPause(const std::optional<SchedulePause> &pause);
ScheduleRecord fromRecord(const schedule::Scheduler::Record &record);
// Of a finished sync or deploy: only what may go away by itself is tried again.
schedule::Outcome outcomeOf(const Run &run);
ScheduleStanding::Why whyOf(schedule::DueReason reason);
// Empty where automatic updates are off. `ownZone`: the person's, for stacks that name none.
Result<schedule::Plan> planOf(const StackSettings &settings, schedule::ZoneTables &zones, const QByteArray &ownZone,
                              std::chrono::seconds jitter);

} // namespace slipway
