// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/stackscontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/stackjson.h"
#include "core/listener/router.h"
#include "core/services/services.h"
#include "core/services/worker.h"

#include <memory>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

// The first environment is the local Docker; the contract's default.
constexpr EnvironmentId kLocalEnvironment{1};

Answer stackError(const Error &error)
{
    return error.code == ErrorCode::NotFound && error.subject != "environmentId"_L1 ? stackNotFound()
                                                                                    : errorAnswer(error);
}

bool isSet(const Request &request, const QString &key)
{
    return request.query.queryItemValue(key) == "true"_L1;
}

} // namespace

void StacksController::addTo(Router &router)
{
    const QString all = u"/api/git/stacks"_s;
    const QString one = u"/api/git/stacks/{id}"_s;
    router.add(Method::Get, all, u"stacks:view"_s,
               [this](const Request &request, qint64, const Reply &reply) { list(request, reply); });
    router.add(Method::Post, all, u"stacks:edit"_s,
               [this](const Request &request, qint64, const Reply &reply) { create(request, reply); });
    router.add(Method::Get, one, u"stacks:view"_s, [this](const Request &request, qint64 id, const Reply &reply) {
        const auto view = find(StackId(id), request.token);
        reply.send(view ? jsonAnswer(toJson(*view, request.baseUrl)) : stackError(view.error()));
    });
    router.add(Method::Put, one, u"stacks:edit"_s,
               [this](const Request &request, qint64 id, const Reply &reply) { change(request, StackId(id), reply); });
    router.add(Method::Delete, one, u"stacks:edit"_s,
               [this](const Request &request, qint64 id, const Reply &reply) { remove(request, StackId(id), reply); });
}

Result<StackView> StacksController::find(StackId id, const Token &token) const
{
    SLIPWAY_ASSIGN(StackView view, m_services.stacks.get(id));
    if (!isPermitted(token, view.stack.settings.environmentId))
        return fail(ErrorCode::Forbidden);
    return view;
}

void StacksController::list(const Request &request, const Reply &reply) const
{
    EnvironmentId wanted;
    if (request.query.hasQueryItem(u"environmentId"_s)) {
        wanted = EnvironmentId(request.query.queryItemValue(u"environmentId"_s).toLongLong());
        if (!wanted.isValid()) {
            reply.send(sentenceAnswer(400, u"environmentId: give the number of an environment."_s));
            return;
        }
    }
    const auto views = m_services.stacks.all();
    if (!views) {
        reply.send(errorAnswer(views.error()));
        return;
    }
    QJsonArray array;
    for (const StackView &view : *views) {
        const EnvironmentId environment = view.stack.settings.environmentId;
        if (isPermitted(request.token, environment) && (!wanted.isValid() || wanted == environment))
            array.append(toJson(view, request.baseUrl));
    }
    reply.send(jsonAnswer(array));
}

void StacksController::create(const Request &request, const Reply &reply) const
{
    const auto body = bodyObject(request);
    if (!body) {
        reply.send(errorAnswer(body.error()));
        return;
    }
    StackSettings defaults;
    defaults.environmentId = kLocalEnvironment;
    auto wanted = stackChangeFromJson(*body, defaults);
    if (!wanted) {
        reply.send(errorAnswer(wanted.error()));
        return;
    }
    if (!isPermitted(request.token, wanted->settings.environmentId)) {
        reply.send(errorAnswer({ErrorCode::Forbidden, {}, {}}));
        return;
    }
    const bool isDeploying = body->value(u"deployNow"_s).toBool();
    auto change = std::make_shared<StackChange>(std::move(*wanted));
    m_services.worker.run([&services = m_services, change, isDeploying, reply, baseUrl = request.baseUrl] {
        const auto view = services.stacks.add(std::move(*change));
        if (!view) {
            reply.send(stackError(view.error()));
            return;
        }
        QJsonObject json = toJson(*view, baseUrl);
        if (isDeploying) {
            const auto run = services.stacks.request(view->stack.id, RunKind::Deploy, Trigger::Api);
            if (!run) {
                reply.send(stackError(run.error()));
                return;
            }
            json.insert(u"runId"_s, run->id.value);
        }
        reply.send(jsonAnswer(json, 201));
    });
}

void StacksController::change(const Request &request, StackId id, const Reply &reply) const
{
    const auto present = find(id, request.token);
    if (!present) {
        reply.send(stackError(present.error()));
        return;
    }
    const auto body = bodyObject(request);
    if (!body) {
        reply.send(errorAnswer(body.error()));
        return;
    }
    auto wanted = stackChangeFromJson(*body, present->stack.settings);
    if (!wanted) {
        reply.send(errorAnswer(wanted.error()));
        return;
    }
    if (!isPermitted(request.token, wanted->settings.environmentId)) {
        reply.send(errorAnswer({ErrorCode::Forbidden, {}, {}}));
        return;
    }
    const bool isDeploying = body->value(u"deployNow"_s).toBool();
    auto change = std::make_shared<StackChange>(std::move(*wanted));
    m_services.worker.run([&services = m_services, id, change, isDeploying, reply, baseUrl = request.baseUrl] {
        const auto view = services.stacks.change(id, std::move(*change));
        if (!view) {
            reply.send(stackError(view.error()));
            return;
        }
        QJsonObject json = toJson(*view, baseUrl);
        if (isDeploying) {
            const auto run = services.stacks.request(id, RunKind::Deploy, Trigger::Api);
            if (!run) {
                reply.send(stackError(run.error()));
                return;
            }
            json.insert(u"runId"_s, run->id.value);
        }
        reply.send(jsonAnswer(json));
    });
}

void StacksController::remove(const Request &request, StackId id, const Reply &reply) const
{
    const auto present = find(id, request.token);
    if (!present) {
        reply.send(stackError(present.error()));
        return;
    }
    const RemoveOptions options{.hasDown = isSet(request, u"down"_s), .hasVolumes = isSet(request, u"volumes"_s)};
    if (options.hasVolumes && !options.hasDown) {
        reply.send(sentenceAnswer(400, u"volumes: volumes are removed only together with down=true."_s));
        return;
    }
    m_services.worker.run([&services = m_services, id, options, reply] {
        const auto outcome = services.stacks.remove(id, options);
        if (!outcome)
            reply.send(stackError(outcome.error()));
        else
            reply.send(jsonAnswer({{u"success"_s, true}, {u"keptFolder"_s, outcome->keptFolder}}));
    });
}

} // namespace slipway::listener
