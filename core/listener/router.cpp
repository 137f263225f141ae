// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/router.h"

#include "core/listener/answers.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

bool fits(const QStringList &pattern, const QStringList &segments, qint64 *id)
{
    if (pattern.size() != segments.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern.at(i) == "{id}"_L1) {
            bool isNumber = false;
            *id = segments.at(i).toLongLong(&isNumber);
            if (!isNumber || *id <= 0)
                *id = 0; // a path of this shape with no such thing: the controller says 404
        } else if (pattern.at(i) != segments.at(i)) {
            return false;
        }
    }
    return true;
}

} // namespace

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Delete:
        return "DELETE";
    case Method::Other:
        break;
    }
    return {};
}

void Router::add(Method method, const QString &pattern, const QString &permission, Handler handler)
{
    m_routes.push_back({method, pattern.split(u'/', Qt::SkipEmptyParts), permission, std::move(handler), false});
}

void Router::addForAll(Method method, const QString &pattern, const QString &permission, const Handler &handler)
{
    add(method, pattern, permission, [handler](const Request &request, qint64 id, const Reply &reply) {
        if (request.token.environments.isEmpty())
            handler(request, id, reply);
        else
            reply.send(errorAnswer({ErrorCode::Forbidden, {}, {}}));
    });
}

void Router::addWebhook(const QString &pattern, Handler handler)
{
    m_routes.push_back({Method::Post, pattern.split(u'/', Qt::SkipEmptyParts), {}, std::move(handler), true});
}

Router::Match Router::match(Method method, const QString &path) const
{
    const QStringList segments = path.split(u'/', Qt::SkipEmptyParts);
    Match found;
    for (const Route &route : m_routes) {
        qint64 id = 0;
        if (!fits(route.segments, segments, &id))
            continue;
        if (route.method == method) {
            found.route = &route;
            found.id = id;
        }
        found.allowed += (found.allowed.isEmpty() ? "" : ", ") + methodName(route.method);
    }
    return found;
}

} // namespace slipway::listener
