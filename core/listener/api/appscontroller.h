// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/mailbox.h"
#include "core/listener/message.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// POST /api/deploy, /api/apps/{id}, and the same without /api: Dockerfile apps. Reads and writes on the
// worker. Secret values and the repository's token are never answered; the webhook's secret is, to who
// may edit stacks.
class AppsController
{
public:
    explicit AppsController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    Services &m_services;
};

} // namespace slipway::listener
