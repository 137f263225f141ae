// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray.h"

#include "core/services/stackservice.h"
#include "ui/stacks/stackboard.h"
#include "ui/stacks/stackcontroller.h"
#include "ui/theme/icons.h"
#include "ui/theme/stateface.h"

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>

namespace slipway::ui {
namespace {

// The tray shows the maximum of this over all stacks.
int severity(SyncState state)
{
    switch (state) {
    case SyncState::Failed:
        return 5;
    case SyncState::OutOfStep:
        return 4;
    case SyncState::Syncing:
        return 3;
    case SyncState::Paused:
        return 2;
    case SyncState::InStep:
        return 1;
    case SyncState::Unknown:
        break;
    }
    return 0;
}

} // namespace

struct Tray::Private {
    Private(Services &services, Tray *tray)
        : board(services)
        , controller(services)
        , icon(tray)
    {
    }
    void update();

    StackBoard board;
    StackController controller;
    QMenu menu;
    QSystemTrayIcon icon;
    QAction *status = nullptr;
    QAction *syncAll = nullptr;
};

void Tray::Private::update()
{
    SyncState worst = SyncState::Unknown;
    int failed = 0;
    int syncing = 0;
    int outOfStep = 0;
    for (const StackView &view : board.views()) {
        if (severity(view.syncState) > severity(worst))
            worst = view.syncState;
        failed += view.syncState == SyncState::Failed ? 1 : 0;
        syncing += view.syncState == SyncState::Syncing ? 1 : 0;
        outOfStep += view.syncState == SyncState::OutOfStep ? 1 : 0;
    }
    QString text = tr("All stacks are in step");
    if (board.views().isEmpty())
        text = tr("No stacks yet");
    else if (failed > 0)
        text = failed == 1 ? tr("1 stack failed") : tr("%1 stacks failed").arg(failed);
    else if (outOfStep > 0)
        text = outOfStep == 1 ? tr("1 stack is out of step") : tr("%1 stacks are out of step").arg(outOfStep);
    else if (syncing > 0)
        text = syncing == 1 ? tr("1 stack is syncing") : tr("%1 stacks are syncing").arg(syncing);
    else if (worst != SyncState::InStep)
        text = tr("The stacks have not been synced yet");
    status->setText(text);
    icon.setToolTip(tr("Slipway: %1").arg(text));
    syncAll->setEnabled(!board.views().isEmpty());
    const StateFace face = faceOf(worst);
    icon.setIcon(worst == SyncState::Unknown ? appIcon() : appIconWith(face.iconName, face.tone));
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
