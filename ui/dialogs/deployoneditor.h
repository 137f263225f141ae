// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/stack.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;

namespace slipway::ui {

// Which new commits are deployed: each, those that change files of the stack, or
// those that change a file that fits one of the patterns, one a line. Value in,
// value out.
class DeployOnEditor : public QWidget
{
    Q_OBJECT
public:
    explicit DeployOnEditor(QWidget *parent = nullptr);
    void setFrom(const StackSettings &settings);
    void putInto(StackSettings &settings) const;
    QString problem() const;
    QString hint() const;
    QVector<QWidget *> tabOrder() const;

Q_SIGNALS:
    void edited();

private:
    DeployOn chosen() const;
    QStringList patterns() const;
    QComboBox *m_on;
    QPlainTextEdit *m_patterns;
};

} // namespace slipway::ui
