// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/schedule/schedule.h"

#include <QHash>
#include <QSet>
#include <chrono>
#include <vector>

namespace slipway::schedule {

// The schedules of all stacks: says which stack is due now, and when to ask
// again; does nothing itself. No thread, no timer, no clock: each call brings
// the time, so that a year passes in a test. Not thread safe; ScheduleService
// owns it and holds its mutex.
// Sleep and a clock that jumps are told by wall and monotonic time that do not
// go together (the monotonic clock stands still while the machine sleeps): then
// all is reckoned anew, and what was missed is spread from that moment.
class Scheduler
{
public:
    struct Reading {
        WallTime wall;
        std::chrono::steady_clock::time_point monotonic;
    };
    // To be handed to the queue; then started() or postponed(), or it never comes again.
    struct Task {
        StackId stack;
        Due due;
    };
    struct Standing {
        std::optional<Due> due;
        std::optional<Pause> pause; // its own or everybody's, whichever lasts longer; only while it is one
        int failures = 0;
    };
    // What has to outlive the program.
    struct Record {
        StackId stack;
        Progress progress;
        std::optional<Pause> pause; // its own
    };

    explicit Scheduler(const Reading &start);

    // As it was stored.
    void load(const Record &record, Plan plan, const Reading &now);
    // New, or edited: begins now. An equal plan counts as edited too.
    void change(StackId stack, Plan plan, const Reading &now);
    void remove(StackId stack);
    bool contains(StackId stack) const { return m_items.contains(stack); }

    // What comes within a pause is not caught up. No stack = all of them.
    void pause(StackId stack, const Pause &pause, const Reading &now);
    void resume(StackId stack, const Reading &now);
    void pauseAll(const Pause &pause, const Reading &now);
    void resumeAll(const Reading &now);
    const std::optional<Pause> &pauseOfAll() const { return m_pause; }

    std::vector<Task> takeDue(const Reading &now);
    void started(const Task &task, const Reading &now);
    // It could not be handed over: due again a little later.
    void postponed(const Task &task, const Reading &now);
    void ended(StackId stack, Outcome outcome, const Reading &now);

    // nullopt = nothing will ever be due.
    std::optional<WallTime> nextWake() const;
    Standing standing(StackId stack, WallTime now) const;
    qsizetype size() const { return m_items.size(); }

    // Since last asked: whose record is another, and who is due or paused otherwise.
    bool takePauseMoved(); // the pause of all, by a corrected clock
    std::vector<Record> takeUnsaved();
    std::vector<StackId> takeMoved();

private:
    struct Item {
        Plan plan;
        Progress progress;
        std::optional<Pause> pause;
        std::optional<Due> due;
        std::optional<WallTime> notBefore; // after a task that could not be handed over
    };
    void observe(const Reading &now);
    std::optional<Pause> pauseOf(const Item &item) const;
    void reschedule(StackId stack, Item &item);
    void rescheduleAll();
    void setProgress(StackId stack, Item &item, const Progress &progress);
    void endPause(StackId stack, Item &item, WallTime until);
    void endPauseOfAll(WallTime until);

    Reading m_last;
    Moment m_moment;
    QHash<StackId, Item> m_items;
    ScheduleQueue m_queue;
    std::optional<Pause> m_pause;
    bool m_hasPauseMoved = false;
    QSet<StackId> m_unsaved;
    QSet<StackId> m_moved;
};

} // namespace slipway::schedule
