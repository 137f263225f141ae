// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/mailbox.h"
#include "core/listener/message.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// /api/credentials: list, create, get, change, delete, test. Values are write
// only: answers say which fields have one. All of it on the worker.
class CredentialsController
{
public:
    explicit CredentialsController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    Services &m_services;
};

} // namespace slipway::listener
