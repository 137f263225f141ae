// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/listener/mailbox.h"
#include "core/listener/message.h"
#include "core/model/schedule.h"

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// Pausing: POST /api/git/stacks/{id}/pause {"until","reason"} and /resume answer
// the stack; POST /api/schedule/pause and /resume, and GET /api/schedule, answer
// the pause of all. That one is not for tokens limited to some environments.
class ScheduleController
{
public:
    explicit ScheduleController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    void pauseStack(const Request &request, StackId id, const Reply &reply) const;
    void resumeStack(const Request &request, StackId id, const Reply &reply) const;
    void pauseAll(const Request &request, const Reply &reply) const;
    void resumeAll(const Request &request, const Reply &reply) const;
    Result<> checkStack(StackId id, const Token &token) const;
    Services &m_services;
};

} // namespace slipway::listener
