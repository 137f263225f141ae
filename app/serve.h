// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/options.h"

namespace slipway {

// `slipway serve`: the core with no GUI, until SIGTERM or SIGINT. Needs a
// QCoreApplication; runs its event loop.
ExitCode runServe(const Options &options);

} // namespace slipway
