// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/steplist.h"

#include "ui/theme/metrics.h"
#include "ui/theme/stateface.h"
#include "ui/theme/tonedtext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/timetext.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QTimer>

namespace slipway::ui {

StepList::StepList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("stepList"));
    setAccessibleName(tr("Steps of the run"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(spacing(this) / 2);
    m_grid->setHorizontalSpacing(spacing(this) * 3 / 2);
    m_grid->setColumnStretch(3, 1);
    m_timer->setInterval(std::chrono::milliseconds(250));
    connect(m_timer, &QTimer::timeout, this, &StepList::tick);
}

void StepList::setSteps(const QVector<RunStep> &steps)
{
    const QVector<RunStep> before = std::exchange(m_steps, steps);
    makeRows(steps.size());
    bool hasRunning = false;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        hasRunning = hasRunning || steps.at(i).state == StepState::Running;
        if (i >= before.size() || !(before.at(i) == steps.at(i)))
            show(steps.at(i), m_rows.at(i));
    }
    tick();
    if (hasRunning)
        m_timer->start();
    else
        m_timer->stop();
}

void StepList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (qsizetype i = 0; i < m_rows.size(); ++i)
            show(m_steps.at(i), m_rows.at(i));
    }
}

void StepList::makeRows(qsizetype count)
{
    while (m_rows.size() > count) {
        const Row row = m_rows.takeLast();
        delete row.shape;
        delete row.name;
        delete row.time;
        delete row.note;
    }
    while (m_rows.size() < count) {
        const Row row{new QLabel(this), new QLabel(this), new QLabel(this), new ElidedLabel(this)};
        const int at = int(m_rows.size());
        m_grid->addWidget(row.shape, at, 0);
        m_grid->addWidget(row.name, at, 1);
        m_grid->addWidget(row.time, at, 2, Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(row.note, at, 3);
        m_rows.append(row);
    }
}

void StepList::show(const RunStep &step, const Row &row)
{
    const StateFace face = faceOf(step.state);
    row.shape->setPixmap(face.icon().pixmap(QSize(smallIcon(this), smallIcon(this)), devicePixelRatioF()));
    row.shape->setToolTip(face.word);
    row.name->setText(wordOf(step.name));
    row.name->setAccessibleName(tr("%1: %2").arg(wordOf(step.name), face.word));
    QFont font = this->font();
    font.setBold(step.state == StepState::Running);
    row.name->setFont(font);
    const bool isQuiet = step.state == StepState::Pending || step.state == StepState::Skipped;
    if (isQuiet)
        setTextTone(row.name, Tone::Neutral);
    else
        clearTextTone(row.name);
    setTextTone(row.time, Tone::Neutral);
    setTextTone(row.note, Tone::Neutral);
    const bool hasTime =
        step.state == StepState::Done || step.state == StepState::Failed || step.state == StepState::Cancelled;
    row.time->setText(hasTime ? durationText(step.duration) : QString());
    row.time->setToolTip(absoluteTime(step.startedAt));
    row.note->setFullText(step.note);
}

void StepList::tick()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const RunStep &step = m_steps.at(i);
        if (step.state == StepState::Running && step.startedAt.isValid())
            m_rows.at(i).time->setText(durationText(std::chrono::milliseconds(step.startedAt.msecsTo(now))));
    }
}

} // namespace slipway::ui
