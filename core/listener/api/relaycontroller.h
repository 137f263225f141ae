// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// GET and PUT /api/relay: the channel of the webhook relay, for a machine
// without a window. It is set in full and shown masked.
class RelayController
{
public:
    explicit RelayController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    Services &m_services;
};

} // namespace slipway::listener
