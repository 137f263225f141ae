// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/services/hostkeyservice.h"

#include <QStringList>
#include <QUrl>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace slipway::ui {

class FieldNote;
class HostKeyBar;
class MessageBar;

// The part of the credential's dialog that tries it: the address of a repository,
// the button, and what the server said. Does no I/O.
class CredentialTest : public QWidget
{
    Q_OBJECT
public:
    explicit CredentialTest(QWidget *parent = nullptr);
    void setUrl(const QString &url);
    QString url() const;
    void setIsSavedFirst(bool isSavedFirst); // what was typed has to be saved before
    void setBusy(bool isBusy);
    void showOutcome(const Result<QStringList> &branches);
    void clear();

Q_SIGNALS:
    void requested();
    void acceptRequested(const slipway::HostKeyView &key);
    void hostKeysRequested();
    void linkRequested(const QUrl &link);
    void resized();

private:
    void update();
    QLineEdit *m_url;
    QPushButton *m_test;
    FieldNote *m_note;
    MessageBar *m_message;
    HostKeyBar *m_hostKey;
    bool m_isSavedFirst = false;
    bool m_isBusy = false;
};

} // namespace slipway::ui
