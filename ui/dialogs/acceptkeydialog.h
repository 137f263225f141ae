// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/hostkeyservice.h"
#include "core/services/services.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace slipway::ui {

class MessageBar;

// The last look before a server's key is accepted: the person says that the
// fingerprint was compared. Asks the server again and stores the key only where
// it still is that one; accepted() = stored. Deletes itself when closed.
class AcceptKeyDialog : public QDialog
{
    Q_OBJECT
public:
    AcceptKeyDialog(Services &services, const HostKeyView &key, QWidget *parent = nullptr);

private:
    void store();
    Services &m_services;
    const HostKeyView m_key;
    MessageBar *m_message;
    QCheckBox *m_compared;
    QPushButton *m_accept;
};

} // namespace slipway::ui
