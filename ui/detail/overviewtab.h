// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "core/services/hostkeyservice.h"
#include "core/services/stackservice.h"

#include <QUrl>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace slipway::ui {

class AgeTimer;
class EmptyState;
class FactList;
class HostKeyBar;
class MessageBar;
class ServicesModel;

// What went wrong and what to do about it, where the stack stands with Git,
// and what runs (services with state, health, ports, image).
class OverviewTab : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewTab(QWidget *parent = nullptr);
    void setStack(const StackView &view);

Q_SIGNALS:
    void linkRequested(const QUrl &link);
    void runRequested(slipway::RunKind kind);
    void editRequested();
    void repositoryRequested();
    void acceptKeyRequested(const slipway::HostKeyView &key);
    void hostKeysRequested();

private:
    void showEmpty();
    void showError();
    void showFacts();
    StackView m_view;
    MessageBar *m_error;
    HostKeyBar *m_hostKey;
    QPushButton *m_edit;
    QPushButton *m_repository;
    FactList *m_facts;
    ServicesModel *m_model;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QPushButton *m_sync;
    QPushButton *m_start;
    AgeTimer *m_ages;
};

} // namespace slipway::ui
