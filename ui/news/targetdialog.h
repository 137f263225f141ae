// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/notificationtargetservice.h"
#include "core/services/services.h"

#include <QDialog>
#include <QHash>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

class FieldNote;
class MessageBar;

// New Target, or Edit where one is given. The address and the token are said to be
// kept and never filled in. Saves and sends the test by the services itself; the test
// needs it saved, and the dialog stays open for that. Deletes itself when closed.
class TargetDialog : public QDialog
{
    Q_OBJECT
public:
    TargetDialog(Services &services, const std::optional<NotificationTargetView> &view, QWidget *parent = nullptr);

private:
    void build();
    void take(const NotificationTargetView &view);
    void showKind();
    std::shared_ptr<NotificationTargetChange> change() const;
    void save(bool isTestWanted);
    void saveDone(const Result<NotificationTargetView> &result, bool isTestWanted);
    void test();
    void setBusy(bool isBusy);
    TargetKind kind() const;

    Services &m_services;
    std::optional<NotificationTargetView> m_view;
    MessageBar *m_message;
    QFormLayout *m_form;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QLineEdit *m_url;
    QLineEdit *m_token;
    int m_tokenRow = 0;
    QCheckBox *m_enabled;
    QHash<NewsKind, QCheckBox *> m_news;
    QHash<QString, FieldNote *> m_notes; // by the field of the service
    QPushButton *m_test = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace slipway::ui
