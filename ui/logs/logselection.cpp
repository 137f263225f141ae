// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logselection.h"

#include "ui/logs/loglayout.h"

namespace slipway::ui {

void LogSelection::set(const LogPosition &anchor, const LogPosition &cursor)
{
    m_anchor = anchor;
    m_cursor = cursor;
}

void LogSelection::selectWord(const LogLine &line, const LogPosition &at)
{
    const QString before = textOfCells(line, 0, at.cell);
    const QString after = textOfCells(line, at.cell, line.cells);
    const auto isWord = [](QChar c) { return c.isLetterOrNumber() || QStringLiteral("_-./:@").contains(c); };
    int from = at.cell;
    int to = at.cell;
    for (qsizetype i = before.size() - 1; i >= 0 && isWord(before.at(i)); --i)
        --from;
    for (qsizetype i = 0; i < after.size() && isWord(after.at(i)); ++i)
        ++to;
    set({at.number, from}, {at.number, to});
}

void LogSelection::selectAll(const LogBuffer &buffer, const LogLayout &layout)
{
    if (layout.count() > 0)
        set({layout.numberAt(0), 0}, {buffer.endNumber(), 0});
}

LogSelection::Range LogSelection::cellsOf(qint64 number, int cells) const
{
    const LogPosition from = std::min(m_anchor, m_cursor);
    const LogPosition to = std::max(m_anchor, m_cursor);
    if (isEmpty() || number < from.number || number > to.number)
        return {};
    return {number == from.number ? from.cell : 0, number == to.number ? to.cell : cells + 1};
}

QString LogSelection::text(const LogBuffer &buffer, const LogLayout &layout) const
{
    QString text;
    if (isEmpty())
        return text;
    const qint64 last = std::max(m_anchor, m_cursor).number;
    for (qsizetype i = layout.indexOf(std::min(m_anchor, m_cursor).number); i < layout.count(); ++i) {
        const qint64 number = layout.numberAt(i);
        if (number > last)
            break;
        const LogLine &line = buffer.line(number);
        const Range range = cellsOf(number, line.cells);
        text += textOfCells(line, range.from, range.to);
        if (range.to > line.cells)
            text += QLatin1Char('\n');
    }
    return text;
}

} // namespace slipway::ui
