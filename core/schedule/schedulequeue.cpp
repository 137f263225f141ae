// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedulequeue.h"

namespace slipway::schedule {

void ScheduleQueue::set(StackId stack, WallTime at)
{
    const auto place = m_places.constFind(stack);
    if (place == m_places.constEnd()) {
        m_heap.push_back({at, stack});
        m_places.insert(stack, m_heap.size() - 1);
        siftUp(m_heap.size() - 1);
        return;
    }
    const size_t index = *place;
    const bool earlier = at < m_heap[index].at;
    m_heap[index].at = at;
    if (earlier)
        siftUp(index);
    else
        siftDown(index);
}

bool ScheduleQueue::remove(StackId stack)
{
    const auto place = m_places.constFind(stack);
    if (place == m_places.constEnd())
        return false;
    removeAt(*place);
    return true;
}

void ScheduleQueue::clear()
{
    m_heap.clear();
    m_places.clear();
}

std::optional<ScheduleQueue::Entry> ScheduleQueue::next() const
{
    return m_heap.empty() ? std::nullopt : std::optional(m_heap.front());
}

std::optional<WallTime> ScheduleQueue::timeOf(StackId stack) const
{
    const auto place = m_places.constFind(stack);
    return place == m_places.constEnd() ? std::nullopt : std::optional(m_heap[*place].at);
}

std::vector<ScheduleQueue::Entry> ScheduleQueue::takeDue(WallTime now)
{
    std::vector<Entry> due;
    while (!m_heap.empty() && m_heap.front().at <= now) {
        due.push_back(m_heap.front());
        removeAt(0);
    }
    return due;
}

void ScheduleQueue::place(size_t index, const Entry &entry)
{
    m_heap[index] = entry;
    m_places[entry.stack] = index;
}

void ScheduleQueue::siftUp(size_t index)
{
    const Entry moving = m_heap[index];
    while (index > 0) {
        const size_t parent = (index - 1) / 2;
        if (!(moving < m_heap[parent]))
            break;
        place(index, m_heap[parent]);
        index = parent;
    }
    place(index, moving);
}

void ScheduleQueue::siftDown(size_t index)
{
    const Entry moving = m_heap[index];
    for (;;) {
        size_t child = 2 * index + 1;
        if (child >= m_heap.size())
            break;
        if (child + 1 < m_heap.size() && m_heap[child + 1] < m_heap[child])
            ++child;
        if (!(m_heap[child] < moving))
            break;
        place(index, m_heap[child]);
        index = child;
    }
    place(index, moving);
}

void ScheduleQueue::removeAt(size_t index)
{
    m_places.remove(m_heap[index].stack);
    const Entry last = m_heap.back();
    m_heap.pop_back();
    if (index == m_heap.size())
        return;
    const bool earlier = last < m_heap[index];
    place(index, last);
    if (earlier)
        siftUp(index);
    else
        siftDown(index);
}

} // namespace slipway::schedule
