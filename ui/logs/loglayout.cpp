// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglayout.h"

#include <algorithm>

namespace slipway::ui {

void LogLayout::set(const LogBuffer &buffer, const Filter &filter, int wrapCells)
{
    m_filter = filter;
    m_wrapCells = wrapCells;
    m_shown.clear();
    m_base = 0;
    m_widest = 0;
    m_next = buffer.firstNumber();
    update(buffer);
}

qint64 LogLayout::update(const LogBuffer &buffer)
{
    const qint64 before = m_base;
    while (!m_shown.empty() && m_shown.front().number < buffer.firstNumber()) {
        m_base = m_shown.front().endRow;
        m_shown.pop_front();
    }
    const qint64 lost = m_base - before;
    for (qint64 number = std::max(m_next, buffer.firstNumber()); number < buffer.endNumber(); ++number)
        add(buffer, number);
    m_next = buffer.endNumber();
    return lost;
}

bool LogLayout::isShown(const LogLine &line) const
{
    if (line.isMarker)
        return true;
    const LogLevel level = line.level == LogLevel::None ? LogLevel::Info : line.level;
    return level >= m_filter.least && (m_filter.service < 0 || line.service == m_filter.service);
}

void LogLayout::add(const LogBuffer &buffer, qint64 number)
{
    const LogLine &line = buffer.line(number);
    if (!isShown(line))
        return;
    const qint64 rows = m_wrapCells > 0 ? std::max<qint64>(1, (line.cells + m_wrapCells - 1) / m_wrapCells) : 1;
    const qint64 start = m_shown.empty() ? m_base : m_shown.back().endRow;
    m_shown.push_back({number, start + rows});
    m_widest = std::max(m_widest, line.cells);
}

LogLayout::Place LogLayout::placeOfRow(qint64 row) const
{
    const qint64 wanted = row + m_base;
    const auto found = std::upper_bound(m_shown.cbegin(), m_shown.cend(), wanted,
                                        [](qint64 value, const Shown &shown) { return value < shown.endRow; });
    if (found == m_shown.cend())
        return {};
    const auto index = qsizetype(found - m_shown.cbegin());
    return {index, row - firstRowOf(index)};
}

qsizetype LogLayout::indexOf(qint64 number) const
{
    const auto found = std::lower_bound(m_shown.cbegin(), m_shown.cend(), number,
                                        [](const Shown &shown, qint64 value) { return shown.number < value; });
    return qsizetype(found - m_shown.cbegin());
}

} // namespace slipway::ui
