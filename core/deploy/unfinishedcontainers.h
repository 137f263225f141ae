// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

namespace slipway::deploy {

struct RunContext;

// Removes the replacements that an `up` which was killed left half-made. Compose
// makes a new container as "OLDID_NAME", stops and removes the old one, and renames
// the new; killed between, every later `up` fails with "Conflict. The container
// name … is already in use". Only containers of this stack that never ran and
// whose old one is still there go; volumes stay. One Docker call where there is
// nothing to remove: used only after a run that did not succeed.
Result<> removeUnfinishedContainers(RunContext &context);

} // namespace slipway::deploy
