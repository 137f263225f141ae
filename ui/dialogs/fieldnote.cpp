// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fieldnote.h"

#include <QEvent>

namespace slipway::ui {

FieldNote::FieldNote(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    hide();
}

void FieldNote::setProblem(const QString &text)
{
    apply(text.isEmpty() ? Tone::Neutral : Tone::Bad, text);
}

void FieldNote::setHint(const QString &text)
{
    apply(Tone::Neutral, text);
}

void FieldNote::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ParentChange && !text().isEmpty())
        apply(m_tone, text());
}

void FieldNote::apply(Tone tone, const QString &text)
{
    m_tone = tone;
    QPalette colours = parentWidget() != nullptr ? parentWidget()->palette() : palette();
    colours.setColor(QPalette::WindowText, toneColour(tone, colours));
    setPalette(colours);
    setText(text);
    setVisible(!text.isEmpty());
}

} // namespace slipway::ui
