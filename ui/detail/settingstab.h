// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/stackservice.h"

#include <QWidget>

class QPushButton;

namespace slipway::ui {

class FactList;

// The settings of the stack, to read and copy; Edit Stack… changes them.
class SettingsTab : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsTab(QWidget *parent = nullptr);
    void setStack(const StackView &view);
    void setCredential(const QString &name); // empty = none of its own

Q_SIGNALS:
    void editRequested();
    void webhookRequested();
    void folderRequested(const QString &path);

private:
    void showApp(const StackView &view);
    QString deployText(const StackSettings &settings) const;
    FactList *m_facts;
    QPushButton *m_folder;
    QString m_path;
};

} // namespace slipway::ui
