// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/logs/logline.h"

#include <QHash>
#include <QStringList>
#include <deque>

namespace slipway::ui {

// The newest lines of a log: at most 200,000 lines and 64 MiB; the oldest go
// first. Lines are numbered for ever, so that a number keeps its meaning while
// others go. A plain value holder, one thread.
class LogBuffer
{
public:
    static constexpr qint64 kMostLines = 200'000;
    static constexpr qint64 kMostBytes = 64LL << 20;

    // Whether lines begin with "service | ".
    void setHasServices(bool hasServices) { m_hasServices = hasServices; }
    // Text in pieces; what follows the last newline waits for the next piece.
    void append(const QByteArray &text, qint64 receivedAt);
    void appendMarker(const QString &text, qint64 receivedAt);
    void finishLine(); // what waits is a line
    void clear();

    qint64 firstNumber() const { return m_first; }
    qint64 endNumber() const { return m_first + qint64(m_lines.size()); }
    const LogLine &line(qint64 number) const { return m_lines[size_t(number - m_first)]; }
    qint64 bytes() const { return m_bytes; }
    const QStringList &services() const { return m_services; }

private:
    void add(LogLine line);
    void addRaw(QByteArrayView raw, qint64 receivedAt);
    void takeService(LogLine &line);
    void takeLevel(LogLine &line);
    static qint64 costOf(const LogLine &line);

    std::deque<LogLine> m_lines;
    qint64 m_first = 0;
    qint64 m_bytes = 0;
    QByteArray m_rest;
    QStringList m_services;
    QHash<int, LogLevel> m_levels; // of each service's last line that said one
    bool m_hasServices = false;
};

} // namespace slipway::ui
