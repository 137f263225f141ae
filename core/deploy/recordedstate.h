// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/model/run.h"
#include "core/model/stack.h"

#include <optional>

namespace slipway::deploy {

struct RunContext;

// How the run ended, and what the stack's state is after it: the one place where
// the deployed commit moves, and only after `up` succeeded. A run that never
// reached anything (Git away) changes the error and the time of the last look.
// Fills context.run (result, error, decision) and context.state. Pure but for the
// context. `isShuttingDown`: a cancelled run is one to be taken up at next start.
void settle(RunContext &context, const std::optional<Error> &error, bool isShuttingDown);

} // namespace slipway::deploy
