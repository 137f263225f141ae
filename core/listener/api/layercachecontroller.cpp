// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/layercachecontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/fieldreader.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/environmentservice.h"
#include "core/services/layercacheservice.h"
#include "core/services/services.h"
#include "core/services/worker.h"

#include <algorithm>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

// An environment a token may not use is one it does not know.
Result<> check(const Services &services, const Request &request, EnvironmentId id)
{
    if (!isPermitted(request.token, id))
        return fail(ErrorCode::Forbidden);
    SLIPWAY_ASSIGN(const QVector<Environment> all, services.environments.all());
    const bool isThere = std::any_of(all.cbegin(), all.cend(), [id](const Environment &one) { return one.id == id; });
    return isThere ? Result<>() : fail(ErrorCode::NotFound);
}

Result<QJsonObject> shown(Services &services, const Request &request, EnvironmentId id)
{
    SLIPWAY_TRY(check(services, request, id));
    SLIPWAY_ASSIGN(const LayerCache cache, services.layerCaches.get(id));
    return QJsonObject{{u"address"_s, textOrNull(cache.address)},
                       {u"username"_s, textOrNull(cache.username)},
                       {u"hasPassword"_s, services.layerCaches.hasPassword(id)}};
}

Result<QJsonObject> changed(Services &services, const Request &request, EnvironmentId id)
{
    SLIPWAY_TRY(check(services, request, id));
    SLIPWAY_ASSIGN(const QJsonObject body, bodyObject(request));
    SLIPWAY_ASSIGN(LayerCache cache, services.layerCaches.get(id));
    FieldReader reader(body);
    QString password;
    reader.text(u"address"_s, &cache.address);
    reader.text(u"username"_s, &cache.username);
    reader.text(u"password"_s, &password);
    if (reader.error())
        return fail(*reader.error());
    std::optional<SecretString> secret;
    if (!password.isEmpty() && password != "***"_L1)
        secret.emplace(password);
    SLIPWAY_TRY(services.layerCaches.set(id, cache, secret));
    return shown(services, request, id);
}

Result<QJsonObject> started(Services &services, const Request &request, EnvironmentId id)
{
    SLIPWAY_TRY(check(services, request, id));
    SLIPWAY_ASSIGN(const LayerCache cache, services.layerCaches.startLocal(id));
    SLIPWAY_TRY(services.layerCaches.set(id, cache, SecretString()));
    return shown(services, request, id);
}

Answer answerOf(const Result<QJsonObject> &result)
{
    return result ? jsonAnswer(*result) : errorAnswer(result.error());
}

} // namespace

void LayerCacheController::addTo(Router &router)
{
    const QString path = u"/api/environments/{id}/layer-cache"_s;
    const auto add = [this, &router](Method method, const QString &at, const QString &permission, auto work) {
        router.add(method, at, permission, [this, work](const Request &request, qint64 id, const Reply &reply) {
            m_services.outsideWorker.run([&services = m_services, work, request, id, reply] {
                reply.send(answerOf(work(services, request, EnvironmentId(id))));
            });
        });
    };
    add(Method::Get, path, u"stacks:view"_s, shown);
    add(Method::Put, path, u"environments:edit"_s, changed);
    add(Method::Post, path + u"/local"_s, u"environments:edit"_s, started);
}

} // namespace slipway::listener
