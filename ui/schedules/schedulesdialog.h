// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QDialog>
#include <optional>

class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace slipway::ui {

class EmptyState;
class MessageBar;
class PauseController;
class SchedulesModel;
class StackBoard;

// All stacks by next due, with what came of the last time; runs one now, pauses
// and resumes one or all. A window beside the main one; deletes itself when
// closed. The board outlives it.
class SchedulesDialog : public QDialog
{
    Q_OBJECT
public:
    SchedulesDialog(Services &services, StackBoard &board, QWidget *parent = nullptr);

Q_SIGNALS:
    void runRequested(slipway::StackId id);
    void openRequested(const QString &name);
    void editRequested(slipway::StackId id);
    void newStackRequested();

private:
    void build();
    void connectBoard(StackBoard &board);
    void connectButtons();
    std::optional<StackView> chosen() const;
    void update();
    void showPauseOfAll();

    Services &m_services;
    StackBoard &m_board;
    PauseController *m_pauses;
    SchedulesModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTreeView *m_list;
    QStackedWidget *m_pages;
    MessageBar *m_pausedAll;
    MessageBar *m_error;
    QPushButton *m_run;
    QPushButton *m_edit;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_pauseAll;
};

} // namespace slipway::ui
