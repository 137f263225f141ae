// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway::deploy {

struct RunTools;

// Mirrors are a cache: removes those no stack follows, or runs from, any more.
// What cannot be removed now goes another time. Blocking, any thread; waits for
// whoever uses such a mirror.
void removeUnusedMirrors(const RunTools &tools);

} // namespace slipway::deploy
