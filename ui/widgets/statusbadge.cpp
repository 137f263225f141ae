// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statusbadge.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tonedtext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace slipway::ui {

StatusBadge::StatusBadge(QWidget *parent)
    : QWidget(parent)
    , m_shape(new QLabel(this))
    , m_word(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(this) * 2 / 3);
    layout->addWidget(m_shape);
    layout->addWidget(m_word);
    m_word->setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusBadge::setFace(const StateFace &face, const QString &what)
{
    m_face = face;
    setAccessibleName(tr("%1: %2").arg(what, face.word));
    setToolTip(tr("%1: %2").arg(what, face.word));
    apply();
}

void StatusBadge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_face.word.isEmpty())
        apply();
}

void StatusBadge::apply()
{
    m_shape->setPixmap(m_face.icon().pixmap(QSize(smallIcon(this), smallIcon(this)), devicePixelRatioF()));
    m_word->setText(m_face.word);
    setTextTone(m_word, m_face.tone);
}

} // namespace slipway::ui
