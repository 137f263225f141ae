// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// GET /api/openapi.json (OpenAPI 3.1, resources/openapi.json) and GET /metrics
// (Prometheus text; no names in it, hence without a token, for a scraper).
class DocumentController
{
public:
    explicit DocumentController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    Services &m_services;
};

} // namespace slipway::listener
