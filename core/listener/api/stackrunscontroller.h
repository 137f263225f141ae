// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// POST /api/git/stacks/{id}/{sync,deploy,start,stop,restart,down}: asks for a
// run and answers when it is recorded, or with `?wait=false` at once (202) with
// its number. A waiting call on a busy stack is a 409 and queues nothing.
class StackRunsController
{
public:
    explicit StackRunsController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    void add(Router &router, const QString &name, RunKind kind);
    Services &m_services;
};

} // namespace slipway::listener
