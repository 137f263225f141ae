// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/environmentscontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/environmentservice.h"
#include "core/services/services.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

QString reachName(EnvironmentStatus::Reach reach)
{
    switch (reach) {
    case EnvironmentStatus::Reach::Reachable:
        return u"reachable"_s;
    case EnvironmentStatus::Reach::Unreachable:
        return u"unreachable"_s;
    case EnvironmentStatus::Reach::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonObject toJson(const Environment &environment, const EnvironmentStatus &status)
{
    return {{u"id"_s, environment.id.value},
            {u"name"_s, environment.name},
            {u"shortName"_s, environment.shortName},
            {u"kind"_s, environmentKindName(environment.kind)},
            {u"endpoint"_s, textOrNull(status.endpoint.isEmpty() ? environment.endpoint : status.endpoint)},
            {u"status"_s, reachName(status.reach)},
            {u"engineVersion"_s, textOrNull(status.engineVersion)},
            {u"composeVersion"_s, textOrNull(status.composeVersion)},
            {u"error"_s, textOrNull(status.reason)},
            {u"fix"_s, textOrNull(status.fix)}};
}

} // namespace

void EnvironmentsController::addTo(Router &router)
{
    router.add(Method::Get, u"/api/environments"_s, u"stacks:view"_s,
               [this](const Request &request, qint64, const Reply &reply) {
                   const auto all = m_services.environments.all();
                   if (!all) {
                       reply.send(errorAnswer(all.error()));
                       return;
                   }
                   QJsonArray array;
                   for (const Environment &environment : *all) {
                       if (isPermitted(request.token, environment.id))
                           array.append(toJson(environment, m_services.environments.status(environment.id)));
                   }
                   reply.send(jsonAnswer(array));
               });
}

} // namespace slipway::listener
