// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stacks/stackactions.h"

#include "ui/stacks/stacksmodel.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>

namespace slipway::ui {

StackActions::StackActions(QObject *parent)
    : QObject(parent)
    , sync(make(QStringLiteral("actionSync"), QStringLiteral("sync"), tr("&Sync"),
                tr("Look at Git, and deploy if something this stack uses has changed")))
    , deploy(make(QStringLiteral("actionDeploy"), QStringLiteral("deploy"), tr("&Deploy Again"),
                  tr("Bring the containers to what the commit says, changed or not")))
    , start(make(QStringLiteral("actionStart"), QStringLiteral("start"), tr("S&tart"), tr("Start the containers")))
    , stop(make(QStringLiteral("actionStop"), QStringLiteral("stop"), tr("St&op"),
                tr("Stop the containers; they stay stopped until you start them")))
    , restart(make(QStringLiteral("actionRestart"), QStringLiteral("restart"), tr("&Restart"),
                   tr("Restart the containers")))
    , takeDown(make(QStringLiteral("actionTakeDown"), QStringLiteral("down"), tr("Take Do&wn…"),
                    tr("Remove the containers and networks; volumes and files stay")))
    , cancel(make(QStringLiteral("actionCancel"), QStringLiteral("cancel"), tr("&Cancel Run"),
                  tr("End the run that is going on or waiting")))
    , edit(make(QStringLiteral("actionEdit"), QStringLiteral("edit"), tr("&Edit Stack…"),
                tr("Change the settings of this stack")))
    , showLogs(make(QStringLiteral("actionLogs"), QStringLiteral("logs"), tr("Show &Logs"),
                    tr("Show what the containers write")))
    , remove(make(QStringLiteral("actionRemove"), QStringLiteral("remove"), tr("Re&move Stack…"),
                  tr("Remove this stack from Slipway")))
{
    sync->setShortcut(Qt::CTRL | Qt::Key_R);
    deploy->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    showLogs->setShortcut(Qt::CTRL | Qt::Key_L);
    remove->setShortcut(QKeySequence::Delete);
    // Only where the table has the focus: Delete belongs to the editors elsewhere.
    remove->setShortcutContext(Qt::WidgetShortcut);
    const auto asks = [this](QAction *action, RunKind kind) {
        connect(action, &QAction::triggered, this, [this, kind] { Q_EMIT runRequested(kind); });
    };
    asks(sync, RunKind::Sync);
    asks(deploy, RunKind::Deploy);
    asks(start, RunKind::Start);
    asks(stop, RunKind::Stop);
    asks(restart, RunKind::Restart);
    asks(takeDown, RunKind::Down);
    connect(cancel, &QAction::triggered, this, &StackActions::cancelRequested);
    connect(edit, &QAction::triggered, this, &StackActions::editRequested);
    connect(showLogs, &QAction::triggered, this, &StackActions::logsRequested);
    connect(remove, &QAction::triggered, this, &StackActions::removeRequested);
    setStack(std::nullopt);
}

void StackActions::setStack(const std::optional<StackView> &view)
{
    const bool isThere = view.has_value();
    const bool isIdle = isThere && !view->isBusy;
    const bool isDeployed = isThere && !view->stack.state.deployedCommit.isEmpty();
    const Health health = isThere ? healthOf(*view) : Health::Unknown;
    const bool isUp = health == Health::Healthy || health == Health::Starting || health == Health::Degraded;
    sync->setEnabled(isIdle);
    deploy->setEnabled(isIdle);
    deploy->setText(isThere && !isDeployed ? tr("&Deploy") : tr("&Deploy Again"));
    start->setEnabled(isIdle && isDeployed && (!isUp || health == Health::Degraded));
    stop->setEnabled(isIdle && isUp);
    restart->setEnabled(isIdle && isUp);
    takeDown->setEnabled(isIdle && isDeployed && health != Health::Missing);
    cancel->setEnabled(isThere && view->isBusy);
    edit->setEnabled(isThere);
    showLogs->setEnabled(isThere);
    remove->setEnabled(isThere);
}

void StackActions::fill(QMenu *menu) const
{
    menu->addActions({sync, deploy, cancel});
    menu->addSeparator();
    menu->addActions({start, stop, restart, takeDown});
    menu->addSeparator();
    menu->addActions({showLogs, edit});
    menu->addSeparator();
    menu->addAction(remove);
}

QAction *StackActions::make(const QString &name, const QString &iconName, const QString &text, const QString &tip)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

} // namespace slipway::ui
