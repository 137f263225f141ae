// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace slipway::ui {

class EmptyState;
class MessageBar;

// What the panes have in common that show what InspectorService found: looked for only
// while the pane can be seen and something changed; where nothing was fetched from Git yet,
// a sentence and Fetch; what went wrong above the rest. Main thread.
class InspectedPane : public QWidget
{
    Q_OBJECT
public:
    ~InspectedPane() override;
    void setStack(const StackView &view);
    void refresh();
    StackId stack() const { return m_view.stack.id; }

protected:
    InspectedPane(Services &services, const QString &objectName, QWidget *parent);
    // Under the message and the sentence: everything the pane has to show.
    void setContent(QWidget *content);
    // Ends with found() or failed() for this token, or with nothing where it was cancelled.
    virtual void look(const CancelToken &cancel) = 0;
    void found();
    void failed(const Error &error);
    void showEvent(QShowEvent *event) override;
    Services &services() { return m_services; }
    const StackView &view() const { return m_view; }

private:
    bool isSame(const StackView &other) const;
    void start();
    void fetch();

    Services &m_services;
    StackView m_view;
    CancelSource m_cancel;
    bool m_isStale = false;
    MessageBar *m_message;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QPushButton *m_fetch;
};

} // namespace slipway::ui
