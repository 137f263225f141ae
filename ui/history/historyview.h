// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "core/services/services.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTreeView;

namespace slipway::ui {

class RunPage;
class RunsModel;

// The runs of one stack at the left, the chosen one explained at the right.
// Reads a page of runs at a time on the worker.
class HistoryView : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryView(Services &services, QWidget *parent = nullptr);
    void setStack(StackId id);
    void takeRun(const Run &run); // of any stack
    void chooseNewest();
    void choose(RunId run); // now, or as soon as the list has been read so far
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void runMissing(); // the one of choose() is not kept any more

private:
    void load(RunId before);
    void showChosen();
    void chooseWanted();
    Services &m_services;
    StackId m_stack;
    RunsModel *m_model;
    QTreeView *m_list;
    RunPage *m_page;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    bool m_followsNewest = true;
    bool m_isLoaded = false; // the newest ones
    RunId m_wanted;          // of choose()
};

} // namespace slipway::ui
