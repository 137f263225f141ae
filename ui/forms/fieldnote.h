// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/tone.h"

#include <QLabel>

class QFormLayout;

namespace slipway::ui {

// The line under a field: what is wrong with it, or a quiet hint. Takes no room
// while it is empty.
class FieldNote : public QLabel
{
    Q_OBJECT
public:
    explicit FieldNote(const QString &objectName, QWidget *parent = nullptr);
    void setProblem(const QString &text);
    void setHint(const QString &text);
    bool isProblem() const { return m_tone == Tone::Bad; }

private:
    void apply(Tone tone, const QString &text);
    Tone m_tone = Tone::Neutral;
};

// A row of a form: the label, which leads to the field by its letter, the field,
// and under it a note of this name.
FieldNote *addNotedRow(QFormLayout *form, const QString &label, QWidget *field, const QString &noteName);
// After notes came or went: QFormLayout would go on with the heights its rows had.
void measureAnew(QWidget *form);

} // namespace slipway::ui
