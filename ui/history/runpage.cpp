// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/runpage.h"

#include "ui/history/runsmodel.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/logs/runoutput.h"
#include "ui/theme/metrics.h"
#include "ui/theme/runtext.h"
#include "ui/theme/stateface.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statusbadge.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/timetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace slipway::ui {

RunPage::RunPage(Services &services, QWidget *parent)
    : QWidget(parent)
    , m_badge(new StatusBadge(this))
    , m_title(new ElidedLabel(this))
    , m_decision(new QLabel(this))
    , m_notes(new QLabel(this))
    , m_error(new MessageBar(this))
    , m_steps(new StepList(this))
    , m_log(new LogPane(this))
    , m_output(new RunOutput(services, m_log->view(), this))
{
    setObjectName(QStringLiteral("runPage"));
    m_title->setObjectName(QStringLiteral("runTitle"));
    m_decision->setObjectName(QStringLiteral("runDecision"));
    m_notes->setObjectName(QStringLiteral("runNotes"));
    for (QLabel *label : {m_decision, m_notes}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_badge);
    head->addSpacing(spacing(this));
    head->addWidget(m_title, 1);
    auto *facts = new QWidget;
    auto *factsLayout = new QVBoxLayout(facts);
    factsLayout->addLayout(head);
    factsLayout->addWidget(m_decision);
    factsLayout->addWidget(m_error);
    factsLayout->addWidget(m_steps);
    factsLayout->addWidget(m_notes);
    factsLayout->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(facts);
    // What stands in it is never cut at the side.
    scroll->setMinimumWidth(characters(this, 46));
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("runSplitter"));
    splitter->addWidget(scroll);
    splitter->addWidget(m_log);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({fontMetrics().height() * 30, fontMetrics().height() * 20});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(m_output, &RunOutput::ready, this, [this](bool isEmpty) {
        // An empty log of a run that has ended would only take room.
        m_log->setVisible(!isEmpty || !m_run.isFinished());
        m_log->setStatus(isEmpty ? tr("Waiting for output…") : QString());
    });
}

void RunPage::setRun(const Run &run)
{
    m_run = run;
    m_badge->setFace(faceOf(run.result), tr("Result"));
    QStringList title{tr("%1, %2").arg(wordOf(run.kind), wordOf(run.trigger).toLower()), shortTime(run.requestedAt)};
    if (run.isFinished() && run.startedAt.isValid())
        title << tr("took %1").arg(durationText(durationOf(run, run.finishedAt)));
    m_title->setFullText(title.join(QStringLiteral(" · ")));
    m_decision->setText(decisionText());
    m_decision->setVisible(!m_decision->text().isEmpty());
    m_steps->setSteps(run.steps);
    m_steps->setVisible(!run.steps.isEmpty());
    m_notes->setText(run.notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!run.notes.isEmpty());
    if (run.error)
        m_error->setError(*run.error);
    else
        m_error->clear();
    m_log->setFileName(QStringLiteral("slipway-run-%1.log").arg(run.id.value));
    m_output->setRun(run.id);
}

QString RunPage::decisionText() const
{
    QStringList lines;
    if (m_run.decision.action != Decision::Action::Undecided)
        lines << tr("Decision: %1. %2")
                     .arg(wordOf(m_run.decision.action), m_run.decision.reasons.join(QLatin1Char(' ')))
                     .trimmed();
    if (!m_run.toCommit.isEmpty()) {
        const QString to = m_run.toCommit.left(8);
        lines << (m_run.fromCommit.isEmpty() || m_run.fromCommit == m_run.toCommit
                      ? tr("Commit %1. %2").arg(to, m_run.commitSubject).trimmed()
                      : tr("From %1 to %2. %3").arg(m_run.fromCommit.left(8), to, m_run.commitSubject).trimmed());
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace slipway::ui
