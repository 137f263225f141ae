// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/model/stack.h"

namespace slipway::deploy {

struct RunTools;

// Takes a stack's containers down before it is removed. Volumes go only where
// `hasVolumes` says so: the person typed it. Blocking; not within a run.
Result<> takeDown(RunTools &tools, const Stack &stack, bool hasVolumes, const CancelToken &cancel);

} // namespace slipway::deploy
