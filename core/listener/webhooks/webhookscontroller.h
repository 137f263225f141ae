// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/webhooks/intake.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// The three addresses of webhooks: one stack, one app, one repository. Lends the
// providers to Send Test Delivery while it exists.
class WebhooksController
{
public:
    explicit WebhooksController(Services &services);
    ~WebhooksController();
    WebhooksController(const WebhooksController &) = delete;
    WebhooksController &operator=(const WebhooksController &) = delete;
    void addTo(Router &router);

private:
    void add(Router &router, const QString &pattern, WebhookAddress::Kind kind);
    Services &m_services;
    const WebhookIntake m_intake;
};

} // namespace slipway::listener
