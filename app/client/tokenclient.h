// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/commandline.h"

namespace slipway {

// `slipway token create|list|revoke`. Asks the running instance over its
// socket; while none runs it takes the lock and opens the database itself.
ExitCode runTokenClient(const Invocation &invocation);

} // namespace slipway
