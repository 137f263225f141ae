// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// /api/hostkeys (list, accept by host and fingerprint, remove by ?host=) and
// /api/repositories (list, get, change, check). All of it on the worker.
class SourcesController
{
public:
    explicit SourcesController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    void addHostKeys(Router &router);
    void addRepositories(Router &router);
    Services &m_services;
};

} // namespace slipway::listener
