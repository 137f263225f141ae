// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/message.h"
#include "core/model/delivery.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// /api/deliveries: webhooks received (list, one, replay, test), and GET
// /api/audit. A token that is limited to some environments sees what concerned
// stacks there. All of it on the worker.
class DeliveriesController
{
public:
    explicit DeliveriesController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    void addDeliveries(Router &router);
    void addAudit(Router &router);
    Services &m_services;
};

} // namespace slipway::listener
