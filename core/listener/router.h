// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/mailbox.h"
#include "core/listener/message.h"

#include <QStringList>
#include <functional>
#include <vector>

namespace slipway::listener {

// Which controller answers which path. A path is segments, "{id}" stands for
// one whole number. Filled before the server starts, then only read. It says
// 404 for an unknown path, 405 for a known one with another method (QHttpServer
// says 404 for both), 403 where the token lacks the permission, 415 and 400 for
// a body that is not JSON.
class Router
{
public:
    using Handler = std::function<void(const Request &request, qint64 id, const Reply &reply)>;
    // No permission = open to all, without a token; "*" = any token.
    void add(Method method, const QString &pattern, const QString &permission, Handler handler);

    // The same for what belongs to no environment: a token that is limited to some gets 403.
    void addForAll(Method method, const QString &pattern, const QString &permission, const Handler &handler);

    // A webhook's address: POST, proved by itself, with any Host and its own rules for the body.
    void addWebhook(const QString &pattern, Handler handler);

    struct Route {
        Method method;
        QStringList segments;
        QString permission;
        Handler handler;
        bool isWebhook = false;
    };
    struct Match {
        const Route *route = nullptr; // null = none with this path and method
        qint64 id = 0;
        QByteArray allowed; // the methods the path has; empty = unknown path
    };
    Match match(Method method, const QString &path) const;
    const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

} // namespace slipway::listener
