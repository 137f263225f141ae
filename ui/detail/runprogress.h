// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "ui/widgets/agetimer.h"

#include <QTimer>
#include <QWidget>
#include <optional>

class QLabel;
class QPushButton;

namespace slipway::ui {

class ElidedLabel;
class StepList;

// One line: the run that is going on or waiting, with Cancel and how long it
// has taken, or how the last one ended; and the way to its output. Below it, not
// compact, the steps of a run that takes longer than a moment (a sync with
// nothing new is over before anybody could read them). Hidden without a run.
class RunProgress : public QWidget
{
    Q_OBJECT
public:
    explicit RunProgress(QWidget *parent = nullptr);
    // `active` goes before `last`.
    void setRun(const std::optional<Run> &active, const std::optional<Run> &last);
    // One line only; why a run failed is then said in it.
    void setCompact(bool isCompact);

Q_SIGNALS:
    void cancelRequested(slipway::RunId run);
    void outputRequested();
    void errorRequested();

private:
    void showRun();
    void showActive();
    void showEnded();
    void tick();
    std::optional<Run> m_run;
    QLabel *m_shape;
    ElidedLabel *m_title;
    QLabel *m_elapsed;
    StepList *m_steps;
    QPushButton *m_error;
    QPushButton *m_output;
    QPushButton *m_cancel;
    QTimer m_clock;  // the time taken
    AgeTimer m_age;  // since it ended
    QTimer m_moment; // until the steps are worth showing
    bool m_isCompact = false;
};

} // namespace slipway::ui
