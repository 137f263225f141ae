// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traystate.h"

#include "ui/schedules/pausemenu.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>

namespace slipway::ui {
namespace {

constexpr qsizetype kMostFailures = 5;

QVector<TrayState::Failure> failuresOf(const QVector<StackView> &views)
{
    QVector<TrayState::Failure> failures;
    for (const StackView &view : views) {
        if (view.syncState == SyncState::Failed)
            failures.append({view.stack.settings.name, view.stack.state.lastRunId});
    }
    std::stable_sort(failures.begin(), failures.end(),
                     [](const TrayState::Failure &a, const TrayState::Failure &b) { return a.run > b.run; });
    if (failures.size() > kMostFailures)
        failures.resize(kMostFailures);
    return failures;
}

} // namespace

TrayState trayStateOf(const QVector<StackView> &views, const std::optional<SchedulePause> &paused)
{
    QHash<SyncState, int> counts;
    bool isOffline = false;
    for (const StackView &view : views) {
        ++counts[view.syncState];
        isOffline = isOffline || view.seen == StackView::Seen::Unreachable;
    }
    TrayState state;
    state.failed = failuresOf(views);
    const auto say = [&state](const char *iconName, const QString &text) {
        state.iconName = QString::fromLatin1(iconName);
        state.text = text;
        return state;
    };
    const auto count = [&counts](SyncState one) { return counts.value(one); };
    if (views.isEmpty())
        return say("slipway", QCoreApplication::translate("Tray", "No stacks yet"));
    if (const int n = count(SyncState::Failed); n > 0)
        return say("tray-failed", QCoreApplication::translate("Tray", "%n stack(s) failed", nullptr, n));
    if (isOffline)
        return say("tray-offline", QCoreApplication::translate("Tray", "Docker cannot be reached"));
    if (const int n = count(SyncState::OutOfStep); n > 0)
        return say("tray-attention", QCoreApplication::translate("Tray", "%n stack(s) are out of step", nullptr, n));
    if (const int n = count(SyncState::Syncing); n > 0)
        return say("tray-syncing", QCoreApplication::translate("Tray", "%n stack(s) are syncing", nullptr, n));
    if (paused)
        return say("tray-paused", pauseText(*paused, QDateTime::currentDateTimeUtc()));
    if (const int n = count(SyncState::Paused); n > 0)
        return say("tray-paused", QCoreApplication::translate("Tray", "%n stack(s) are paused", nullptr, n));
    if (count(SyncState::InStep) == 0)
        return say("slipway", QCoreApplication::translate("Tray", "The stacks have not been synced yet"));
    return say("tray-instep", QCoreApplication::translate("Tray", "All stacks are in step"));
}

QIcon trayIcon(const QString &iconName)
{
    const QIcon drawing = iconInItsColours(iconName);
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(drawing.pixmap(QSize(side, side), 1.0));
    return icon;
}

} // namespace slipway::ui
