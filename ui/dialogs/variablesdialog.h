// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/environment.h"
#include "core/model/variable.h"
#include "core/services/services.h"

#include <QDialog>

class QPushButton;

namespace slipway::ui {

class MessageBar;
class VariablesEditor;

// The variables of all stacks of one environment, the lowest layer. Loads and saves by the
// services itself and closes only when that worked.
class VariablesDialog : public QDialog
{
    Q_OBJECT
public:
    VariablesDialog(Services &services, const Environment &environment, QWidget *parent = nullptr);

private:
    void load();
    void save();
    void reveal(const QString &key);
    void update();
    Services &m_services;
    const EnvironmentId m_environment;
    bool m_isLoaded = false;
    MessageBar *m_message;
    VariablesEditor *m_editor;
    QPushButton *m_save = nullptr;
};

} // namespace slipway::ui
