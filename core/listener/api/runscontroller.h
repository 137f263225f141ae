// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/run.h"
#include "core/model/token.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// /api/runs: the history, one run, its output, and cancel. Reads come straight
// from SQLite on the listener thread.
class RunsController
{
public:
    explicit RunsController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    // NotFound, or Forbidden where the token may not use the stack's environment.
    Result<Run> find(RunId id, const Token &token) const;
    bool maySee(StackId stack, const Token &token) const;
    Services &m_services;
};

} // namespace slipway::listener
