// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/run.h"
#include "core/model/stack.h"

#include <QSqlDatabase>

namespace slipway::sql {

// The state columns of one stack, inside the caller's transaction: the record
// step of a run and StackStore share it. NotFound where the stack has gone.
Result<> writeState(const QSqlDatabase &database, StackId id, const StackState &state);

// A Queued row for `run`, whose id is set; inside the caller's transaction. NotFound where the stack
// has gone. RunStore and DeliveryStore share it.
Result<> addRun(const QSqlDatabase &database, Run &run);

} // namespace slipway::sql
