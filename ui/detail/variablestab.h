// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QWidget>
#include <map>

class QPushButton;
class QStackedWidget;

namespace slipway::ui {

class MessageBar;
class VariablesEditor;

// The variables of the chosen stack, edited in place; Save and Revert. What
// was not saved yet waits while another stack is looked at.
class VariablesTab : public QWidget
{
    Q_OBJECT
public:
    explicit VariablesTab(Services &services, QWidget *parent = nullptr);
    void setStack(const StackView &view);
    bool isChanged() const;

private:
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
    QStackedWidget *m_pages;
};

} // namespace slipway::ui
