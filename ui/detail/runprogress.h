// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"

#include <QWidget>
#include <optional>

class QLabel;
class QPushButton;
class QTimer;

namespace slipway::ui {

class StepList;

// A run that is going on or waiting: its steps with the current one, how long
// it has taken, Cancel, and the way to its output. Compact, it is one line with
// the current step. Hidden without a run.
class RunProgress : public QWidget
{
    Q_OBJECT
public:
    explicit RunProgress(QWidget *parent = nullptr);
    void setRun(const std::optional<Run> &run);
    void setCompact(bool isCompact);

Q_SIGNALS:
    void cancelRequested(slipway::RunId run);
    void outputRequested();

private:
    void showRun();
    void tick();
    std::optional<Run> m_run;
    QLabel *m_title;
    QLabel *m_elapsed;
    StepList *m_steps;
    QPushButton *m_cancel;
    QTimer *m_timer;
    bool m_isCompact = false;
};

} // namespace slipway::ui
