// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/credentialservice.h"
#include "core/services/hostkeyservice.h"
#include "core/services/services.h"

#include <QDialog>
#include <QUrl>
#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

class CredentialTest;
class FieldNote;
class MessageBar;
class PrivateKeyField;

// New Credential, or Edit where one is given. A secret that is kept is said to
// be kept and never filled in. Saves and tests by the services itself; a test
// needs it saved, and the dialog stays open for that. Deletes itself when closed.
class CredentialDialog : public QDialog
{
    Q_OBJECT
public:
    struct Context {
        QString url;         // the repository it is wanted for; may be empty
        QString secretsNote; // where secrets are kept
    };
    CredentialDialog(Services &services, const std::optional<CredentialView> &view, const Context &context,
                     QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const slipway::CredentialView &view);
    void hostKeysRequested();
    void linkRequested(const QUrl &link);

private:
    struct Field {
        QString key;
        QWidget *widget;
        FieldNote *note;
        int row;
    };
    void build(const QString &secretsNote);
    QLineEdit *addSecret(QFormLayout *form, const QString &key, const QString &label, const QString &name);
    void addField(QFormLayout *form, const QString &key, const QString &label, QWidget *widget);
    void take(const CredentialView &view);
    void edited(const QString &key);
    void showKind();
    void check();
    QString problemOf(const QString &key) const;
    CredentialKind kind() const;
    bool isKept(const QString &field) const;
    std::shared_ptr<CredentialChange> change() const;
    void save(bool isTestWanted);
    void saveDone(const Result<CredentialView> &result, bool isTestWanted);
    void test();
    void acceptKey(const HostKeyView &key);
    void setBusy(bool isBusy);

    Services &m_services;
    std::optional<CredentialView> m_view;
    QFormLayout *m_form;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QLineEdit *m_username;
    QLineEdit *m_host;
    QLineEdit *m_token = nullptr;
    QLineEdit *m_password = nullptr;
    PrivateKeyField *m_key;
    QLineEdit *m_passphrase = nullptr;
    QCheckBox *m_noPassphrase; // there while one is kept
    QVector<Field> m_fields;
    QSet<QString> m_touched;
    MessageBar *m_message;
    CredentialTest *m_test;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_isChanged = false;
};

} // namespace slipway::ui
