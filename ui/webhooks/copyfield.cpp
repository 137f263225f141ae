// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/copyfield.h"

#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace slipway::ui {

CopyField::CopyField(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_copy(new QPushButton(icon(QStringLiteral("copy")), tr("Copy"), this))
{
    setObjectName(objectName);
    m_line->setObjectName(objectName + QStringLiteral("Line"));
    m_line->setReadOnly(true);
    m_line->setAccessibleName(accessibleName);
    m_copy->setObjectName(objectName + QStringLiteral("Copy"));
    //: %1 is what is copied: "Copy Address"
    m_copy->setAccessibleName(tr("Copy: %1").arg(accessibleName));
    m_copy->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_copy);
    setFocusProxy(m_line);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (!m_line->text().isEmpty())
            m_isSecret ? copySecret(m_line->text()) : copyText(m_line->text());
    });
}

void CopyField::setText(const QString &text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
}

QString CopyField::text() const
{
    return m_line->text();
}

QPushButton *CopyField::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    layout()->addWidget(button);
    return button;
}

} // namespace slipway::ui
