// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

namespace slipway::deploy {

struct RunContext;

// Stops a run before any container is touched: VariableMissing (subject = the names)
// where the compose files require a variable (${NAME:?…}) that nobody sets, InvalidInput
// (field profiles) where a chosen profile is in none of the files. After assembleProject.
Result<> checkRequired(const RunContext &context);

} // namespace slipway::deploy
