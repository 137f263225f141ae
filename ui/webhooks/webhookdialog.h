// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/delivery.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"
#include "ui/webhooks/webaddress.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QTabWidget;

namespace slipway::ui {

class CopyField;
class FirstDelivery;
class MessageBar;
class SecretField;
class WebhookWays;

// The webhook of one stack, set up: on or off, its address and secret, what to
// enter at GitHub and GitLab, the way in, and whether something has come. What
// is changed here holds at once. Not modal; deletes itself when closed.
class WebhookDialog : public QDialog
{
    Q_OBJECT
public:
    WebhookDialog(Services &services, const StackView &stack, const WebAddress &address, QWidget *parent = nullptr);
    StackId stack() const { return m_view.stack.id; }
    void setStack(const StackView &stack);
    void setAddress(const WebAddress &address);

Q_SIGNALS:
    void publicUrlChosen(const QString &url);
    void scheduleRequested(slipway::StackId stack);
    void settingsRequested();
    void testRequested(slipway::StackId stack);
    void deliveriesRequested(slipway::StackId stack);

private:
    void build();
    QWidget *buildSteps();
    void enable(bool isEnabled);
    void askForNewSecret();
    void makeNewSecret();
    void fit();
    Services &m_services;
    StackView m_view;
    WebhookAddress m_where;
    WebAddress m_address;
    MessageBar *m_message;
    QCheckBox *m_enabled;
    CopyField *m_url;
    SecretField *m_secret;
    QTabWidget *m_steps;
    QLabel *m_gitHub;
    QLabel *m_gitLab;
    QLabel *m_other;
    WebhookWays *m_ways;
    FirstDelivery *m_first;
    QWidget *m_page;
};

} // namespace slipway::ui
