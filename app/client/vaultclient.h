// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commandline.h"

namespace slipway {

// `slipway vault renew-key`: gives the secrets of this data directory a fresh key.
// Only while no instance runs on it (the window has its own button). Runs the
// program's one event loop until the keychain has answered. Errors on standard error.
ExitCode runVaultClient(const Invocation &invocation);

} // namespace slipway
