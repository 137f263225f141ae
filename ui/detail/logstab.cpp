// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/logstab.h"

#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/logs/runoutput.h"
#include "ui/logs/servicelog.h"
#include "ui/theme/metrics.h"
#include "ui/theme/stateface.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

QString containersOf(const StackView &view)
{
    QStringList ids;
    for (const ServiceStatus &service : view.services)
        ids << service.containerId;
    ids.sort();
    return ids.join(QLatin1Char(','));
}

} // namespace

LogsTab::LogsTab(Services &services, QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_servicePane(new LogPane(this))
    , m_runPane(new LogPane(this))
    , m_serviceLog(new ServiceLog(services, m_servicePane->view(), this))
    , m_runOutput(new RunOutput(services, m_runPane->view(), this))
    , m_servicesButton(new QToolButton(this))
    , m_runButton(new QToolButton(this))
{
    setObjectName(QStringLiteral("logsTab"));
    m_servicePane->setObjectName(QStringLiteral("servicesLog"));
    m_runPane->setObjectName(QStringLiteral("runLog"));
    m_servicePane->setHasServices(true);
    m_servicesButton->setText(tr("Services"));
    m_servicesButton->setObjectName(QStringLiteral("logsOfServices"));
    m_runButton->setText(tr("Latest Run"));
    m_runButton->setObjectName(QStringLiteral("logsOfRun"));
    auto *sources = new QHBoxLayout;
    sources->setContentsMargins(spacing(this), spacing(this) / 2, spacing(this), 0);
    sources->setSpacing(spacing(this) / 2);
    for (QToolButton *button : {m_servicesButton, m_runButton}) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setAutoRaise(true);
        sources->addWidget(button);
    }
    sources->addStretch();
    m_pages->addWidget(m_servicePane);
    m_pages->addWidget(m_runPane);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(sources);
    layout->addWidget(m_pages, 1);
    connect(m_servicesButton, &QToolButton::clicked, this, &LogsTab::showServices);
    connect(m_runButton, &QToolButton::clicked, this, &LogsTab::showRun);
    connect(m_serviceLog, &ServiceLog::stateChanged, m_servicePane, &LogPane::setStatus);
    connect(m_runOutput, &RunOutput::ready, this,
            [this](bool isEmpty) { m_runPane->setStatus(isEmpty ? tr("No output yet.") : QString()); });
    showServices();
}

void LogsTab::setStack(const StackView &view)
{
    const QString containers = containersOf(view);
    const bool isOther = view.stack.id != m_stack;
    const bool hasNewContainers = containers != m_containers;
    m_stack = view.stack.id;
    m_containers = containers;
    m_servicePane->setFileName(view.stack.settings.name + QStringLiteral(".log"));
    m_runPane->setFileName(view.stack.settings.name + QStringLiteral("-run.log"));
    if (isOther) {
        m_serviceLog->stop();
        m_servicePane->view()->clear();
        m_runOutput->setRun({});
        if (isVisible())
            follow();
    } else if (hasNewContainers && !m_serviceLog->isRunning() && isVisible()) {
        follow();
    }
}

void LogsTab::takeRun(const Run &run)
{
    if (run.stackId != m_stack || run.id < m_runOutput->run())
        return;
    m_runOutput->setRun(run.id);
    mark(run);
    if (run.result == RunResult::Running && !m_serviceLog->isRunning() && isVisible())
        m_servicePane->setStatus({});
}

// Where a run begins to act on the containers, the services' log says so.
void LogsTab::mark(const Run &run)
{
    const bool isActing = std::any_of(run.steps.cbegin(), run.steps.cend(), [](const RunStep &step) {
        return (step.name == StepName::Up || step.name == StepName::Lifecycle) && step.state == StepState::Running;
    });
    if (!isActing || run.id == m_marked || !m_serviceLog->isRunning())
        return;
    m_marked = run.id;
    const QString what = isLifecycle(run.kind)
                             ? wordOf(run.kind)
                             : tr("%1: %2  %3").arg(wordOf(run.kind), run.toCommit.left(8), run.commitSubject);
    const QDateTime now = QDateTime::currentDateTime();
    //: In a log, where a deploy begins: %1 is the time, %2 what is deployed
    m_servicePane->view()->appendMarker(
        tr("%1  %2").arg(QLocale().toString(now.time(), QStringLiteral("HH:mm:ss")), what.trimmed()),
        now.toMSecsSinceEpoch());
}

void LogsTab::setHasNoRun()
{
    m_runPane->setStatus(tr("This stack has not been synced or deployed yet."));
}

void LogsTab::showServices()
{
    m_servicesButton->setChecked(true);
    m_pages->setCurrentWidget(m_servicePane);
}

void LogsTab::showRun()
{
    m_runButton->setChecked(true);
    m_pages->setCurrentWidget(m_runPane);
}

void LogsTab::focusFind()
{
    currentPane()->focusFind();
}

void LogsTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stack.isValid() && !(m_serviceLog->isRunning() && m_serviceLog->stack() == m_stack))
        follow();
}

void LogsTab::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_serviceLog->stop();
}

void LogsTab::follow()
{
    m_serviceLog->start(m_stack);
}

LogPane *LogsTab::currentPane() const
{
    return m_pages->currentWidget() == m_runPane ? m_runPane : m_servicePane;
}

} // namespace slipway::ui
