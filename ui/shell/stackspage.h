// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/model/environment.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace slipway::ui {

class EmptyState;
class MessageBar;
class StacksFilter;
class StacksModel;
class StacksView;

// The middle of the window: the table of stacks, or what stands in its place
// (nothing yet, nothing matches, reading), and above it why Docker cannot be
// reached.
class StacksPage : public QWidget
{
    Q_OBJECT
public:
    explicit StacksPage(StacksModel *model, QWidget *parent = nullptr);
    StacksView *view() { return m_view; }
    void focusContent(); // the table, or the button that stands in its place
    void setEnvironment(const Environment &environment, const EnvironmentStatus &status);
    void setFilterText(const QString &text);
    void setIsLoaded(bool isLoaded);
    void setLoadError(const Error &error);
    void setChecking(bool isChecking);
    // `action`: the text of a button; empty = none.
    void setNotice(const QString &sentence, const QString &remedy, const QString &action);

Q_SIGNALS:
    void newStackRequested();
    void clearFilterRequested();
    void checkRequested();
    void reloadRequested();
    void noticeActionRequested();

private:
    void update();
    void showMessages();
    enum Page { Reading, Nothing, NoMatch, Table };
    StacksModel *m_model;
    StacksFilter *m_filter;
    StacksView *m_view;
    QStackedWidget *m_pages;
    QWidget *m_messages;
    MessageBar *m_notice;
    MessageBar *m_docker;
    MessageBar *m_loadError;
    QPushButton *m_check;
    QPushButton *m_noticeAction;
    bool m_isLoaded = false;
};

} // namespace slipway::ui
