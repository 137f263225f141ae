// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/clipboard.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace slipway::ui {

// A value to be copied: a line that can be selected, and Copy beside it.
class CopyField : public QWidget
{
    Q_OBJECT
public:
    CopyField(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);
    void setText(const QString &text);
    QString text() const;
    void setIsSecret(bool isSecret) { m_isSecret = isSecret; }
    QPushButton *addButton(const QString &text, const QString &objectName);
    QPushButton *copyButton() { return m_copy; }

private:
    QLineEdit *m_line;
    QPushButton *m_copy;
    bool m_isSecret = false;
};

} // namespace slipway::ui
