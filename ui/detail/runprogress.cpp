// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/runprogress.h"

#include "ui/theme/metrics.h"
#include "ui/theme/stateface.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/timetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace slipway::ui {

RunProgress::RunProgress(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_elapsed(new QLabel(this))
    , m_steps(new StepList(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("runProgress"));
    m_title->setObjectName(QStringLiteral("runProgressTitle"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_cancel->setObjectName(QStringLiteral("runCancel"));
    auto *output = new QPushButton(tr("Show Output"), this);
    output->setObjectName(QStringLiteral("runShowOutput"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_elapsed);
    head->addStretch();
    head->addWidget(output);
    head->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_steps);
    m_timer->setInterval(std::chrono::seconds(1));
    connect(m_timer, &QTimer::timeout, this, &RunProgress::tick);
    connect(output, &QPushButton::clicked, this, &RunProgress::outputRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_cancel->setText(tr("Cancelling…"));
        if (m_run)
            Q_EMIT cancelRequested(m_run->id);
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void RunProgress::setRun(const std::optional<Run> &run)
{
    if (!run || !m_run || run->id != m_run->id) {
        m_cancel->setEnabled(true);
        m_cancel->setText(tr("Cancel"));
    }
    m_run = run;
    setVisible(run.has_value());
    if (!run) {
        m_timer->stop();
        return;
    }
    showRun();
    m_timer->start();
    tick();
}

void RunProgress::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    if (m_run)
        showRun();
}

void RunProgress::showRun()
{
    QString title = m_run->result == RunResult::Queued ? tr("%1: waiting for its turn").arg(wordOf(m_run->kind))
                                                       : tr("%1 is running").arg(wordOf(m_run->kind));
    if (m_isCompact) {
        for (const RunStep &step : std::as_const(m_run->steps)) {
            if (step.state == StepState::Running)
                title = tr("%1: %2").arg(title, wordOf(step.name));
        }
    }
    m_title->setText(title);
    m_steps->setSteps(m_run->steps);
    m_steps->setVisible(!m_run->steps.isEmpty() && !m_isCompact);
}

void RunProgress::tick()
{
    if (!m_run)
        return;
    const QDateTime since = m_run->startedAt.isValid() ? m_run->startedAt : m_run->requestedAt;
    m_elapsed->setText(
        durationText(std::chrono::milliseconds(since.msecsTo(QDateTime::currentDateTimeUtc()) / 1000 * 1000)));
}

} // namespace slipway::ui
