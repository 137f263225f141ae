// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/stackservice.h"

#include <QUrl>
#include <QWidget>

class QStackedWidget;
class QTimer;

namespace slipway::ui {

class EmptyState;
class FactList;
class ServicesModel;

// What runs (services with state, health, ports, image) and where the stack
// stands with Git.
class OverviewTab : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewTab(QWidget *parent = nullptr);
    void setStack(const StackView &view);

Q_SIGNALS:
    void linkRequested(const QUrl &link);
    void folderRequested(const QString &path);

private:
    void showFacts();
    StackView m_view;
    FactList *m_facts;
    ServicesModel *m_model;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTimer *m_ages;
};

} // namespace slipway::ui
