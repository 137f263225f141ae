// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/stackservice.h"

#include <QIcon>
#include <QVector>

namespace slipway::ui {

// What the tray says: the worst of all stacks. From bad to good: failed, Docker
// cannot be reached (offline), out of step, syncing, paused, in step, not synced.
// `paused`: the pause of all schedules, if there is one.
struct TrayState {
    struct Failure {
        QString name;
        RunId run;
        bool operator==(const Failure &) const = default;
    };
    QString iconName;        // "tray-failed"; the program's own where there is nothing to say
    QString text;            // the status line
    QVector<Failure> failed; // the newest runs first, at most 5
};
TrayState trayStateOf(const QVector<StackView> &views, const std::optional<SchedulePause> &paused = {});

// In every size a panel may ask for; an own disc and rim make it stand out on light and dark.
QIcon trayIcon(const QString &iconName);

} // namespace slipway::ui
