// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/appscontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/appjson.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/model/delivery.h"
#include "core/services/runservice.h"
#include "core/services/services.h"
#include "core/services/webhookservice.h"
#include "core/services/worker.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShownRuns = 20;

QJsonObject webhookJson(StackId app, const std::optional<SecretString> &secret, const QString &baseUrl)
{
    const WebhookAddress address{WebhookAddress::Kind::App, app.value};
    QJsonObject json{{u"url"_s, baseUrl + address.path()},
                     {u"contentType"_s, u"application/json"_s},
                     {u"events"_s, QJsonArray{u"push"_s}}};
    if (secret)
        json.insert(u"secret"_s, secret->revealText());
    return json;
}

std::optional<SecretString> secretFor(Services &services, StackId app, const Token &token)
{
    if (!isPermitted(token, u"stacks:edit"_s))
        return std::nullopt;
    auto secret = services.webhooks.secret({WebhookAddress::Kind::App, app.value});
    return secret ? std::optional<SecretString>(*std::move(secret)) : std::nullopt;
}

Result<AppView> find(Services &services, StackId id, const Token &token)
{
    SLIPWAY_ASSIGN(AppView view, services.apps.get(id));
    if (!isPermitted(token, view.stack.stack.settings.environmentId))
        return fail(ErrorCode::Forbidden);
    return view;
}

Result<QJsonObject> deploy(Services &services, const Request &request)
{
    SLIPWAY_ASSIGN(const QJsonObject body, bodyObject(request));
    StackSettings stack;
    stack.environmentId = EnvironmentId(body.value(u"environmentId"_s).toInteger(1));
    if (!isPermitted(request.token, stack.environmentId))
        return fail(ErrorCode::Forbidden);
    AppSettings app;
    SLIPWAY_ASSIGN(const auto known, services.apps.findByName(stack.environmentId, body.value(u"name"_s).toString()));
    if (known) {
        SLIPWAY_ASSIGN(const AppView present, services.apps.get(*known));
        stack = present.stack.stack.settings;
        app = present.stack.app->settings;
    }
    SLIPWAY_ASSIGN(AppChange change, appChangeFromJson(body, stack, app));
    SLIPWAY_ASSIGN(const DeployedApp deployed, services.apps.deploy(std::move(change), Trigger::Api));
    const StackId id = deployed.view.stack.stack.id;
    return QJsonObject{{u"appId"_s, id.value},
                       {u"runId"_s, deployed.run.id.value},
                       {u"status"_s, u"queued"_s},
                       {u"url"_s, textOrNull(deployed.view.stack.appAddress)},
                       {u"webhook"_s, webhookJson(id, secretFor(services, id, request.token), request.baseUrl)}};
}

Result<QJsonObject> shown(Services &services, const Request &request, StackId id)
{
    SLIPWAY_ASSIGN(const AppView view, find(services, id, request.token));
    SLIPWAY_ASSIGN(const QVector<Run> runs, services.runs.list(id, kShownRuns));
    QJsonArray array;
    for (const Run &run : runs)
        array.append(toJson(run));
    QJsonObject json = toJson(view);
    json.insert(u"runs"_s, array);
    json.insert(u"webhook"_s, webhookJson(id, secretFor(services, id, request.token), request.baseUrl));
    return json;
}

Result<QJsonObject> removed(Services &services, const Request &request, StackId id)
{
    SLIPWAY_TRY(find(services, id, request.token));
    // An app is its container: unlike a stack's, it goes unless it is asked to stay.
    const RemoveOptions options{request.query.queryItemValue(u"down"_s) != "false"_L1,
                                request.query.queryItemValue(u"volumes"_s) == "true"_L1};
    SLIPWAY_TRY(services.apps.remove(id, options));
    return QJsonObject{{u"success"_s, true}};
}

Answer answerFor(const Result<QJsonObject> &json, int status)
{
    return json ? jsonAnswer(*json, status) : errorAnswer(json.error());
}

} // namespace

void AppsController::addTo(Router &router)
{
    for (const QString &prefix : {u"/api"_s, QString()}) {
        const QString one = prefix + u"/apps/{id}"_s;
        router.add(Method::Post, prefix + u"/deploy"_s, u"stacks:edit"_s,
                   [this](const Request &request, qint64, const Reply &reply) {
                       m_services.worker.run([&services = m_services, request, reply] {
                           reply.send(answerFor(deploy(services, request), 202));
                       });
                   });
        router.add(Method::Get, one, u"stacks:view"_s, [this](const Request &request, qint64 id, const Reply &reply) {
            m_services.worker.run([&services = m_services, request, id, reply] {
                reply.send(answerFor(shown(services, request, StackId(id)), 200));
            });
        });
        router.add(Method::Delete, one, u"stacks:edit"_s,
                   [this](const Request &request, qint64 id, const Reply &reply) {
                       m_services.worker.run([&services = m_services, request, id, reply] {
                           reply.send(answerFor(removed(services, request, StackId(id)), 200));
                       });
                   });
    }
}

} // namespace slipway::listener
