// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/sourcescontroller.h"

#include "core/listener/answers.h"
#include "core/listener/api/fieldreader.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/hostkeyservice.h"
#include "core/services/repositoryservice.h"
#include "core/services/services.h"
#include "core/services/webhookservice.h"
#include "core/services/worker.h"

#include <QJsonArray>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const HostKeyView &key)
{
    return {{u"host"_s, key.host},
            {u"keyType"_s, key.keyType},
            {u"fingerprint"_s, key.fingerprint},
            {u"publisher"_s, textOrNull(key.publisher)},
            {u"isRevoked"_s, key.isRevoked}};
}

QJsonObject toJson(const RepositoryView &view)
{
    return {
        {u"id"_s, view.id.value},
        {u"url"_s, view.url},
        {u"credentialId"_s, view.credentialId ? QJsonValue(view.credentialId->value) : QJsonValue(QJsonValue::Null)},
        {u"credentialName"_s, textOrNull(view.credentialName)},
        {u"stacks"_s, QJsonArray::fromStringList(view.stacks)},
        {u"mirrorBytes"_s, view.mirrorBytes},
        {u"caCertificates"_s, textOrNull(view.caCertificates)},
        {u"sizeLimit"_s, view.sizeLimit},
        {u"reportsStatus"_s, view.reportsStatus},
        {u"statusProblem"_s, textOrNull(view.statusProblem)}};
}

Answer answerFor(const Result<RepositoryView> &view)
{
    return view ? jsonAnswer(toJson(*view)) : errorAnswer(view.error());
}

Answer changeRepository(Services &services, RepositoryId id, const Request &request)
{
    const auto present = services.repositories.get(id);
    if (!present)
        return errorAnswer(present.error());
    const auto body = bodyObject(request);
    if (!body)
        return errorAnswer(body.error());
    RepositorySettings settings{present->caCertificates, present->sizeLimit, present->reportsStatus};
    FieldReader reader(*body);
    reader.text(u"caCertificates"_s, &settings.caCertificates);
    reader.read(u"sizeLimit"_s,
                [&](const QJsonValue &json) { settings.sizeLimit = json.isNull() ? 0 : json.toInteger(-1); });
    reader.flag(u"reportsStatus"_s, &settings.reportsStatus);
    if (reader.error())
        return errorAnswer(*reader.error());
    return answerFor(services.repositories.change(id, settings));
}

} // namespace

void SourcesController::addTo(Router &router)
{
    addHostKeys(router);
    addRepositories(router);
}

void SourcesController::addHostKeys(Router &router)
{
    const QString path = u"/api/hostkeys"_s;
    const QString permission = u"credentials:edit"_s;
    router.addForAll(Method::Get, path, permission, [this](const Request &, qint64, const Reply &reply) {
        m_services.worker.run([&services = m_services, reply] {
            const auto keys = services.hostKeys.list();
            if (!keys) {
                reply.send(errorAnswer(keys.error()));
                return;
            }
            QJsonArray array;
            for (const HostKeyView &key : *keys)
                array.append(toJson(key));
            reply.send(jsonAnswer(array));
        });
    });
    router.addForAll(Method::Post, path, permission, [this](const Request &request, qint64, const Reply &reply) {
        const auto body = bodyObject(request);
        if (!body) {
            reply.send(errorAnswer(body.error()));
            return;
        }
        m_services.worker.run([&services = m_services, host = body->value(u"host"_s).toString(),
                               fingerprint = body->value(u"fingerprint"_s).toString(), reply] {
            const auto key = services.hostKeys.accept(host, fingerprint);
            reply.send(key ? jsonAnswer(toJson(*key), 201) : errorAnswer(key.error()));
        });
    });
    router.addForAll(Method::Delete, path, permission, [this](const Request &request, qint64, const Reply &reply) {
        const QString host = request.query.queryItemValue(u"host"_s, QUrl::FullyDecoded);
        m_services.worker.run([&services = m_services, host, reply] {
            const auto removed = services.hostKeys.remove(host);
            reply.send(removed ? jsonAnswer(QJsonObject{{u"success"_s, true}}) : errorAnswer(removed.error()));
        });
    });
}

void SourcesController::addRepositories(Router &router)
{
    const QString path = u"/api/repositories"_s;
    const QString one = path + u"/{id}"_s;
    router.addForAll(Method::Get, path, u"stacks:view"_s, [this](const Request &, qint64, const Reply &reply) {
        m_services.worker.run([&services = m_services, reply] {
            const auto all = services.repositories.all();
            if (!all) {
                reply.send(errorAnswer(all.error()));
                return;
            }
            QJsonArray array;
            for (const RepositoryView &view : *all)
                array.append(toJson(view));
            reply.send(jsonAnswer(array));
        });
    });
    router.addForAll(Method::Get, one, u"stacks:view"_s, [this](const Request &, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, id, reply] {
            reply.send(answerFor(services.repositories.get(RepositoryId(id))));
        });
    });
    router.addForAll(Method::Put, one, u"stacks:edit"_s, [this](const Request &request, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, request, id, reply] {
            reply.send(changeRepository(services, RepositoryId(id), request));
        });
    });
    router.addForAll(Method::Post, one + u"/webhook-secret"_s, u"stacks:edit"_s,
                     [this](const Request &request, qint64 id, const Reply &reply) {
                         m_services.worker.run([&services = m_services, id, reply, baseUrl = request.baseUrl] {
                             const WebhookAddress address{WebhookAddress::Kind::Repository, id};
                             const auto made = services.webhooks.newSecret(address);
                             reply.send(made ? jsonAnswer(QJsonObject{
                                                   {u"webhook"_s, QJsonObject{{u"url"_s, baseUrl + address.path()},
                                                                              {u"secret"_s, made->revealText()},
                                                                              {u"contentType"_s, u"application/json"_s},
                                                                              {u"events"_s, QJsonArray{u"push"_s}}}}})
                                             : errorAnswer(made.error()));
                         });
                     });
    router.addForAll(
        Method::Post, one + u"/check"_s, u"stacks:view"_s, [this](const Request &, qint64 id, const Reply &reply) {
            m_services.outsideWorker.run([&services = m_services, id, reply] {
                const auto branches = services.repositories.check(RepositoryId(id));
                if (!branches && branches.error().code == ErrorCode::NotFound) {
                    reply.send(errorAnswer(branches.error()));
                    return;
                }
                reply.send(
                    branches
                        ? jsonAnswer({{u"success"_s, true}, {u"branches"_s, QJsonArray::fromStringList(*branches)}})
                        : jsonAnswer({{u"success"_s, false}, {u"error"_s, errorSentence(branches.error())}}));
            });
        });
}

} // namespace slipway::listener
