// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "core/services/services.h"

#include <QWidget>

class QLabel;

namespace slipway::ui {

class ElidedLabel;
class LogPane;
class MessageBar;
class RunOutput;
class StatusBadge;
class StepList;

// One run explained: what asked for it, what it decided and why, its steps with
// their times, what went wrong, its output. A run in; the output it reads itself.
class RunPage : public QWidget
{
    Q_OBJECT
public:
    explicit RunPage(Services &services, QWidget *parent = nullptr);
    void setRun(const Run &run);
    RunId run() const { return m_run.id; }

private:
    QString decisionText() const;
    Run m_run;
    StatusBadge *m_badge;
    ElidedLabel *m_title;
    QLabel *m_decision;
    QLabel *m_notes;
    MessageBar *m_error;
    StepList *m_steps;
    LogPane *m_log;
    RunOutput *m_output;
};

} // namespace slipway::ui
