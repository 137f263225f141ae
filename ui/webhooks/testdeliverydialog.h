// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/deliveryservice.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

class MessageBar;

// Sends a push as a forge would, signed with the secret of the stack's own
// webhook, and says what was answered. Stays open; deletes itself when closed.
class TestDeliveryDialog : public QDialog
{
    Q_OBJECT
public:
    TestDeliveryDialog(Services &services, const QVector<StackView> &stacks, StackId chosen, QWidget *parent = nullptr);

Q_SIGNALS:
    void setUpRequested(slipway::StackId stack);

private:
    void stackChanged();
    void send();
    void showAnswer(const Result<DeliveryService::TestAnswer> &answer);
    StackId stack() const;
    Services &m_services;
    QVector<StackView> m_views;
    MessageBar *m_message;
    QPushButton *m_setUp;
    QComboBox *m_stack;
    QComboBox *m_provider;
    QLineEdit *m_branch;
    QPushButton *m_send;
};

} // namespace slipway::ui
