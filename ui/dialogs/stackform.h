// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/model/credential.h"
#include "core/model/environment.h"
#include "core/model/stack.h"

#include <QSet>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace slipway::ui {

class CredentialPicker;
class DeployOnEditor;
class FieldNote;
class FollowEditor;
class ScheduleEditor;

// The fields of a stack: value in, value out, checked as one types with the
// rules of core/model/validation. A field that was not touched yet is not
// blamed for being empty until showAllProblems(). Does no I/O.
class StackForm : public QWidget
{
    Q_OBJECT
public:
    explicit StackForm(QWidget *parent = nullptr);
    void setEnvironments(const QVector<Environment> &environments, EnvironmentId chosen);
    void setSettings(const StackSettings &settings); // of a stack that exists: its name and environment are fixed
    StackSettings settings() const;
    void setCredentials(const QVector<Credential> &credentials);
    void chooseCredential(CredentialId id);
    bool isGood() const;
    void showAllProblems();
    // From the service: stands under its field where it belongs to one; false = it does not.
    bool showError(const Error &error);
    void setBranches(const QStringList &branches);
    void setBranchesProblem(const QString &text);
    void setIsLooking(bool isLooking);

Q_SIGNALS:
    void edited();
    void branchesRequested(const QString &url);
    void newCredentialRequested();

private:
    struct Field {
        QString key; // the contract's name of the field
        QWidget *widget;
        FieldNote *note;
    };
    Field addField(QFormLayout *form, const QString &key, const QString &label, QWidget *widget,
                   const QString &hint = {});
    QString keyOf(const Field &field) const;
    void setTabOrders();
    void touch(const QString &key);
    void check();
    void suggestName();
    QString problemOf(const QString &key) const;

    QLineEdit *m_name;
    QComboBox *m_environment;
    QLineEdit *m_url;
    CredentialPicker *m_credential;
    FollowEditor *m_follow;
    DeployOnEditor *m_deployOn;
    ScheduleEditor *m_schedule;
    QLineEdit *m_composePath;
    QLineEdit *m_envFilePath;
    QVector<Field> m_fields;
    QHash<QString, QString> m_hints;
    QSet<QString> m_touched;
    StackSettings m_base; // what the form does not show is kept
    bool m_isNameTyped = false;
};

// "shop" from "https://git.example.org/team/Shop.git"; empty where nothing good is in it.
QString suggestedName(const QString &url);

} // namespace slipway::ui
