// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/webhookcommands.h"

#include "ui/stacks/stackboard.h"
#include "ui/webhooks/testdeliverydialog.h"

namespace slipway::ui {
namespace {

void present(QWidget *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

WebhookCommands::WebhookCommands(Services &services, StackBoard &board, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_board(board)
    , m_window(window)
{
}

void WebhookCommands::setAddress(const WebAddress &address)
{
    m_address = address;
    if (m_deliveries)
        m_deliveries->setAddress(address);
    if (m_setUp)
        m_setUp->setAddress(address);
}

void WebhookCommands::openDeliveries(StackId only)
{
    if (!m_deliveries) {
        m_deliveries = new DeliveriesDialog(m_services, m_board, m_address, m_window);
        connect(m_deliveries, &DeliveriesDialog::runRequested, this, &WebhookCommands::showRun);
        connect(m_deliveries, &DeliveriesDialog::testRequested, this, &WebhookCommands::sendTest);
        connect(m_deliveries, &DeliveriesDialog::setUpRequested, this, &WebhookCommands::setUp);
    }
    if (only.isValid())
        m_deliveries->showOnly(only);
    present(m_deliveries);
}

void WebhookCommands::setUp(StackId stack)
{
    const auto view = m_board.find(stack);
    if (!view)
        return;
    if (m_setUp && m_setUp->stack() != stack)
        m_setUp->close();
    if (!m_setUp || m_setUp->stack() != stack) {
        m_setUp = new WebhookDialog(m_services, *view, m_address, m_window);
        WebhookDialog *dialog = m_setUp;
        connect(dialog, &WebhookDialog::publicUrlChosen, this, &WebhookCommands::publicUrlChosen);
        connect(dialog, &WebhookDialog::settingsRequested, this, &WebhookCommands::settingsRequested);
        connect(dialog, &WebhookDialog::scheduleRequested, this, &WebhookCommands::scheduleRequested);
        connect(dialog, &WebhookDialog::testRequested, this, &WebhookCommands::sendTest);
        connect(dialog, &WebhookDialog::deliveriesRequested, this, &WebhookCommands::openDeliveries);
        connect(&m_board, &StackBoard::changed, dialog, [dialog](const StackView &changed) {
            if (changed.stack.id == dialog->stack())
                dialog->setStack(changed);
        });
        connect(&m_board, &StackBoard::removed, dialog, [dialog](StackId id) {
            if (id == dialog->stack())
                dialog->close();
        });
    }
    present(m_setUp);
}

// In the window itself, which these would cover.
void WebhookCommands::showRun(StackId stack, RunId run)
{
    for (QWidget *dialog : {static_cast<QWidget *>(m_deliveries), static_cast<QWidget *>(m_setUp)}) {
        if (dialog)
            dialog->close();
    }
    Q_EMIT runRequested(stack, run);
}

void WebhookCommands::sendTest(StackId stack)
{
    QWidget *parent = m_setUp && m_setUp->isActiveWindow()             ? static_cast<QWidget *>(m_setUp)
                      : m_deliveries && m_deliveries->isActiveWindow() ? static_cast<QWidget *>(m_deliveries)
                                                                       : m_window;
    auto *dialog = new TestDeliveryDialog(m_services, m_board.views(), stack, parent);
    connect(dialog, &TestDeliveryDialog::setUpRequested, this, &WebhookCommands::setUp);
    dialog->open();
}

void WebhookCommands::openApiAccess()
{
    if (!m_apiAccess)
        m_apiAccess = new ApiAccessDialog(m_services, m_window);
    present(m_apiAccess);
}

} // namespace slipway::ui
