// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway::deploy {

struct RunContext;

// Where the layers of the context's app are kept in its environment's registry; empty = nowhere.
QString layerCacheReference(const RunContext &context);
// Sends the image that runs there, so that a pruned or another host builds quickly. Never a failure: what
// went wrong is told. Run thread.
void pushLayerCache(RunContext &context);

} // namespace slipway::deploy
