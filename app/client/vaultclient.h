// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commandline.h"

namespace slipway {

// `slipway vault renew-key` gives the secrets of this data directory a fresh key;
// `slipway vault start-anew` goes on with the key there is where the one that sealed
// them is lost, so that they can be entered again (nothing is removed).
// Only while no instance runs on it (the window has its own buttons). Runs the
// program's one event loop until the keychain has answered. Errors on standard error.
ExitCode runVaultClient(const Invocation &invocation);

} // namespace slipway
