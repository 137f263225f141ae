// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

namespace slipway::deploy {

struct RunContext;

// Whether Docker has containers of this project (context.project) that were
// started from the stack's own folder. ForeignProject where one was started from
// another: it belongs to somebody else, and nothing is taken over, stopped or
// removed silently. One Docker call; run thread.
Result<bool> hasOwnContainers(RunContext &context);

} // namespace slipway::deploy
