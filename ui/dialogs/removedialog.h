// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

class MessageBar;

// Asks what goes with a stack. Containers and volumes are separate choices,
// both off at first; volumes need the stack's name typed. Says what stays.
// Removes by the services itself and closes only when that worked.
class RemoveDialog : public QDialog
{
    Q_OBJECT
public:
    RemoveDialog(Services &services, const StackView &stack, QWidget *parent = nullptr);
    RemoveOptions options() const;

Q_SIGNALS:
    void removed(const slipway::RemoveOutcome &outcome);

private:
    void update();
    void remove();
    Services &m_services;
    StackView m_stack;
    QLabel *m_stays;
    QCheckBox *m_containers;
    QCheckBox *m_volumes;
    QLabel *m_typeLabel;
    QLineEdit *m_typed;
    MessageBar *m_message;
    QPushButton *m_remove;
    bool m_isBusy = false;
};

} // namespace slipway::ui
