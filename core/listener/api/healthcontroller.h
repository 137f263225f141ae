// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway::listener {

class Router;

// GET /api/health: without a token, for monitors and for the command line.
class HealthController
{
public:
    void addTo(Router &router);
};

} // namespace slipway::listener
