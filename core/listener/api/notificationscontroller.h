// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/mailbox.h"
#include "core/listener/message.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// /api/notifications: the targets that news is sent to; list, create, get, change,
// delete, test. Addresses and tokens are write only. All of it on the worker.
class NotificationsController
{
public:
    explicit NotificationsController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    Services &m_services;
};

} // namespace slipway::listener
