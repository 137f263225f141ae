// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/stack.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace slipway::ui {

// When a stack syncs by itself: never, every so often, hourly, daily, weekly or
// by a cron expression, in which time zone, and what happens to times that were
// missed. Value in, value out; words and the next times come from core as one
// types. What a choice does not show is kept.
class ScheduleEditor : public QWidget
{
    Q_OBJECT
public:
    explicit ScheduleEditor(QWidget *parent = nullptr);
    void setFrom(const StackSettings &settings);
    void putInto(StackSettings &settings) const;
    QString problem() const; // empty = good
    QString hint() const;    // in words, and the next times in local time
    // Whether an error about this field of the contract is shown here.
    static bool hasKey(const QString &key);
    QVector<QWidget *> tabOrder() const;

Q_SIGNALS:
    void edited();

private:
    enum Mode { Off, Poll, Hourly, Daily, Weekly, Custom };
    Mode mode() const;
    QString zone() const;
    int everySeconds() const;
    void setEvery(int seconds);
    void showMode();

    QComboBox *m_mode;
    QLineEdit *m_cron;
    QCheckBox *m_isLooking;
    QSpinBox *m_every;
    QComboBox *m_unit;
    QWidget *m_look;
    QWidget *m_more;
    QComboBox *m_zone;
    QComboBox *m_missed;
    StackSettings m_base;
};

// "Every day", "Every 5 min", "By hand": what a schedule is, in one line.
QString scheduleText(const StackSettings &settings);

} // namespace slipway::ui
