// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QHash>
#include <chrono>
#include <optional>
#include <vector>

namespace slipway::schedule {

// Wall time, UTC, milliseconds. Comes from Clock, so tests can set it.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

// When each stack is due, the earliest first: a binary heap that knows where
// each stack stands, so that adding, changing and removing one cost O(log n).
// Equal times come in the order of the ids. Knows no clock and no timer. One
// thread: the scheduler's, who owns it.
class ScheduleQueue
{
public:
    struct Entry {
        WallTime at;
        StackId stack;
        auto operator<=>(const Entry &) const = default;
    };

    // Adds the stack or moves it to another time.
    void set(StackId stack, WallTime at);
    // False where the stack was not in it.
    bool remove(StackId stack);
    void clear();

    std::optional<Entry> next() const;
    std::optional<WallTime> timeOf(StackId stack) const;
    // Takes out all that are due at `now`, in order.
    std::vector<Entry> takeDue(WallTime now);

    qsizetype size() const { return static_cast<qsizetype>(m_heap.size()); }
    bool isEmpty() const { return m_heap.empty(); }

private:
    void place(size_t index, const Entry &entry);
    void siftUp(size_t index);
    void siftDown(size_t index);
    void removeAt(size_t index);

    std::vector<Entry> m_heap;
    QHash<StackId, size_t> m_places;
};

} // namespace slipway::schedule
