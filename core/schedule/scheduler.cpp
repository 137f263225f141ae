// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/scheduler.h"

#include <algorithm>
#include <utility>

namespace slipway::schedule {

using namespace std::chrono;

namespace {

// Wall and monotonic time further apart than this between two calls: the machine slept, or the
// clock was set. Less is the clock being adjusted.
constexpr seconds kClockJump{5};

// Both hold; the one that lasts longer is shown.
std::optional<Pause> longer(const std::optional<Pause> &own, const std::optional<Pause> &all)
{
    if (!own || !all)
        return own ? own : all;
    if (!own->until || !all->until)
        return own->until ? all : own;
    return *own->until >= *all->until ? own : all;
}

// A pause from the future was made while the clock was wrong: it keeps its length, from now on.
bool correct(std::optional<Pause> &pause, WallTime now)
{
    if (!pause || pause->since <= now)
        return false;
    if (pause->until)
        *pause->until -= pause->since - now;
    pause->since = now;
    return true;
}

} // namespace

Scheduler::Scheduler(const Reading &start)
    : m_last(start)
    , m_moment{start.wall, start.wall}
{
}

void Scheduler::load(const Record &record, Plan plan, const Reading &now)
{
    observe(now);
    Item &item = m_items[record.stack];
    item = Item{std::move(plan), record.progress, record.pause, {}, {}};
    if (correct(item.pause, now.wall))
        m_unsaved.insert(record.stack);
    setProgress(record.stack, item, corrected(record.progress, item.plan, now.wall));
    reschedule(record.stack, item);
}

void Scheduler::change(StackId stack, Plan plan, const Reading &now)
{
    observe(now);
    Item &item = m_items[stack];
    item.plan = std::move(plan);
    item.notBefore.reset();
    m_unsaved.insert(stack);
    setProgress(stack, item, begun(item.progress, now.wall));
    reschedule(stack, item);
}

void Scheduler::remove(StackId stack)
{
    m_items.remove(stack);
    m_queue.remove(stack);
    m_unsaved.remove(stack);
    m_moved.remove(stack);
}

void Scheduler::pause(StackId stack, const Pause &pause, const Reading &now)
{
    observe(now);
    const auto item = m_items.find(stack);
    if (item == m_items.end())
        return;
    item->pause = pause;
    m_moved.insert(stack);
    m_unsaved.insert(stack);
    reschedule(stack, *item);
}

void Scheduler::resume(StackId stack, const Reading &now)
{
    observe(now);
    const auto item = m_items.find(stack);
    if (item == m_items.end() || !item->pause)
        return;
    endPause(stack, *item, std::min(item->pause->until.value_or(now.wall), now.wall));
    reschedule(stack, *item);
}

void Scheduler::pauseAll(const Pause &pause, const Reading &now)
{
    observe(now);
    m_pause = pause;
    m_hasPauseMoved |= correct(m_pause, now.wall);
    rescheduleAll();
    for (auto item = m_items.cbegin(); item != m_items.cend(); ++item)
        m_moved.insert(item.key());
}

void Scheduler::resumeAll(const Reading &now)
{
    observe(now);
    if (m_pause)
        endPauseOfAll(std::min(m_pause->until.value_or(now.wall), now.wall));
}

std::vector<Scheduler::Task> Scheduler::takeDue(const Reading &now)
{
    observe(now);
    if (m_pause && !m_pause->isActive(now.wall))
        endPauseOfAll(*m_pause->until);
    std::vector<Task> tasks;
    for (const ScheduleQueue::Entry &entry : m_queue.takeDue(now.wall)) {
        Item &item = m_items[entry.stack];
        if (item.pause && !item.pause->isActive(now.wall))
            endPause(entry.stack, item, *item.pause->until);
        // Anew: the clock may have jumped since it was reckoned.
        reschedule(entry.stack, item);
        if (m_queue.timeOf(entry.stack).value_or(WallTime::max()) > now.wall || !item.due)
            continue;
        m_queue.remove(entry.stack);
        tasks.push_back({entry.stack, *item.due});
    }
    return tasks;
}

void Scheduler::started(const Task &task, const Reading &now)
{
    observe(now);
    const auto item = m_items.find(task.stack);
    if (item == m_items.end())
        return;
    item->notBefore.reset();
    setProgress(task.stack, *item, schedule::started(item->progress, task.due, now.wall));
    reschedule(task.stack, *item);
}

void Scheduler::postponed(const Task &task, const Reading &now)
{
    observe(now);
    const auto item = m_items.find(task.stack);
    if (item == m_items.end())
        return;
    item->notBefore = now.wall + kFirstRetry;
    reschedule(task.stack, *item);
}

void Scheduler::ended(StackId stack, Outcome outcome, const Reading &now)
{
    observe(now);
    const auto item = m_items.find(stack);
    if (item == m_items.end())
        return;
    setProgress(stack, *item, schedule::ended(item->progress, outcome, now.wall));
    reschedule(stack, *item);
}

std::optional<WallTime> Scheduler::nextWake() const
{
    std::optional<WallTime> wake;
    if (const auto next = m_queue.next())
        wake = next->at;
    if (m_pause && m_pause->until)
        wake = std::min(wake.value_or(*m_pause->until), *m_pause->until);
    return wake;
}

Scheduler::Standing Scheduler::standing(StackId stack, WallTime now) const
{
    const auto item = m_items.constFind(stack);
    if (item == m_items.cend())
        return {};
    Standing standing{item->due, pauseOf(*item), item->progress.failures};
    if (standing.pause && !standing.pause->isActive(now))
        standing.pause.reset();
    return standing;
}

bool Scheduler::takePauseMoved()
{
    return std::exchange(m_hasPauseMoved, false);
}

std::vector<Scheduler::Record> Scheduler::takeUnsaved()
{
    std::vector<Record> records;
    records.reserve(static_cast<size_t>(m_unsaved.size()));
    for (const StackId stack : std::as_const(m_unsaved)) {
        const Item &item = m_items[stack];
        records.push_back({stack, item.progress, item.pause});
    }
    m_unsaved.clear();
    return records;
}

std::vector<StackId> Scheduler::takeMoved()
{
    std::vector<StackId> stacks(m_moved.cbegin(), m_moved.cend());
    m_moved.clear();
    return stacks;
}

void Scheduler::observe(const Reading &now)
{
    const auto wall = now.wall - m_last.wall;
    const auto monotonic = duration_cast<milliseconds>(now.monotonic - m_last.monotonic);
    m_last = now;
    m_moment.now = now.wall;
    if (abs(wall - monotonic) <= kClockJump)
        return;
    m_moment.awakeSince = now.wall;
    m_hasPauseMoved |= correct(m_pause, now.wall);
    for (auto item = m_items.begin(); item != m_items.end(); ++item) {
        item->notBefore.reset();
        if (correct(item->pause, now.wall))
            m_unsaved.insert(item.key());
        setProgress(item.key(), *item, corrected(item->progress, item->plan, now.wall));
    }
    rescheduleAll();
}

std::optional<Pause> Scheduler::pauseOf(const Item &item) const
{
    return longer(item.pause, m_pause);
}

void Scheduler::reschedule(StackId stack, Item &item)
{
    const std::optional<Pause> pause = pauseOf(item);
    const std::optional<Due> due = nextDue(item.plan, item.progress, pause, stack, m_moment);
    if (due != item.due)
        m_moved.insert(stack);
    item.due = due;
    // The end of a pause is announced even where nothing is due then.
    if (pause && pause->isActive(m_moment.now)) {
        if (pause->until)
            m_queue.set(stack, *pause->until);
        else
            m_queue.remove(stack);
    } else if (due) {
        m_queue.set(stack, std::max(due->at, item.notBefore.value_or(due->at)));
    } else {
        m_queue.remove(stack);
    }
}

void Scheduler::rescheduleAll()
{
    for (auto item = m_items.begin(); item != m_items.end(); ++item)
        reschedule(item.key(), *item);
}

void Scheduler::setProgress(StackId stack, Item &item, const Progress &progress)
{
    // The last look alone is not worth a write: the stack's own state has it.
    if (progress.handled != item.progress.handled || progress.failures != item.progress.failures)
        m_unsaved.insert(stack);
    item.progress = progress;
}

void Scheduler::endPause(StackId stack, Item &item, WallTime until)
{
    Progress progress = item.progress;
    progress.handled = std::max(progress.handled, until);
    item.pause.reset();
    item.progress = progress;
    m_moment.awakeSince = std::max(m_moment.awakeSince, until);
    m_unsaved.insert(stack);
    m_moved.insert(stack);
}

void Scheduler::endPauseOfAll(WallTime until)
{
    m_pause.reset();
    m_moment.awakeSince = std::max(m_moment.awakeSince, until);
    for (auto item = m_items.begin(); item != m_items.end(); ++item) {
        setProgress(item.key(), *item, [&] {
            Progress progress = item->progress;
            progress.handled = std::max(progress.handled, until);
            return progress;
        }());
        m_moved.insert(item.key());
    }
    rescheduleAll();
}

} // namespace slipway::schedule
