// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/stackscontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/stackjson.h"
#include "core/listener/router.h"
#include "core/services/services.h"
#include "core/services/webhookservice.h"
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

// The secret a POST or PUT brings for the webhook; none where it is left as it is.
Result<std::shared_ptr<SecretString>> webhookSecretFrom(const QJsonObject &body)
{
    const QJsonValue value = body.value(u"webhookSecret"_s);
    if (value.isUndefined() || value.isNull() || value == u"***"_s)
        return std::shared_ptr<SecretString>();
    if (!value.isString())
        return fail(ErrorCode::InvalidInput, u"webhookSecret"_s, u"It must be a text."_s);
    auto secret = std::make_shared<SecretString>(value.toString());
    SLIPWAY_TRY(WebhookService::checkSecret(*secret));
    return secret;
}

void showSecret(QJsonObject *stack, const SecretString &secret)
{
    QJsonObject webhook = stack->value(u"webhook"_s).toObject();
    webhook.insert(u"secret"_s, secret.revealText());
    stack->insert(u"webhook"_s, webhook);
}

// The stack as it is answered, with its webhook's secret where this call has made it.
Result<QJsonObject> answered(Services &services, const StackView &view, const SecretString *given,
                             const QString &baseUrl)
{
    QJsonObject json = toJson(view, baseUrl);
    const WebhookAddress address{WebhookAddress::Kind::Stack, view.stack.id.value};
    if (given) {
        SLIPWAY_TRY(services.webhooks.setSecret(address, *given));
    } else if (view.stack.settings.webhookEnabled) {
        SLIPWAY_ASSIGN(const auto made, services.webhooks.ensureSecret(address));
        if (made)
            showSecret(&json, *made);
    }
    return json;
}

// Adds the run of "deployNow".
Result<> deployNow(Services &services, StackId stack, QJsonObject *json)
{
    SLIPWAY_ASSIGN(const Run run, services.stacks.request(stack, RunKind::Deploy, Trigger::Api));
    json->insert(u"runId"_s, run.id.value);
    return {};
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
    router.add(
        Method::Post, one + u"/webhook-secret"_s, u"stacks:edit"_s,
        [this](const Request &request, qint64 id, const Reply &reply) { renewSecret(request, StackId(id), reply); });
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

Result<StacksController::Wanted> StacksController::read(const Request &request, const StackSettings &base) const
{
    SLIPWAY_ASSIGN(const QJsonObject body, bodyObject(request));
    Wanted wanted;
    SLIPWAY_ASSIGN(StackChange change, stackChangeFromJson(body, base));
    if (!isPermitted(request.token, change.settings.environmentId))
        return fail(ErrorCode::Forbidden);
    SLIPWAY_ASSIGN(wanted.webhookSecret, webhookSecretFrom(body));
    // Before anything is changed.
    if (wanted.webhookSecret || (change.settings.webhookEnabled && !base.webhookEnabled))
        SLIPWAY_TRY(m_services.webhooks.checkVault());
    const QJsonValue deploy = body.value(u"deployNow"_s);
    if (!deploy.isUndefined() && !deploy.isNull() && !deploy.isBool())
        return fail(ErrorCode::InvalidInput, u"deployNow"_s, u"It must be true or false."_s);
    wanted.isDeploying = deploy.toBool();
    wanted.change = std::make_shared<StackChange>(std::move(change));
    return wanted;
}

// On the worker, once the stack is as wanted.
Answer StacksController::finish(Services &services, const Result<StackView> &view, const Wanted &wanted, int status,
                                const QString &baseUrl)
{
    if (!view)
        return stackError(view.error());
    auto json = answered(services, *view, wanted.webhookSecret.get(), baseUrl);
    if (!json)
        return stackError(json.error());
    if (wanted.isDeploying) {
        if (const auto done = deployNow(services, view->stack.id, &*json); !done)
            return stackError(done.error());
    }
    return jsonAnswer(*json, status);
}

void StacksController::create(const Request &request, const Reply &reply) const
{
    StackSettings defaults;
    defaults.environmentId = kLocalEnvironment;
    const auto wanted = read(request, defaults);
    if (!wanted) {
        reply.send(errorAnswer(wanted.error()));
        return;
    }
    m_services.worker.run([&services = m_services, wanted = *wanted, reply, baseUrl = request.baseUrl] {
        reply.send(finish(services, services.stacks.add(std::move(*wanted.change)), wanted, 201, baseUrl));
    });
}

void StacksController::change(const Request &request, StackId id, const Reply &reply) const
{
    const auto present = find(id, request.token);
    if (!present) {
        reply.send(stackError(present.error()));
        return;
    }
    const auto wanted = read(request, present->stack.settings);
    if (!wanted) {
        reply.send(errorAnswer(wanted.error()));
        return;
    }
    m_services.worker.run([&services = m_services, id, wanted = *wanted, reply, baseUrl = request.baseUrl] {
        reply.send(finish(services, services.stacks.change(id, std::move(*wanted.change)), wanted, 200, baseUrl));
    });
}

void StacksController::renewSecret(const Request &request, StackId id, const Reply &reply) const
{
    const auto present = find(id, request.token);
    if (!present) {
        reply.send(stackError(present.error()));
        return;
    }
    m_services.worker.run([&services = m_services, view = *present, reply, baseUrl = request.baseUrl] {
        const auto made = services.webhooks.newSecret({WebhookAddress::Kind::Stack, view.stack.id.value});
        if (!made) {
            reply.send(stackError(made.error()));
            return;
        }
        QJsonObject json = toJson(view, baseUrl);
        showSecret(&json, *made);
        reply.send(jsonAnswer(QJsonObject{{u"webhook"_s, json.value(u"webhook"_s)}}));
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
