// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traystate.h"

#include <QCoreApplication>
#include <QHash>

namespace slipway::ui {
namespace {

constexpr qsizetype kMostFailures = 5;

} // namespace

TrayState trayStateOf(const QVector<StackView> &views)
{
    QHash<SyncState, int> counts;
    bool isOffline = false;
    TrayState state;
    for (const StackView &view : views) {
        ++counts[view.syncState];
        isOffline = isOffline || view.seen == StackView::Seen::Unreachable;
        if (view.syncState == SyncState::Failed && state.failed.size() < kMostFailures)
            state.failed << view.stack.settings.name;
    }
    const auto say = [&state](const StateFace &face, const QString &text) {
        state.face = face;
        state.text = text;
        return state;
    };
    const auto count = [&counts](SyncState one) { return counts.value(one); };
    if (views.isEmpty())
        return say({}, QCoreApplication::translate("Tray", "No stacks yet"));
    if (const int n = count(SyncState::Failed); n > 0)
        return say(faceOf(SyncState::Failed), QCoreApplication::translate("Tray", "%n stack(s) failed", nullptr, n));
    if (isOffline)
        return say({{}, QStringLiteral("state-unknown"), Tone::Warning},
                   QCoreApplication::translate("Tray", "Docker cannot be reached"));
    if (const int n = count(SyncState::OutOfStep); n > 0)
        return say(faceOf(SyncState::OutOfStep),
                   QCoreApplication::translate("Tray", "%n stack(s) are out of step", nullptr, n));
    if (const int n = count(SyncState::Syncing); n > 0)
        return say(faceOf(SyncState::Syncing),
                   QCoreApplication::translate("Tray", "%n stack(s) are syncing", nullptr, n));
    if (const int n = count(SyncState::Paused); n > 0)
        return say(faceOf(SyncState::Paused),
                   QCoreApplication::translate("Tray", "%n stack(s) are paused", nullptr, n));
    if (count(SyncState::InStep) == 0)
        return say({}, QCoreApplication::translate("Tray", "The stacks have not been synced yet"));
    return say(faceOf(SyncState::InStep), QCoreApplication::translate("Tray", "All stacks are in step"));
}

} // namespace slipway::ui
