// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/logs/loglevel.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace slipway::ui {

// How a piece of output wants to look (ECMA-48 SGR). A colour is 0 for the
// usual one, 0x01000000 | index for the 256 colours, 0x02000000 | rgb.
struct LogStyle {
    quint32 foreground = 0;
    quint32 background = 0;
    enum Flag : quint8 { Bold = 1, Faint = 2, Italic = 4, Underline = 8, Inverse = 16 };
    quint8 flags = 0;
    bool operator==(const LogStyle &) const = default;
};

// From byte `start`, which is at `cell`, on until the next span.
struct LogSpan {
    int start = 0;
    int cell = 0;
    LogStyle style;
};

// A byte and the cell it stands at: where reading in a long line may begin.
struct LogAnchor {
    int byte = 0;
    int cell = 0;
};

// One line as kept: UTF-8 without escapes and control characters, tabs spread
// to columns of 8. `cells` is its width on a grid of equal cells.
struct LogLine {
    QByteArray text;
    QVector<LogSpan> spans;
    int cells = 0;
    QVector<LogAnchor> anchors; // one each 1,024 cells, only where bytes are not cells
    int service = -1;           // index into LogBuffer::services()
    int prefixCells = 0;        // "web-1  | "
    qint64 receivedAt = 0;      // ms since 1970; 0 = unknown
    LogLevel level = LogLevel::None;
    bool isAscii = true;
    bool isMarker = false; // where a deploy begins
};

constexpr int kLongestLineBytes = 1 << 20; // what is longer is cut, and says so

// Text of one line, without its newline. Where it holds carriage returns, what
// a terminal would show at the end counts.
LogLine parseLogLine(QByteArrayView raw);
// Width of a character on the grid: 0, 1 or 2.
int cellsOf(char32_t character);
// The character at `at`, which moves on behind it. A byte that is no UTF-8 is U+FFFD.
char32_t nextCharacter(QByteArrayView text, qsizetype &at);
// The characters whose cells lie in [from, to).
QString textOfCells(const LogLine &line, int from, int to);
// Cell at which byte `offset` of the text stands.
int cellOfByte(const LogLine &line, qsizetype offset);

// Where `needle` stands in a line, upper and lower case being the same; those
// that begin at a cell in [from, to), in order. One pass.
struct LogMatch {
    int from = -1;
    int to = -1;
};
QVector<LogMatch> matchesIn(const LogLine &line, const QString &needle, int from, int to);

} // namespace slipway::ui
