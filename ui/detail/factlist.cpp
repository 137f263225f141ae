// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/factlist.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tone.h"
#include "ui/theme/tonedtext.h"

#include <QFormLayout>
#include <QLabel>

namespace slipway::ui {

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(spacing(this) * 2 / 3);
    m_form->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

QLabel *FactList::fieldOf(const QString &key, const QString &label)
{
    QLabel *&field = m_values[key];
    if (field != nullptr)
        return field;
    field = new QLabel(this);
    field->setObjectName(QStringLiteral("fact") + key);
    field->setWordWrap(true);
    field->setTextFormat(Qt::PlainText);
    field->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    field->setFocusPolicy(Qt::ClickFocus);
    // Long addresses have no place to break: let them be cut, not widen the window.
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    field->setAccessibleName(label);
    auto *name = new QLabel(label, this);
    name->setForegroundRole(QPalette::WindowText);
    setTextTone(name, Tone::Neutral);
    m_form->addRow(name, field);
    return field;
}

void FactList::set(const QString &key, const QString &label, const QString &value, const QString &toolTip)
{
    QLabel *field = fieldOf(key, label);
    field->setText(value);
    field->setToolTip(toolTip);
    field->setVisible(!value.isEmpty());
    if (QWidget *name = m_form->labelForField(field))
        name->setVisible(!value.isEmpty());
}

void FactList::setLink(const QString &key, const QString &label, const QString &url)
{
    QLabel *field = fieldOf(key, label);
    if (field->textFormat() != Qt::RichText) {
        field->setTextFormat(Qt::RichText);
        field->setTextInteractionFlags(Qt::TextBrowserInteraction);
        field->setFocusPolicy(Qt::StrongFocus);
        connect(field, &QLabel::linkActivated, this, [this](const QString &link) { Q_EMIT linkRequested(QUrl(link)); });
    }
    const QString shown = url.toHtmlEscaped();
    set(key, label, url.isEmpty() ? QString() : QStringLiteral("<a href=\"%1\">%1</a>").arg(shown));
}

} // namespace slipway::ui
