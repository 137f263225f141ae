// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace slipway::ui {

class LogPane;
class RunOutput;
class ServiceLog;

// Live logs: what the services write, or the output of the newest run. Follows
// only while it can be seen.
class LogsTab : public QWidget
{
    Q_OBJECT
public:
    explicit LogsTab(Services &services, QWidget *parent = nullptr);
    void setStack(const StackView &view);
    void takeRun(const Run &run); // the newest one, whenever it changes
    void setHasNoRun();
    void showServices();
    void showRun();
    void focusFind();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void follow();
    void mark(const Run &run);
    LogPane *currentPane() const;
    StackId m_stack;
    QString m_containers; // what ran when following began
    RunId m_marked;       // the run whose beginning stands in the services' log
    QStackedWidget *m_pages;
    LogPane *m_servicePane;
    LogPane *m_runPane;
    ServiceLog *m_serviceLog;
    RunOutput *m_runOutput;
    QToolButton *m_servicesButton;
    QToolButton *m_runButton;
};

} // namespace slipway::ui
