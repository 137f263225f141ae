// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray.h"

#include "core/services/changenotifier.h"
#include "core/services/scheduleservice.h"
#include "ui/schedules/pausecontroller.h"
#include "ui/schedules/pausemenu.h"
#include "ui/stacks/stackboard.h"
#include "ui/stacks/stackcontroller.h"
#include "ui/theme/icons.h"
#include "ui/tray/traystate.h"

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>

namespace slipway::ui {

struct Tray::Private {
    Private(Services &services_, Tray *tray)
        : q(tray)
        , services(services_)
        , board(services_)
        , controller(services_)
        , pauses(services_)
        , icon(tray)
    {
    }
    void buildMenu();
    void update();
    void showFailures(const QVector<TrayState::Failure> &failed);

    Tray *q;
    Services &services;
    StackBoard board;
    StackController controller;
    PauseController pauses;
    QMenu menu;
    QSystemTrayIcon icon;
    QAction *status = nullptr;
    QAction *syncAll = nullptr;
    QAction *afterFailures = nullptr;
    QAction *pause = nullptr;
    QAction *resume = nullptr;
    QVector<QAction *> failures;
    QVector<TrayState::Failure> shownFailures;
    QString shownIcon;
};

void Tray::Private::buildMenu()
{
    const auto add = [this](const QString &name, const QString &text) {
        QAction *action = menu.addAction(text);
        action->setObjectName(name);
        return action;
    };
    menu.setObjectName(QStringLiteral("trayMenu"));
    status = add(QStringLiteral("trayStatus"), {});
    status->setEnabled(false);
    menu.addSeparator();
    connect(add(QStringLiteral("trayOpen"), tr("&Open Slipway")), &QAction::triggered, q, &Tray::openRequested);
    syncAll = add(QStringLiteral("traySyncAll"), tr("Sync &All Now"));
    connect(syncAll, &QAction::triggered, q, [this] { controller.requestSyncOfAll(); });
    QMenu *pauseMenu = menu.addMenu(tr("&Pause"));
    pauseMenu->setObjectName(QStringLiteral("trayPauseMenu"));
    fillPauseMenu(pauseMenu, [this](const std::optional<QDateTime> &until) { pauses.pause({}, until); });
    pause = pauseMenu->menuAction();
    resume = add(QStringLiteral("trayResume"), tr("&Resume"));
    connect(resume, &QAction::triggered, q, [this] { pauses.resume({}); });
    menu.addSeparator();
    afterFailures = menu.addSeparator();
    afterFailures->setVisible(false);
    connect(add(QStringLiteral("traySettings"), tr("Se&ttings…")), &QAction::triggered, q, &Tray::settingsRequested);
    connect(add(QStringLiteral("trayQuit"), tr("&Quit")), &QAction::triggered, q, &Tray::quitRequested);
}

void Tray::Private::update()
{
    const auto pauseOfAll = services.schedules.pauseOfAll();
    const TrayState state = trayStateOf(board.views(), pauseOfAll);
    status->setText(state.text);
    icon.setToolTip(tr("Slipway: %1").arg(state.text));
    syncAll->setEnabled(!board.views().isEmpty());
    pause->setVisible(!pauseOfAll);
    resume->setVisible(pauseOfAll.has_value());
    if (std::exchange(shownIcon, state.iconName) != state.iconName)
        icon.setIcon(trayIcon(state.iconName));
    showFailures(state.failed);
}

void Tray::Private::showFailures(const QVector<TrayState::Failure> &failed)
{
    if (failed == shownFailures)
        return; // the menu may be open
    shownFailures = failed;
    qDeleteAll(std::exchange(failures, {}));
    for (const TrayState::Failure &failure : failed) {
        QAction *action = new QAction(tr("%1 failed").arg(failure.name), &menu);
        action->setObjectName(QStringLiteral("trayFailure"));
        connect(action, &QAction::triggered, q, [this, failure] { Q_EMIT q->runRequested(failure.name, failure.run); });
        menu.insertAction(afterFailures, action);
        failures.append(action);
    }
    afterFailures->setVisible(!failures.isEmpty());
}

Tray::Tray(Services &services, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, this))
{
    d->buildMenu();
    d->icon.setContextMenu(&d->menu);
    connect(&d->icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    connect(&d->icon, &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
    const auto update = [this] { d->update(); };
    connect(&d->board, &StackBoard::loaded, this, update);
    connect(&d->board, &StackBoard::added, this, update);
    connect(&d->board, &StackBoard::changed, this, update);
    connect(&d->board, &StackBoard::removed, this, update);
    connect(&services.changes, &ChangeNotifier::scheduleChanged, this, update);
    connect(&d->menu, &QMenu::aboutToShow, this, update); // the age of a pause
    d->update();
}

Tray::~Tray() = default;

bool Tray::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::show()
{
    d->board.load();
    d->icon.show();
}

void Tray::hide()
{
    d->icon.hide();
}

void Tray::showMessage(const QString &title, const QString &text)
{
    if (QSystemTrayIcon::supportsMessages())
        d->icon.showMessage(title, text, appIcon());
}

} // namespace slipway::ui
