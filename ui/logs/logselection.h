// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <compare>

namespace slipway::ui {

class LogBuffer;
class LogLayout;
struct LogLine;

// A place in a log: the number of a line and a cell in it.
struct LogPosition {
    qint64 number = -1;
    int cell = 0;
    auto operator<=>(const LogPosition &) const = default;
};

// What is selected: from where the person pressed to where they are now. Holds
// line numbers, so that it stays on its text while older lines go.
class LogSelection
{
public:
    struct Range {
        int from = 0;
        int to = 0;
    };
    void set(const LogPosition &anchor, const LogPosition &cursor);
    // From the old anchor, where there is one.
    void extendTo(const LogPosition &cursor) { set(m_anchor.number >= 0 ? m_anchor : cursor, cursor); }
    void selectWord(const LogLine &line, const LogPosition &at);
    void selectAll(const LogBuffer &buffer, const LogLayout &layout);
    bool isEmpty() const { return m_anchor.number < 0 || m_anchor == m_cursor; }
    // The selected cells of a line that has `cells`; one more = its end too.
    Range cellsOf(qint64 number, int cells) const;
    QString text(const LogBuffer &buffer, const LogLayout &layout) const;

private:
    LogPosition m_anchor;
    LogPosition m_cursor;
};

} // namespace slipway::ui
