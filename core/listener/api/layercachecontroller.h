// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// GET and PUT /api/environments/{id}/layer-cache, POST …/local: the registry that keeps the layers of an
// environment's Dockerfile apps, for a machine without a window. The password is never answered.
class LayerCacheController
{
public:
    explicit LayerCacheController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    Services &m_services;
};

} // namespace slipway::listener
