// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>

namespace slipway::git {

// How long Git may take. Each limit ends the call with TimedOut (connect: with
// GitUnreachable, since nobody answered).
struct GitLimits {
    std::chrono::milliseconds connect{15'000};    // name, TCP and TLS together
    std::chrono::milliseconds idle{30'000};       // no byte in either direction
    std::chrono::milliseconds whole{15 * 60'000}; // one call, all its requests
};

} // namespace slipway::git
