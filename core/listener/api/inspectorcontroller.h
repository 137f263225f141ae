// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/id.h"
#include "core/listener/mailbox.h"
#include "core/listener/message.h"

#include <functional>

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// GET /api/git/stacks/{id}/variables: where the value of each variable comes from that the
// compose files use. GET …/compose: the files as in Git, as resolved, and what runs. POST
// …/fetch: brings the newest commit here, deploys nothing. Secrets are masked. Answered by the
// worker: they wait for files, Compose or Git.
class InspectorController
{
public:
    explicit InspectorController(Services &services)
        : m_services(services)
    {
    }
    ~InspectorController();
    InspectorController(const InspectorController &) = delete;
    InspectorController &operator=(const InspectorController &) = delete;
    void addTo(Router &router);

private:
    // After the stack was found and the token may see it.
    void answer(const Request &request, StackId id, const Reply &reply, const std::function<Answer()> &work) const;
    Services &m_services;
    CancelSource m_cancel;
};

} // namespace slipway::listener
