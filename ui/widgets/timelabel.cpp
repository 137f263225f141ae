// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timelabel.h"

#include "ui/widgets/timetext.h"

#include <QTimer>

namespace slipway::ui {

TimeLabel::TimeLabel(QWidget *parent)
    : QLabel(parent)
    , m_timer(new QTimer(this))
{
    setTextFormat(Qt::PlainText);
    m_timer->setInterval(std::chrono::seconds(20));
    connect(m_timer, &QTimer::timeout, this, &TimeLabel::apply);
}

void TimeLabel::setTime(const QDateTime &time, const QString &pattern)
{
    m_time = time;
    m_pattern = pattern;
    if (time.isValid())
        m_timer->start();
    else
        m_timer->stop();
    setToolTip(absoluteTime(time));
    apply();
}

void TimeLabel::apply()
{
    const QString text = relativeTime(m_time, QDateTime::currentDateTimeUtc());
    setText(text.isEmpty() || m_pattern.isEmpty() ? text : m_pattern.arg(text));
}

} // namespace slipway::ui
