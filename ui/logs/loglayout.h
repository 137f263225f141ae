// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/logs/logbuffer.h"

#include <deque>

namespace slipway::ui {

// Which lines of a buffer are shown and on which rows they stand: filter by
// service and level, and wrapping at a number of cells. Rows are counted from the oldest
// shown line. Appending costs what is new; only another width or filter walks
// all lines (200,000 divisions, some ms).
class LogLayout
{
public:
    struct Shown {
        qint64 number; // of the line
        qint64 endRow; // first row after it, counted from a base that only grows
    };
    struct Place {
        qsizetype index = -1; // into shown lines
        qint64 subRow = 0;
    };

    // An unknown service (-1) = all. A line that does not say its level counts as Info.
    struct Filter {
        int service = -1;
        LogLevel least = LogLevel::None;
    };
    // wrapCells 0 = no wrapping.
    void set(const LogBuffer &buffer, const Filter &filter, int wrapCells);
    // Takes in what was added and lost since; returns how many rows went at the top.
    qint64 update(const LogBuffer &buffer);

    qint64 rows() const { return m_shown.empty() ? 0 : m_shown.back().endRow - m_base; }
    qsizetype count() const { return qsizetype(m_shown.size()); }
    qint64 numberAt(qsizetype index) const { return m_shown[size_t(index)].number; }
    Place placeOfRow(qint64 row) const;
    qint64 firstRowOf(qsizetype index) const
    {
        return (index == 0 ? m_base : m_shown[size_t(index) - 1].endRow) - m_base;
    }
    // The shown line of this number, or the next after it; count() if none.
    qsizetype indexOf(qint64 number) const;
    int wrapCells() const { return m_wrapCells; }
    int widestCells() const { return m_widest; }

private:
    bool isShown(const LogLine &line) const;
    void add(const LogBuffer &buffer, qint64 number);
    std::deque<Shown> m_shown;
    qint64 m_base = 0;
    qint64 m_next = 0; // first number not looked at yet
    Filter m_filter;
    int m_wrapCells = 0;
    int m_widest = 0;
};

} // namespace slipway::ui
