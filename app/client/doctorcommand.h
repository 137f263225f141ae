// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/options.h"

namespace slipway {

// `slipway doctor`: prints one line a check, with the fix under it. Needs no
// instance. The keychain answers by events, so this runs the application's
// event loop (it is the only one) until all is said.
ExitCode runDoctor(const Options &options);

} // namespace slipway
