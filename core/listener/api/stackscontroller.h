// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/listener/mailbox.h"
#include "core/listener/message.h"
#include "core/services/stackservice.h"

#include <memory>

namespace slipway {
struct Services;
}

namespace slipway::listener {

class Router;

// /api/git/stacks: list, create, get, change, delete. Reads come straight from
// SQLite on the listener thread; what writes or asks Docker goes to the worker.
class StacksController
{
public:
    explicit StacksController(Services &services)
        : m_services(services)
    {
    }
    void addTo(Router &router);

private:
    void list(const Request &request, const Reply &reply) const;
    void create(const Request &request, const Reply &reply) const;
    void change(const Request &request, StackId id, const Reply &reply) const;
    void remove(const Request &request, StackId id, const Reply &reply) const;
    void renewSecret(const Request &request, StackId id, const Reply &reply) const;
    // What a POST or PUT asks for. Shared, because work for the worker has to be copyable.
    struct Wanted {
        std::shared_ptr<StackChange> change;
        std::shared_ptr<SecretString> webhookSecret; // null = left as it is
        bool isDeploying = false;
    };
    Result<Wanted> read(const Request &request, const StackSettings &base) const;
    static Answer finish(Services &services, const Result<StackView> &view, const Wanted &wanted, int status,
                         const QString &baseUrl);
    // NotFound, or Forbidden where the token may not use the stack's environment.
    Result<StackView> find(StackId id, const Token &token) const;
    Services &m_services;
};

} // namespace slipway::listener
