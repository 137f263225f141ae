// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/linediff.h"

#include <QStringList>
#include <QVector>
#include <algorithm>

namespace slipway::ui {
namespace {

constexpr int kContext = 3;
constexpr int kMostEdits = 4000;

struct Line {
    QChar sign; // ' ', '-', '+'
    QString text;
};

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QVector<Line> wholly(const QStringList &before, const QStringList &after)
{
    QVector<Line> lines;
    for (const QString &line : before)
        lines.append({QLatin1Char('-'), line});
    for (const QString &line : after)
        lines.append({QLatin1Char('+'), line});
    return lines;
}

// E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): the greedy one. `trace` keeps
// for each number of edits how far every diagonal came.
QVector<Line> editScript(const QStringList &before, const QStringList &after)
{
    const int n = int(before.size());
    const int m = int(after.size());
    const int most = std::min(n + m, kMostEdits);
    QVector<QVector<int>> trace;
    QVector<int> reached(2 * most + 3, 0);
    const auto at = [most](int diagonal) { return diagonal + most + 1; };
    bool isFound = false;
    for (int edits = 0; edits <= most && !isFound; ++edits) {
        trace.append(reached);
        for (int k = -edits; k <= edits; k += 2) {
            const bool isDown = k == -edits || (k != edits && reached.at(at(k - 1)) < reached.at(at(k + 1)));
            int x = isDown ? reached.at(at(k + 1)) : reached.at(at(k - 1)) + 1;
            while (x < n && x - k < m && before.at(x) == after.at(x - k))
                ++x;
            reached[at(k)] = x;
            if (x >= n && x - k >= m) {
                isFound = true;
                break;
            }
        }
    }
    if (!isFound)
        return wholly(before, after);
    QVector<Line> lines;
    int x = n;
    int y = m;
    for (int edits = int(trace.size()) - 1; edits >= 0; --edits) {
        const QVector<int> &was = trace.at(edits);
        const int k = x - y;
        const bool isDown = k == -edits || (k != edits && was.at(at(k - 1)) < was.at(at(k + 1)));
        const int previousK = isDown ? k + 1 : k - 1;
        const int previousX = edits == 0 ? 0 : was.at(at(previousK));
        const int previousY = edits == 0 ? 0 : previousX - previousK;
        while (x > previousX && y > previousY) {
            --x;
            --y;
            lines.append({QLatin1Char(' '), before.at(x)});
        }
        if (edits == 0)
            break;
        if (isDown)
            lines.append({QLatin1Char('+'), after.at(--y)});
        else
            lines.append({QLatin1Char('-'), before.at(--x)});
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

QString hunk(const QVector<Line> &lines, int from, int to)
{
    const auto count = [&lines](int begin, int end, char other) {
        return int(std::count_if(lines.begin() + begin, lines.begin() + end,
                                 [other](const Line &line) { return line.sign != QLatin1Char(other); }));
    };
    const int removed = count(from, to, '+');
    const int added = count(from, to, '-');
    // A hunk without lines of one side begins after its line, as diff has it.
    const int start = count(0, from, '+') + (removed > 0 ? 1 : 0);
    const int newStart = count(0, from, '-') + (added > 0 ? 1 : 0);
    QString text = QStringLiteral("@@ -%1,%2 +%3,%4 @@\n").arg(start).arg(removed).arg(newStart).arg(added);
    for (int i = from; i < to; ++i)
        text += lines.at(i).sign + lines.at(i).text + QLatin1Char('\n');
    return text;
}

} // namespace

QString lineDiff(const QString &before, const QString &after)
{
    if (before == after)
        return {};
    const QVector<Line> lines = editScript(linesOf(before), linesOf(after));
    QString text;
    int from = -1;
    int lastChange = -1;
    for (int i = 0; i < int(lines.size()); ++i) {
        if (lines.at(i).sign == QLatin1Char(' '))
            continue;
        if (from >= 0 && i - lastChange - 1 > 2 * kContext) {
            text += hunk(lines, from, lastChange + 1 + kContext);
            from = -1;
        }
        if (from < 0)
            from = std::max(0, i - kContext);
        lastChange = i;
    }
    if (from >= 0)
        text += hunk(lines, from, std::min(int(lines.size()), lastChange + 1 + kContext));
    return text;
}

} // namespace slipway::ui
