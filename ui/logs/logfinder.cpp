// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logfinder.h"

#include "ui/logs/loglayout.h"

#include <climits>

namespace slipway::ui {
namespace {

constexpr qint64 kBytesAtOnce = 4LL << 20;

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

int cellsOfText(const QString &text)
{
    return parseLogLine(text.toUtf8()).cells;
}

} // namespace

LogFinder::LogFinder(const LogBuffer &buffer, const LogLayout &layout, QObject *parent)
    : QObject(parent)
    , m_buffer(buffer)
    , m_layout(layout)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LogFinder::step);
}

void LogFinder::start(const QString &text, qint64 number, int cell, bool isForward)
{
    m_text = text;
    m_number = number;
    m_cell = cell;
    m_isForward = isForward;
    m_isFirstLine = true;
    m_left = m_layout.count() + 1; // the first line twice: after and before the start
    m_timer.start();
    step();
}

void LogFinder::stop()
{
    m_timer.stop();
}

LogFinder::Match LogFinder::matchIn(const LogLine &line, const QString &text, int fromCell)
{
    // Lower case keeps the length of ASCII, so that bytes stay cells.
    if (line.isAscii) {
        if (!isAscii(text))
            return {};
        const qsizetype at = line.text.toLower().indexOf(text.toLower().toLatin1(), fromCell);
        return at < 0 ? Match{} : Match{int(at), int(at + text.size())};
    }
    const QString all = QString::fromUtf8(line.text);
    qsizetype at = -1;
    while ((at = all.indexOf(text, at + 1, Qt::CaseInsensitive)) >= 0) {
        const int cell = cellsOfText(all.left(at));
        if (cell >= fromCell)
            return {cell, cell + cellsOfText(all.mid(at, text.size()))};
    }
    return {};
}

LogFinder::Match LogFinder::lastMatchBefore(const LogLine &line, const QString &text, int beforeCell)
{
    Match last;
    for (Match match = matchIn(line, text, 0); match.from >= 0 && match.from < beforeCell;
         match = matchIn(line, text, match.from + 1))
        last = match;
    return last;
}

void LogFinder::step()
{
    qint64 bytes = 0;
    while (m_left > 0 && bytes < kBytesAtOnce) {
        --m_left;
        const qsizetype count = m_layout.count();
        if (count == 0)
            break;
        qsizetype index = m_layout.indexOf(m_number);
        if (index >= count)
            index = m_isForward ? 0 : count - 1;
        const qint64 number = m_layout.numberAt(index);
        const LogLine &line = m_buffer.line(number);
        bytes += line.text.size() + 64;
        Match match;
        if (m_isForward)
            match = matchIn(line, m_text, m_isFirstLine && number == m_number ? m_cell : 0);
        else
            match = lastMatchBefore(line, m_text, m_isFirstLine && number == m_number ? m_cell : INT_MAX);
        m_isFirstLine = false;
        if (match.from >= 0) {
            m_timer.stop();
            Q_EMIT found(number, match.from, match.to);
            return;
        }
        if (m_isForward)
            m_number = m_layout.numberAt(index + 1 < count ? index + 1 : 0);
        else
            m_number = m_layout.numberAt(index > 0 ? index - 1 : count - 1);
    }
    if (m_left <= 0 || m_layout.count() == 0) {
        m_timer.stop();
        Q_EMIT notFound();
    }
}

} // namespace slipway::ui
