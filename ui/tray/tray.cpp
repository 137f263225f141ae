// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray.h"

#include "core/services/stackservice.h"
#include "ui/stacks/stackboard.h"
#include "ui/stacks/stackcontroller.h"
#include "ui/theme/icons.h"
#include "ui/tray/traystate.h"

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>

namespace slipway::ui {
struct Tray::Private {
    Private(Services &services, Tray *tray)
        : q(tray)
        , board(services)
        , controller(services)
        , icon(tray)
    {
    }
    void update();

    Tray *q;
    StackBoard board;
    StackController controller;
    QMenu menu;
    QSystemTrayIcon icon;
    QAction *status = nullptr;
    QAction *syncAll = nullptr;
    QAction *afterFailures = nullptr;
    QVector<QAction *> failures;
    QStringList shownFailures;
};

void Tray::Private::update()
{
    const TrayState state = trayStateOf(board.views());
    status->setText(state.text);
    icon.setToolTip(tr("Slipway: %1").arg(state.text));
    syncAll->setEnabled(!board.views().isEmpty());
    icon.setIcon(state.face.iconName.isEmpty() ? appIcon() : appIconWith(state.face.iconName, state.face.tone));
    if (state.failed == shownFailures)
        return; // the menu may be open
    shownFailures = state.failed;
    qDeleteAll(std::exchange(failures, {}));
    for (const QString &name : state.failed) {
        QAction *action = new QAction(tr("%1 failed").arg(name), &menu);
        action->setObjectName(QStringLiteral("trayFailure"));
        connect(action, &QAction::triggered, q, [this, name] { Q_EMIT q->stackRequested(name); });
        menu.insertAction(afterFailures, action);
        failures.append(action);
    }
    afterFailures->setVisible(!failures.isEmpty());
}

Tray::Tray(Services &services, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, this))
{
    d->menu.setObjectName(QStringLiteral("trayMenu"));
    d->status = d->menu.addAction(QString());
    d->status->setEnabled(false);
    d->status->setObjectName(QStringLiteral("trayStatus"));
    d->menu.addSeparator();
    d->menu.addAction(tr("&Open Slipway"), this, &Tray::openRequested)->setObjectName(QStringLiteral("trayOpen"));
    d->syncAll = d->menu.addAction(tr("Sync &All Now"), this, [this] { d->controller.requestSyncOfAll(); });
    d->syncAll->setObjectName(QStringLiteral("traySyncAll"));
    d->menu.addSeparator();
    d->afterFailures = d->menu.addSeparator();
    d->afterFailures->setVisible(false);
    d->menu.addAction(tr("Se&ttings…"), this, &Tray::settingsRequested)->setObjectName(QStringLiteral("traySettings"));
    d->menu.addAction(tr("&Quit"), this, &Tray::quitRequested)->setObjectName(QStringLiteral("trayQuit"));
    d->icon.setContextMenu(&d->menu);
    connect(&d->icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    connect(&d->icon, &QSystemTrayIcon::messageClicked, this, &Tray::openRequested);
    const auto update = [this] { d->update(); };
    connect(&d->board, &StackBoard::loaded, this, update);
    connect(&d->board, &StackBoard::added, this, update);
    connect(&d->board, &StackBoard::changed, this, update);
    connect(&d->board, &StackBoard::removed, this, update);
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
