// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

namespace slipway::deploy {

struct RunContext;

// Where the layers of the context's app are kept in its environment's registry: one reference for what
// runs, and one for each stage before it, whose layers are not in the image. Empty = nowhere.
QStringList layerCacheReferences(const RunContext &context);
// Sends the image that runs and its stages there, so that a pruned or another host builds quickly. Never a
// failure: what went wrong is told. Run thread.
void pushLayerCache(RunContext &context);

} // namespace slipway::deploy
