// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/fieldnote.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tonedtext.h"

#include <QEvent>
#include <QFormLayout>
#include <QVBoxLayout>

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

void FieldNote::apply(Tone tone, const QString &text)
{
    m_tone = tone;
    setTextTone(this, tone);
    setText(text);
    setVisible(!text.isEmpty());
}

FieldNote *addNotedRow(QFormLayout *form, const QString &label, QWidget *field, const QString &noteName)
{
    QWidget *parent = form->parentWidget();
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')).remove(QLatin1Char(':')));
    auto *note = new FieldNote(noteName, parent);
    auto *box = new QVBoxLayout;
    box->setSpacing(spacing(parent) / 3);
    box->addWidget(field);
    box->addWidget(note);
    form->addRow(label, box);
    // The label's letter leads to the field inside the box.
    if (auto *buddy = qobject_cast<QLabel *>(form->labelForField(box)))
        buddy->setBuddy(field);
    return note;
}

void measureAnew(QWidget *form)
{
    for (QLayout *inner : form->findChildren<QLayout *>())
        inner->invalidate();
    form->layout()->invalidate();
    form->updateGeometry();
}

} // namespace slipway::ui
