// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/schedule.h"

#include <QString>
#include <memory>
#include <optional>

namespace slipway {

// How a stack's schedule stands now.
struct ScheduleStanding {
    // None = never: automatic updates are off, or paused without an end.
    std::optional<QDateTime> nextSync; // UTC; the nominal time, without jitter
    enum class Why { Schedule, Missed, Look, Retry } why = Why::Schedule;
    std::optional<SchedulePause> pause; // its own or everybody's, whichever lasts longer
    int failures = 0;                   // in a row
};

// Requests the syncs that are due: follows stacks and runs through
// ChangeNotifier and asks the queue on a thread of its own, with one timer and
// no polling (schedule::Scheduler has the rules, WallAlarm the time). A request
// is durable before the due time counts as handled, and how far each schedule
// has come is stored, so that nothing is lost by a kill: at worst a sync comes
// twice and finds nothing. Pauses hold for the schedule only; what a person or
// a webhook asks for goes on. Thread safe; pause and resume write to SQLite:
// not on main. Owned by app/Backend.
class ScheduleService
{
public:
    struct Dependencies; // services/scheduleservice_p.h
    explicit ScheduleService(const Dependencies &dependencies);
    ~ScheduleService(); // stops
    ScheduleService(const ScheduleService &) = delete;
    ScheduleService &operator=(const ScheduleService &) = delete;

    // Loads all schedules; what was missed meanwhile is due now. Then the thread.
    Result<> start();
    // Requests nothing more once it returned. Idempotent.
    void stop();

    ScheduleStanding standing(StackId stack) const;
    // The zone of schedules that name none: the person's.
    QString timeZone() const;

    // InvalidInput ("until": it has passed; "reason": too long), NotFound.
    Result<> pause(StackId stack, const std::optional<QDateTime> &until, const QString &reason);
    Result<> resume(StackId stack);
    Result<> pauseAll(const std::optional<QDateTime> &until, const QString &reason);
    Result<> resumeAll();
    std::optional<SchedulePause> pauseOfAll() const;

    // What start() and its thread do; tests with a clock of their own call them.
    Result<> load();
    void runDue();
    std::optional<QDateTime> nextWake() const;

private:
    struct Private;
    std::shared_ptr<Private> d; // shared with the connections to ChangeNotifier
};

} // namespace slipway
