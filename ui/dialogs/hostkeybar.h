// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/hostkeyservice.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;

namespace slipway::ui {

class MessageBar;

// The question about a server's key, where a run or a test was stopped by it:
// whose key, its fingerprint to compare, who publishes it. A key that is not the
// accepted one, or is revoked, is another and louder message that cannot be
// accepted from here. Hidden while there is no question.
class HostKeyBar : public QWidget
{
    Q_OBJECT
public:
    explicit HostKeyBar(QWidget *parent = nullptr);
    // False: the error is not about a host key, and nothing is shown.
    bool setError(const Error &error);
    void clear();

Q_SIGNALS:
    void acceptRequested(const slipway::HostKeyView &key);
    void hostKeysRequested();
    void linkRequested(const QUrl &link);

private:
    void showUnknown();
    void showWrong(const Error &error);
    MessageBar *m_message;
    QLabel *m_fingerprint;
    QPushButton *m_accept;
    QPushButton *m_later;
    QPushButton *m_published;
    QPushButton *m_hostKeys;
    HostKeyView m_key;
    Error m_error;
    bool m_isPutOff = false;
};

} // namespace slipway::ui
