// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"

#include <QString>

namespace slipway::ui {

// How a run ended, in one line for people: "Deployed 6280f696  Greet again",
// "Sync failed: Compose does not accept …". While it goes on: what it is.
QString outcomeText(const Run &run);
// The same without the reason, where that stands beside it: "Sync failed".
QString shortOutcomeText(const Run &run);
// How long it took, or has taken by now; nothing before its start.
std::chrono::milliseconds durationOf(const Run &run, const QDateTime &now);

} // namespace slipway::ui
