// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/hostkeyservice.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"
#include "ui/stacks/stackboard.h"

#include <QUrl>
#include <QWidget>

class QTabWidget;

namespace slipway::ui {

class BuildTab;
class ComposePane;
class ElidedLabel;
class HistoryView;
class LogsTab;
class MessageBar;
class OverviewTab;
class RunProgress;
class SettingsTab;
class StatusBadge;
class VariablesTab;

// Everything about the chosen stack: how it stands, the run that is going on,
// what went wrong and what to do, and the tabs. A value in, wishes out.
class DetailPane : public QWidget
{
    Q_OBJECT
public:
    // Build is there for Dockerfile apps only.
    enum class Tab { Overview, Settings, Variables, Compose, Logs, History, Build };

    DetailPane(Services &services, StackBoard &board, QWidget *parent = nullptr);
    void setStack(const StackView &view);
    StackId stack() const { return m_view.stack.id; }
    void takeRun(const Run &run);
    void showError(const Error &error); // of something the person just asked for
    void showTab(Tab tab);
    Tab tab() const;
    void showLogs();
    void openRun(RunId run); // in the history
    bool canFind() const;    // in the shown tab
    void find();             // Ctrl+F inside
    QByteArray historyState() const;
    void restoreHistoryState(const QByteArray &state);

Q_SIGNALS:
    void runRequested(slipway::RunKind kind);
    void cancelRequested(slipway::RunId run);
    void editRequested();
    void repositoryRequested(slipway::StackId stack, slipway::RepositoryId repository);
    void webhookRequested();
    void acceptKeyRequested(const slipway::HostKeyView &key);
    void hostKeysRequested();
    void linkRequested(const QUrl &link);
    void folderRequested(const QString &path);

private:
    QWidget *buildHead();
    void showState();
    void loadLastRun();
    void loadCredential();
    void showRun();
    StackBoard &m_board;
    Services &m_services;
    StackView m_view;
    std::optional<Run> m_lastRun;
    ElidedLabel *m_name;
    ElidedLabel *m_subject;
    StatusBadge *m_sync;
    StatusBadge *m_health;
    MessageBar *m_actionError;
    RunProgress *m_progress;
    QTabWidget *m_tabs;
    OverviewTab *m_overview;
    SettingsTab *m_settings;
    VariablesTab *m_variables;
    ComposePane *m_compose;
    LogsTab *m_logs;
    HistoryView *m_history;
    BuildTab *m_build;
};

} // namespace slipway::ui
