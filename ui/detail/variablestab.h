// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QWidget>
#include <map>

class QHBoxLayout;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace slipway::ui {

class InspectorPane;
class MessageBar;
class VariablesEditor;

// The variables of the chosen stack, edited in place; Save and Revert. What
// was not saved yet waits while another stack is looked at. On a second page: where each
// value that the compose files use comes from.
class VariablesTab : public QWidget
{
    Q_OBJECT
public:
    explicit VariablesTab(Services &services, QWidget *parent = nullptr);
    void setStack(const StackView &view);
    bool isChanged() const;
    void showInspector();

Q_SIGNALS:
    void placeRequested(const QString &file, int line); // in a compose file

private:
    QWidget *buildEditPage();
    QToolButton *addSwitch(const QString &name, const QString &text, QHBoxLayout *row);
    void save();
    void revert();
    void reveal(const QString &key);
    void update();
    Services &m_services;
    StackView m_view;
    std::map<StackId, VariablesEditor *> m_editors; // those with unsaved changes, and the shown one
    VariablesEditor *m_editor = nullptr;
    MessageBar *m_message;
    QPushButton *m_save;
    QPushButton *m_revert;
    QStackedWidget *m_pages; // an editor each
    QStackedWidget *m_views; // editors, and where values come from
    InspectorPane *m_inspector;
    QToolButton *m_inspectorSwitch;
};

} // namespace slipway::ui
