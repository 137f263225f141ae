// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/listener/mailbox.h"
#include "core/listener/message.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// GET and PUT /api/environments/{id}/variables {"envVars": […]}: the variables of all
// stacks of an environment, as a stack's own are written. Secret values go in only.
class VariablesController
{
public:
    explicit VariablesController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    void show(const Request &request, EnvironmentId id, const Reply &reply) const;
    void change(const Request &request, EnvironmentId id, const Reply &reply) const;
    Services &m_services;
};

} // namespace slipway::listener
