// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logbuffer.h"

namespace slipway::ui {
namespace {

constexpr qsizetype kLongestPrefix = 96;
constexpr qsizetype kMostServices = 200;

} // namespace

void LogBuffer::append(const QByteArray &text, qint64 receivedAt)
{
    const QByteArray all = m_rest.isEmpty() ? text : m_rest + text;
    m_rest.clear();
    qsizetype start = 0;
    for (;;) {
        const qsizetype end = all.indexOf('\n', start);
        if (end < 0)
            break;
        addRaw(QByteArrayView(all).sliced(start, end - start), receivedAt);
        start = end + 1;
    }
    m_rest = all.mid(start);
    // A line that never ends must not collect without bound.
    if (m_rest.size() > kLongestLineBytes)
        finishLine();
}

void LogBuffer::appendMarker(const QString &text, qint64 receivedAt)
{
    finishLine();
    LogLine line = parseLogLine(text.toUtf8());
    line.isMarker = true;
    line.receivedAt = receivedAt;
    add(std::move(line));
}

void LogBuffer::finishLine()
{
    if (m_rest.isEmpty())
        return;
    const QByteArray rest = std::exchange(m_rest, {});
    addRaw(rest, 0);
}

void LogBuffer::clear()
{
    m_first = endNumber();
    m_lines.clear();
    m_bytes = 0;
    m_rest.clear();
    m_services.clear();
    m_levels.clear();
}

void LogBuffer::addRaw(QByteArrayView raw, qint64 receivedAt)
{
    LogLine line = parseLogLine(raw);
    line.receivedAt = receivedAt;
    if (m_hasServices)
        takeService(line);
    takeLevel(line);
    add(std::move(line));
}

void LogBuffer::add(LogLine line)
{
    m_bytes += costOf(line);
    m_lines.push_back(std::move(line));
    while (qint64(m_lines.size()) > kMostLines || (m_bytes > kMostBytes && m_lines.size() > 1)) {
        m_bytes -= costOf(m_lines.front());
        m_lines.pop_front();
        ++m_first;
    }
}

void LogBuffer::takeService(LogLine &line)
{
    const qsizetype bar = QByteArrayView(line.text).first(std::min(line.text.size(), kLongestPrefix)).indexOf(" | ");
    if (bar <= 0)
        return;
    const QByteArrayView name = QByteArrayView(line.text).first(bar).trimmed();
    if (name.isEmpty() || name.contains(' '))
        return;
    const QString service = QString::fromUtf8(name);
    line.service = int(m_services.indexOf(service));
    if (line.service < 0 && m_services.size() < kMostServices) {
        m_services.append(service);
        line.service = int(m_services.size()) - 1;
    }
    line.prefixCells = cellOfByte(line, bar + 3);
}

// What is indented belongs to the line before it: a stack trace is as grave as its error.
void LogBuffer::takeLevel(LogLine &line)
{
    const QByteArrayView text = QByteArrayView(line.text).sliced(
        line.isAscii || line.prefixCells == 0 ? line.prefixCells : line.text.indexOf(" | ") + 3);
    const bool isIndented = text.startsWith(' ');
    line.level = isIndented ? m_levels.value(line.service) : levelOf(text);
    if (!isIndented)
        m_levels.insert(line.service, line.level);
}

qint64 LogBuffer::costOf(const LogLine &line)
{
    return qint64(sizeof(LogLine)) + line.text.capacity() + line.spans.capacity() * qint64(sizeof(LogSpan)) +
           line.anchors.capacity() * qint64(sizeof(LogAnchor)) + 32;
}

} // namespace slipway::ui
