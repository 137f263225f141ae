// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QLabel>

class QTimer;

namespace slipway::ui {

// "3 min ago", kept true; the absolute time in the tooltip.
class TimeLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TimeLabel(QWidget *parent = nullptr);
    // `pattern` with %1 for the time, e.g. tr("Last looked %1").
    void setTime(const QDateTime &time, const QString &pattern = {});

private:
    void apply();
    QDateTime m_time;
    QString m_pattern;
    QTimer *m_timer;
};

} // namespace slipway::ui
