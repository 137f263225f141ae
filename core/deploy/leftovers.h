// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/model/run.h"

#include <QVector>

namespace slipway {
struct Stores;
}

namespace slipway::deploy {

// What a killed instance left: ends its processes, marks its runs as interrupted
// and their stacks as out of step. Called once at start, before the queue starts;
// blocks at most a few seconds. Returns what should be asked for again: a sync
// for an interrupted sync or deploy, the same call for a life cycle run.
struct Repair {
    StackId stack;
    RunKind kind = RunKind::Sync;
};
Result<QVector<Repair>> repairLeftovers(Stores &stores, const Clock &clock);

} // namespace slipway::deploy
