// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/runprogress.h"

#include "ui/theme/metrics.h"
#include "ui/theme/runtext.h"
#include "ui/theme/stateface.h"
#include "ui/theme/tonedtext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/timetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr std::chrono::milliseconds kMoment{400};

} // namespace

RunProgress::RunProgress(QWidget *parent)
    : QWidget(parent)
    , m_shape(new QLabel(this))
    , m_title(new ElidedLabel(this))
    , m_elapsed(new QLabel(this))
    , m_steps(new StepList(this))
    , m_error(new QPushButton(tr("Show Error"), this))
    , m_output(new QPushButton(tr("Show Output"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_age(std::chrono::seconds(30))
{
    setObjectName(QStringLiteral("runProgress"));
    m_title->setObjectName(QStringLiteral("runProgressTitle"));
    m_elapsed->setObjectName(QStringLiteral("runProgressTime"));
    setTextTone(m_elapsed, Tone::Neutral);
    m_error->setObjectName(QStringLiteral("runShowError"));
    m_output->setObjectName(QStringLiteral("runShowOutput"));
    m_cancel->setObjectName(QStringLiteral("runCancel"));
    // The line keeps its height whichever buttons it has.
    m_shape->setMinimumHeight(m_cancel->sizeHint().height());
    auto *head = new QHBoxLayout;
    head->setSpacing(spacing(this));
    head->addWidget(m_shape);
    head->addWidget(m_title);
    head->addWidget(m_elapsed);
    head->addStretch(1);
    for (QPushButton *button : {m_error, m_output, m_cancel})
        head->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin(this), 0, margin(this), 0);
    layout->addLayout(head);
    layout->addWidget(m_steps);
    connect(&m_clock, &QTimer::timeout, this, &RunProgress::tick);
    connect(&m_age, &AgeTimer::ticked, this, &RunProgress::tick);
    m_moment.setSingleShot(true);
    m_moment.setInterval(kMoment);
    connect(&m_moment, &QTimer::timeout, this, &RunProgress::showRun);
    connect(m_error, &QPushButton::clicked, this, &RunProgress::errorRequested);
    connect(m_output, &QPushButton::clicked, this, &RunProgress::outputRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_cancel->setText(tr("Cancelling…"));
        if (m_run)
            Q_EMIT cancelRequested(m_run->id);
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void RunProgress::setRun(const std::optional<Run> &active, const std::optional<Run> &last)
{
    const auto &run = active ? active : last;
    if (!run || !m_run || run->id != m_run->id) {
        m_cancel->setEnabled(true);
        m_cancel->setText(tr("Cancel"));
        m_moment.stop();
        if (active)
            m_moment.start();
    }
    m_run = run;
    setVisible(run.has_value());
    if (run)
        showRun();
    else
        m_clock.stop();
    m_age.stop();
}

void RunProgress::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    if (m_run)
        showRun();
}

void RunProgress::showRun()
{
    const bool isActive = !m_run->isFinished();
    m_steps->setVisible(isActive && !m_isCompact && !m_moment.isActive() && !m_run->steps.isEmpty());
    m_cancel->setVisible(isActive);
    if (isActive)
        showActive();
    else
        showEnded();
    const int side = smallIcon(this);
    m_shape->setPixmap(faceOf(m_run->result).icon().pixmap(QSize(side, side), devicePixelRatioF()));
    if (isActive) {
        m_clock.start(std::chrono::milliseconds(200));
        m_age.stop();
    } else {
        m_clock.stop();
        m_age.start();
    }
    tick();
}

void RunProgress::showActive()
{
    m_error->hide();
    m_steps->setSteps(m_run->steps);
    QString title = m_run->result == RunResult::Queued ? tr("%1: waiting for its turn").arg(wordOf(m_run->kind))
                                                       : tr("%1 is running").arg(wordOf(m_run->kind));
    if (!m_steps->isVisibleTo(this)) {
        for (const RunStep &step : std::as_const(m_run->steps)) {
            if (step.state == StepState::Running)
                title = tr("%1: %2").arg(title, wordOf(step.name));
        }
    }
    m_title->setFullText(title);
}

void RunProgress::showEnded()
{
    // Not compact, the page below says why.
    m_title->setFullText(m_isCompact || !m_run->error ? outcomeText(*m_run) : shortOutcomeText(*m_run));
    m_error->setVisible(m_isCompact && m_run->error.has_value());
}

void RunProgress::tick()
{
    if (!m_run)
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_run->isFinished()) {
        m_elapsed->setText(relativeTime(m_run->finishedAt, now));
        m_elapsed->setToolTip(
            tr("%1\nTook %2").arg(absoluteTime(m_run->finishedAt), durationText(durationOf(*m_run, now))));
    } else {
        m_elapsed->setText(durationText(durationOf(*m_run, now)));
        m_elapsed->setToolTip({});
    }
}

} // namespace slipway::ui
