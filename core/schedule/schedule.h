// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/schedule/cron.h"
#include "core/schedule/schedulequeue.h"

namespace slipway::schedule {

// When a stack's next run is due: pure functions of plain values. Any thread;
// no clock, no timer, no I/O. The scheduler keeps a Progress for each stack,
// stores it, and asks nextDue() again after each change of any of the inputs.

constexpr std::chrono::seconds kLeastPollInterval{10};
// Stacks that are due at the same time are spread over this span.
constexpr std::chrono::seconds kDefaultJitter{60};
// A due time that is found up to this late (a busy machine) is not a missed one.
constexpr std::chrono::seconds kOnTime{60};
// Back-off of failing stacks: 5 s, doubled up to 3 min, 5 tries.
constexpr std::chrono::seconds kFirstRetry{5};
constexpr std::chrono::seconds kLongestRetry{180};
constexpr int kRetries = 5;
// As Vixie cron: a clock that goes back less than this is being adjusted and
// fixed times do not run twice; one that goes back further was wrong before.
constexpr std::chrono::hours kClockAdjusted{3};

// What to do about due times that came while the program or the machine slept.
enum class MissedRuns {
    RunOnce, // one run for all of them
    Skip,    // wait for the next
};

// What a person set for one stack.
struct Plan {
    std::optional<Cron> cron;
    std::shared_ptr<const ZoneTable> zone; // of the cron; needed with it
    // Looks beside the cron; shorter ones are taken as kLeastPollInterval.
    std::optional<std::chrono::seconds> pollEvery;
    MissedRuns missedRuns = MissedRuns::RunOnce;
    std::chrono::milliseconds jitter = kDefaultJitter; // 0 = none
};

struct Pause {
    WallTime since;                // for the visible age
    std::optional<WallTime> until; // nullopt = until a person ends it
    QString reason{};              // in the person's own words; may be empty

    bool isActive(WallTime now) const { return !until || *until > now; }
};

// How far a stack's schedule has come. Stored, so that the time the program
// was off counts as missed.
struct Progress {
    WallTime handled;                 // the cron's due times up to this one are done with
    std::optional<WallTime> lastLook; // the end of the last run of any kind
    int failures = 0;                 // in a row; more than kRetries = no more tries

    bool operator==(const Progress &) const = default;
};

// How a run ended, as far as the schedule is concerned.
enum class Outcome {
    Good,        // or ended by a person: nothing to try again
    TryAgain,    // failed in a way that may go away by itself
    NeedsPerson, // failed until somebody changes something: wait for the schedule
};

// The moment nextDue() is asked for.
struct Moment {
    WallTime now;
    // Since when the program runs, or the machine is awake, or the clock is
    // right: what was due before is spread from here, not run all at once. The
    // scheduler sets it at start, on wake and when the clock jumps.
    WallTime awakeSince;
};

enum class DueReason {
    Cron,
    Missed, // the cron's, found more than kOnTime late
    Poll,   // a look only
    Retry,  // after a failure
};

struct Due {
    WallTime nominal; // what people are shown (`nextSync`): without jitter
    WallTime at;      // when to start; in the past = at once
    DueReason reason = DueReason::Cron;

    bool operator==(const Due &) const = default;
};

// A stack's place in the span, always the same, 0 <= place < span. Ids that
// follow one another are spread evenly (multiples of the golden ratio).
std::chrono::milliseconds jitterOf(StackId stack, std::chrono::milliseconds span);

// How long to wait after so many failures in a row; nullopt: no more tries,
// wait for the next schedule.
std::optional<std::chrono::milliseconds> backOff(int failures);

// nullopt: never (nothing set, or paused without an end). Due times within a
// pause are not caught up after it. While a retry is due no polling comes
// before it; after the last try polling goes on, every 3 min at most.
std::optional<Due> nextDue(const Plan &plan, const Progress &progress, const std::optional<Pause> &pause, StackId stack,
                           const Moment &moment);

// The changes of Progress. A new or edited schedule begins now: what it would
// have run before does not count as missed.
Progress begun(Progress progress, WallTime now);
// A due run was handed to the queue, or a look was left out because a run goes on. The
// schedule's own times open a new series of tries.
Progress started(Progress progress, const Due &due, WallTime now);
// A run of any trigger ended.
Progress ended(Progress progress, Outcome outcome, WallTime now);
// The clock went back: what was written ahead of it begins now, see kClockAdjusted.
Progress corrected(Progress progress, const Plan &plan, WallTime now);

WallTime toWallTime(const QDateTime &time);
QDateTime toDateTimeUtc(WallTime time);

} // namespace slipway::schedule
