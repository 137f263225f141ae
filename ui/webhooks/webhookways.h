// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/relay.h"
#include "ui/webhooks/webaddress.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

class CopyField;
class FieldNote;
class MessageBar;

// Whether the address of a webhook can be reached from outside, and the ways to
// make it so: each in words, with the command that does it. The public address
// that comes of it is entered here. What a forge can reach is not tried out.
class WebhookWays : public QWidget
{
    Q_OBJECT
public:
    explicit WebhookWays(QWidget *parent = nullptr);
    void setAddress(const WebAddress &address, const QString &path);
    // With a relay in use nothing has to reach the address.
    void setRelay(const RelayStatus &status);

Q_SIGNALS:
    void publicUrlChosen(const QString &url); // empty = none any more
    void scheduleRequested();
    void settingsRequested();
    void resized();

private:
    enum class Way { Proxy, Ssh, Tailscale, Cloudflare, Relay, Schedule };
    void showReach();
    void showWay();
    void urlEdited();
    QString wayText(Way way) const;
    QString wayCommand(Way way) const;
    WebAddress m_address;
    RelayStatus m_relay;
    QString m_path;
    MessageBar *m_reach;
    QComboBox *m_way;
    QLabel *m_text;
    CopyField *m_command;
    QPushButton *m_schedule;
    QPushButton *m_settings;
    QLineEdit *m_url;
    QPushButton *m_save;
    FieldNote *m_note;
};

} // namespace slipway::ui
