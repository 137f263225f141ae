// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/environment.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include "core/services/hostkeyservice.h"

#include <QDialog>
#include <QUrl>
#include <optional>

class QPushButton;
class QTabWidget;

namespace slipway::ui {

class AppBuildEditor;
class AppContainerEditor;
class ComposeOptionsEditor;
class HostKeyBar;
class MessageBar;
class StackForm;
class VariablesEditor;

// New Stack, or Edit Stack where a stack is given: pages of its fields, and of how it is built and
// run where it is a Dockerfile app. Saves by the services
// itself and closes only when that worked; what went wrong stands at its field.
class StackDialog : public QDialog
{
    Q_OBJECT
public:
    StackDialog(Services &services, const QVector<Environment> &environments, EnvironmentId chosen,
                const std::optional<StackView> &stack, QWidget *parent = nullptr);
    enum class Page { General, Build, Container, Compose, Variables };
    void chooseCredential(CredentialId id); // one that was made meanwhile
    void showPage(Page page);

Q_SIGNALS:
    void saved(const slipway::StackView &view, bool isDeployWanted);
    void newCredentialRequested(const QString &url);
    void hostKeysRequested();
    void linkRequested(const QUrl &link);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build(bool isNew);
    void addPage(QWidget *content, const QString &title);
    bool checkPages();
    template <class Editor>
    bool checkPage(Editor *editor, Page page);
    void showKind();
    void save(bool isDeployWanted);
    void saveDone(const Result<StackView> &result, bool isDeployWanted);
    void loadCredentials();
    void findBranches(const QString &url);
    void acceptKey(const HostKeyView &key);
    void reveal(const QString &key);
    void setBusy(bool isBusy);
    void takeVariables();
    void growToForm();
    void showLastError();
    bool showAtField(const Error &error);

    Services &m_services;
    std::optional<StackView> m_stack;
    StackForm *m_form;
    AppBuildEditor *m_build;
    AppContainerEditor *m_container;
    ComposeOptionsEditor *m_compose;
    VariablesEditor *m_variables;
    QTabWidget *m_pages;
    MessageBar *m_message;
    HostKeyBar *m_hostKey;
    QPushButton *m_primary = nullptr;
    QPushButton *m_secondary = nullptr;
};

} // namespace slipway::ui
