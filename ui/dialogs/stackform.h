// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/model/credential.h"
#include "core/model/environment.h"
#include "core/model/stack.h"
#include "ui/forms/fieldlist.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace slipway::ui {

class CredentialPicker;
class DeployOnEditor;
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
    void setIsApp(bool isApp);
    bool isApp() const;                              // a Dockerfile app, not a Compose project
    void setSettings(const StackSettings &settings); // of a stack that exists: its name and environment are fixed
    StackSettings settings() const;
    void setCredentials(const QVector<Credential> &credentials);
    void chooseCredential(CredentialId id);
    bool isGood() const;
    void showAllProblems() { m_fields.showAllProblems(); }
    // From the service: stands under its field where it belongs to one; false = it does not.
    bool showError(const Error &error);
    void setBranches(const QStringList &branches);
    void setBranchesProblem(const QString &text);
    void setIsLooking(bool isLooking);

Q_SIGNALS:
    void edited();
    void kindChanged();
    void branchesRequested(const QString &url);
    void newCredentialRequested();

private:
    void setTabOrders();
    void touch(const QString &key);
    void showKind();
    void check();
    void suggestName();
    QString problemOf(const QString &key) const;

    FieldList m_fields;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QComboBox *m_environment;
    QLineEdit *m_url;
    CredentialPicker *m_credential;
    FollowEditor *m_follow;
    DeployOnEditor *m_deployOn;
    ScheduleEditor *m_schedule;
    QLineEdit *m_composePath;
    QLineEdit *m_envFilePath;
    StackSettings m_base; // what the form does not show is kept
    bool m_isNameTyped = false;
};

// "shop" from "https://git.example.org/team/Shop.git"; empty where nothing good is in it.
QString suggestedName(const QString &url);

} // namespace slipway::ui
