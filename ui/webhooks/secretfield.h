// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/secretstring.h"
#include "core/model/delivery.h"
#include "core/services/services.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace slipway::ui {

// The secret of a webhook: kept ones are dots and can be copied (read from the
// vault at that moment), a new one is shown until the field goes.
class SecretField : public QWidget
{
    Q_OBJECT
public:
    SecretField(Services &services, const WebhookAddress &address, QWidget *parent = nullptr);
    void load(); // whether there is one
    void showNew(const SecretString &secret);

Q_SIGNALS:
    void newRequested(bool isReplacing);
    void failed(const slipway::Error &error);

private:
    void copy();
    Services &m_services;
    const WebhookAddress m_address;
    QLineEdit *m_line;
    QPushButton *m_copy;
    QPushButton *m_new;
    bool m_isThere = false;
    bool m_isShown = false;
};

} // namespace slipway::ui
