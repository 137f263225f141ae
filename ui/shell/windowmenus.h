// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QVector>

class QAction;
class QLineEdit;
class QMainWindow;
class QToolBar;

namespace slipway::ui {

class StackActions;

// The menu bar and the toolbar of the window, with their keys.
class WindowMenus : public QObject
{
    Q_OBJECT
public:
    WindowMenus(QMainWindow *window, StackActions *stack);

    QAction *newStack;
    QAction *syncAll;
    QAction *refresh;
    QAction *find;
    QAction *palette;
    QAction *settings;
    QAction *sources;
    QAction *targets;
    QAction *schedules;
    QAction *webhook; // of the chosen stack
    QAction *deliveries;
    QAction *apiAccess;
    QAction *showEnvironments;
    QAction *environmentVariables; // of the chosen environment
    QAction *layerCache;           // of the chosen environment
    QAction *closeWindow;
    QAction *quit;
    QAction *about;
    QVector<QAction *> tabs; // Ctrl+1…7, in the order of DetailPane::Tab
    QLineEdit *filter;
    QToolBar *toolBar;
    // Everything the menus have, in their order: for the command palette.
    QVector<QAction *> commands() const;

private:
    QAction *make(const QString &name, const QString &text, const QKeySequence &key);
    void buildMenus();
    void buildToolBar();
    QMainWindow *m_window;
    StackActions *m_stack;
};

} // namespace slipway::ui
