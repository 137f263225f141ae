// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowmenus.h"

#include "ui/stacks/stackactions.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace slipway::ui {

WindowMenus::WindowMenus(QMainWindow *window, StackActions *stack)
    : QObject(window)
    , filter(new QLineEdit(window))
    , toolBar(new QToolBar(tr("Main toolbar"), window))
    , m_window(window)
    , m_stack(stack)
{
    newStack = make(QStringLiteral("actionNew"), tr("&New Stack…"), QKeySequence::New);
    newStack->setIcon(icon(QStringLiteral("add")));
    newStack->setIconText(tr("New Stack…"));
    newStack->setToolTip(tr("Add a stack from a Git repository"));
    syncAll = make(QStringLiteral("actionSyncAll"), tr("Sync &All Now"), {});
    syncAll->setIcon(icon(QStringLiteral("sync")));
    refresh = make(QStringLiteral("actionRefresh"), tr("&Refresh"), QKeySequence::Refresh);
    refresh->setShortcuts({QKeySequence(Qt::Key_F5)}); // Ctrl+R is Sync
    refresh->setIcon(icon(QStringLiteral("refresh")));
    find = make(QStringLiteral("actionFind"), tr("&Find"), QKeySequence::Find);
    find->setIcon(icon(QStringLiteral("find")));
    palette = make(QStringLiteral("actionPalette"), tr("&Commands…"), QKeySequence(Qt::CTRL | Qt::Key_K));
    settings = make(QStringLiteral("actionSettings"), tr("Se&ttings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setMenuRole(QAction::PreferencesRole);
    sources =
        make(QStringLiteral("actionSources"), tr("&Git Sources…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    sources->setToolTip(tr("Credentials, repositories and host keys"));
    targets = make(QStringLiteral("actionTargets"), tr("Notification Ta&rgets…"), {});
    targets->setToolTip(tr("Where failures and deploys are sent to"));
    schedules =
        make(QStringLiteral("actionSchedules"), tr("Sche&dules"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    schedules->setIcon(icon(QStringLiteral("clock")));
    schedules->setToolTip(tr("All stacks by the time they sync next"));
    webhook = make(QStringLiteral("actionWebhook"), tr("&Webhook…"), {});
    webhook->setIcon(icon(QStringLiteral("webhook")));
    webhook->setToolTip(tr("Let the forge say when something is pushed"));
    deliveries =
        make(QStringLiteral("actionDeliveries"), tr("Del&iveries"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    deliveries->setIcon(icon(QStringLiteral("webhook")));
    deliveries->setToolTip(tr("Webhooks that came in"));
    apiAccess = make(QStringLiteral("actionApiAccess"), tr("A&PI Access"), {});
    apiAccess->setIcon(icon(QStringLiteral("secret")));
    apiAccess->setToolTip(tr("API tokens, and what was changed with them"));
    showEnvironments = make(QStringLiteral("actionEnvironments"), tr("Show &Environments"), {});
    showEnvironments->setCheckable(true);
    showEnvironments->setChecked(true);
    environmentVariables = make(QStringLiteral("actionEnvironmentVariables"), tr("En&vironment Variables…"), {});
    environmentVariables->setToolTip(tr("Variables of all stacks of the chosen environment"));
    layerCache = make(QStringLiteral("actionLayerCache"), tr("&Layer Cache…"), {});
    layerCache->setIcon(icon(QStringLiteral("layers")));
    layerCache->setToolTip(tr("Where Dockerfile apps of the chosen environment keep their layers"));
    closeWindow = make(QStringLiteral("actionClose"), tr("&Close Window"), QKeySequence(Qt::CTRL | Qt::Key_W));
    quit = make(QStringLiteral("actionQuit"), tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    about = make(QStringLiteral("actionAbout"), tr("&About Slipway"), {});
    about->setMenuRole(QAction::AboutRole);
    const QString names[] = {tr("&Overview"), tr("&Settings"), tr("&Variables"), tr("&Compose"),
                             tr("&Logs"),     tr("&History"),  tr("&Build")};
    for (int i = 0; i < int(std::size(names)); ++i)
        tabs.append(
            make(QStringLiteral("actionTab%1").arg(i + 1), names[i], QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i))));
    buildMenus();
    buildToolBar();
}

QAction *WindowMenus::make(const QString &name, const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    return action;
}

void WindowMenus::buildMenus()
{
    QMenuBar *bar = m_window->menuBar();
    QMenu *file = bar->addMenu(tr("&File"));
    file->addAction(newStack);
    file->addAction(syncAll);
    file->addSeparator();
    file->addAction(sources);
    file->addAction(targets);
    file->addAction(environmentVariables);
    file->addAction(layerCache);
    file->addAction(settings);
    file->addSeparator();
    file->addAction(closeWindow);
    file->addAction(quit);
    QMenu *stackMenu = bar->addMenu(tr("&Stack"));
    stackMenu->setObjectName(QStringLiteral("stackMenu"));
    m_stack->fill(stackMenu);
    stackMenu->addSeparator();
    stackMenu->addAction(webhook);
    QMenu *view = bar->addMenu(tr("&View"));
    view->addActions(tabs);
    view->addSeparator();
    view->addActions({schedules, deliveries, apiAccess});
    view->addSeparator();
    view->addAction(find);
    view->addAction(refresh);
    view->addAction(palette);
    view->addSeparator();
    view->addAction(showEnvironments);
    QMenu *help = bar->addMenu(tr("&Help"));
    help->addAction(about);
}

QVector<QAction *> WindowMenus::commands() const
{
    QVector<QAction *> all;
    for (const QAction *menu : m_window->menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (!action->isSeparator() && action != palette)
                all.append(action);
        }
    }
    return all;
}

void WindowMenus::buildToolBar()
{
    toolBar->setObjectName(QStringLiteral("mainToolBar"));
    toolBar->setMovable(false);
    toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int side = smallIcon(toolBar);
    toolBar->setIconSize(QSize(side, side));
    filter->setObjectName(QStringLiteral("stacksFilter"));
    filter->setPlaceholderText(tr("Filter stacks"));
    filter->setAccessibleName(tr("Filter stacks"));
    filter->setClearButtonEnabled(true);
    filter->addAction(icon(QStringLiteral("find")), QLineEdit::LeadingPosition);
    filter->setMinimumWidth(characters(filter, 14));
    filter->setMaximumWidth(characters(filter, 36));
    auto *space = new QWidget(toolBar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    toolBar->addAction(newStack);
    toolBar->addSeparator();
    toolBar->addActions({m_stack->sync, m_stack->deploy});
    toolBar->addSeparator();
    toolBar->addActions({m_stack->start, m_stack->stop, m_stack->restart});
    toolBar->addWidget(space);
    toolBar->addWidget(filter);
    m_window->addToolBar(toolBar);
}

} // namespace slipway::ui
