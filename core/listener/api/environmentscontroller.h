// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// GET /api/environments: the environments a token may use and how they are, as
// last seen (no Docker call).
class EnvironmentsController
{
public:
    explicit EnvironmentsController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    Services &m_services;
};

} // namespace slipway::listener
