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

// What an instance left that was killed, or ended while runs went on: its runs are
// marked as interrupted and their stacks as out of step. Returns what should be asked
// for again: a sync for an interrupted sync or deploy, the same call for a life cycle
// run. Called once at start, before the queue starts; SQLite only.
struct Repair {
    StackId stack;
    RunKind kind = RunKind::Sync;
};
Result<QVector<Repair>> repairLeftovers(Stores &stores, const Clock &clock);

// Whether processes are noted that a killed instance started.
Result<bool> hasLeftProcesses(const Stores &stores);
// Ends them, before the queue starts: no `up` beside an older one. Blocks up to two
// seconds for each that does not end by itself; not on main.
Result<> endLeftProcesses(Stores &stores);

} // namespace slipway::deploy
