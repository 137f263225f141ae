// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/variablescontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/stackjson.h"
#include "core/listener/router.h"
#include "core/services/services.h"
#include "core/services/variableservice.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

Answer answerOf(const Result<QVector<Variable>> &variables)
{
    return variables ? jsonAnswer(QJsonObject{{u"envVars"_s, variablesJson(*variables)}})
                     : errorAnswer(variables.error());
}

// An environment a token may not use is one it does not know.
Result<> checkEnvironment(const Request &request, EnvironmentId id)
{
    return isPermitted(request.token, id) ? Result<>() : fail(ErrorCode::Forbidden);
}

} // namespace

void VariablesController::addTo(Router &router)
{
    const QString path = u"/api/environments/{id}/variables"_s;
    router.add(Method::Get, path, u"stacks:view"_s, [this](const Request &request, qint64 id, const Reply &reply) {
        show(request, EnvironmentId(id), reply);
    });
    router.add(
        Method::Put, path, u"environments:edit"_s,
        [this](const Request &request, qint64 id, const Reply &reply) { change(request, EnvironmentId(id), reply); });
}

void VariablesController::show(const Request &request, EnvironmentId id, const Reply &reply) const
{
    const auto may = checkEnvironment(request, id);
    reply.send(may ? answerOf(m_services.variables.ofEnvironment(id)) : errorAnswer(may.error()));
}

void VariablesController::change(const Request &request, EnvironmentId id, const Reply &reply) const
{
    const auto changed = [&]() -> Result<QVector<Variable>> {
        SLIPWAY_TRY(checkEnvironment(request, id));
        SLIPWAY_ASSIGN(const QJsonObject body, bodyObject(request));
        SLIPWAY_ASSIGN(QVector<Variable> present, m_services.variables.ofEnvironment(id));
        SLIPWAY_ASSIGN(VariablesChange wanted, variablesFromJson(body, std::move(present)));
        return m_services.variables.changeOfEnvironment(id, std::move(wanted));
    };
    reply.send(answerOf(changed()));
}

} // namespace slipway::listener
