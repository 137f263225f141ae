// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QTimer>
#include <QWidget>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace slipway::ui {

class BuildModel;
class EmptyState;

// The newest build of a Dockerfile app: its stages and steps, what came from the cache, how large the
// image is and how that differs from the one before. Looks again each second while it is shown and a
// run goes on. Reads on the worker; on main.
class BuildTab : public QWidget
{
    Q_OBJECT
public:
    explicit BuildTab(Services &services, QWidget *parent = nullptr);
    void setStack(const StackView &view);
    void takeRun(const Run &run);

Q_SIGNALS:
    void runRequested(slipway::RunId run); // shown in the history

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Known {
        Run run;
        AppBuild build;
    };
    QWidget *buildContent();
    void load();
    void show(const Result<std::optional<Known>> &known);
    QString summary(const Known &known) const;
    QString sizeText(const AppBuild &build) const;
    Services &m_services;
    StackView m_view;
    bool m_isRunning = false;
    bool m_isLoading = false;
    std::optional<RunId> m_run;
    QTimer m_again;
    BuildModel *m_model;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QLabel *m_summary;
    QLabel *m_size;
    QLabel *m_note;
    QPushButton *m_open;
    QTreeView *m_tree;
};

} // namespace slipway::ui
