// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logfinder.h"

#include "ui/logs/loglayout.h"

#include <climits>

namespace slipway::ui {
namespace {

constexpr qint64 kBytesAtOnce = 4LL << 20;

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
        const bool isStart = m_isFirstLine && number == m_number;
        const QVector<LogMatch> matches =
            matchesIn(line, m_text, m_isForward && isStart ? m_cell : 0, !m_isForward && isStart ? m_cell : INT_MAX);
        const LogMatch match = matches.isEmpty() ? LogMatch{} : m_isForward ? matches.first() : matches.last();
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
