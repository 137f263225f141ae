// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/logs/logbuffer.h"

#include <QObject>
#include <QTimer>

namespace slipway::ui {

class LogLayout;

// Looks for a text through a whole log without holding up the window: a few
// MiB at a time, in between events. Upper and lower case are the same. Ends
// with found() or notFound(), once for each start().
class LogFinder : public QObject
{
    Q_OBJECT
public:
    LogFinder(const LogBuffer &buffer, const LogLayout &layout, QObject *parent);
    // From (number, cell) on, forwards or backwards, once round.
    void start(const QString &text, qint64 number, int cell, bool isForward);
    void stop();

Q_SIGNALS:
    void found(qint64 number, int fromCell, int toCell);
    void notFound();

private:
    void step();

    const LogBuffer &m_buffer;
    const LogLayout &m_layout;
    QTimer m_timer;
    QString m_text;
    qint64 m_number = 0;
    int m_cell = 0;
    qsizetype m_left = 0; // lines still to look at
    bool m_isForward = true;
    bool m_isFirstLine = true;
};

} // namespace slipway::ui
