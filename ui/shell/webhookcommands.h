// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/services/services.h"
#include "ui/webhooks/apiaccessdialog.h"
#include "ui/webhooks/deliveriesdialog.h"
#include "ui/webhooks/webhookdialog.h"

#include <QObject>
#include <QPointer>

namespace slipway::ui {

class StackBoard;

// What a person can have done with webhooks and the API: the deliveries, the
// page of one stack's webhook, a test, the tokens. Each call opens its window
// and returns at once; each window is there once. Lives on main with the window.
class WebhookCommands : public QObject
{
    Q_OBJECT
public:
    WebhookCommands(Services &services, StackBoard &board, QWidget *window);
    void setAddress(const WebAddress &address);
    void openDeliveries(StackId only = {});
    void setUp(StackId stack);
    void sendTest(StackId stack); // invalid: the first one that can
    void openApiAccess();

Q_SIGNALS:
    void runRequested(slipway::StackId stack, slipway::RunId run);
    void scheduleRequested(slipway::StackId stack);
    void publicUrlChosen(const QString &url);
    void settingsRequested();

private:
    void showRun(StackId stack, RunId run);
    Services &m_services;
    StackBoard &m_board;
    QWidget *m_window;
    WebAddress m_address;
    QPointer<DeliveriesDialog> m_deliveries;
    QPointer<WebhookDialog> m_setUp;
    QPointer<ApiAccessDialog> m_apiAccess;
};

} // namespace slipway::ui
