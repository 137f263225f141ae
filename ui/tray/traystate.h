// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/stackservice.h"
#include "ui/theme/stateface.h"

#include <QVector>

namespace slipway::ui {

// What the tray says: the worst of all stacks. From bad to good: failed, Docker
// cannot be reached (offline), out of step, syncing, paused, in step, not synced.
struct TrayState {
    StateFace face;     // no icon name = the program's plain icon
    QString text;       // the status line
    QStringList failed; // names of stacks that failed, in their order, at most 5
};
TrayState trayStateOf(const QVector<StackView> &views);

} // namespace slipway::ui
