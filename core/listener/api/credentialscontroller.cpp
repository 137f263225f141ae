// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/credentialscontroller.h"

#include "core/listener/answers.h"
#include "core/listener/api/fieldreader.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/credentialservice.h"
#include "core/services/services.h"
#include "core/services/worker.h"

#include <QJsonArray>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

const QString kPermission = u"credentials:edit"_s;

QJsonObject toJson(const CredentialView &view)
{
    const Credential &credential = view.credential;
    return {{u"id"_s, credential.id.value},
            {u"name"_s, credential.name},
            {u"type"_s, credentialKindName(credential.kind)},
            {u"username"_s, textOrNull(credential.username)},
            {u"host"_s, textOrNull(credential.host)},
            {u"createdAt"_s, timeJson(credential.createdAt)},
            {u"fields"_s, QJsonArray::fromStringList(view.setFields)},
            {u"stacks"_s, QJsonArray::fromStringList(view.stacks)}};
}

Answer answerFor(const Result<CredentialView> &view, int status)
{
    return view ? jsonAnswer(toJson(*view), status) : errorAnswer(view.error());
}

// `null` and "***" keep a value, as with the variables of a stack.
Result<std::shared_ptr<CredentialChange>> changeFrom(const Request &request, const Credential &base)
{
    SLIPWAY_ASSIGN(const QJsonObject body, bodyObject(request));
    auto change = std::make_shared<CredentialChange>();
    change->credential = base;
    FieldReader reader(body);
    reader.text(u"name"_s, &change->credential.name);
    reader.text(u"username"_s, &change->credential.username);
    reader.text(u"host"_s, &change->credential.host);
    reader.read(u"type"_s, [&](const QJsonValue &json) {
        if (const auto kind = credentialKindFromName(json.toString()))
            change->credential.kind = *kind;
        else
            reader.problem(u"type"_s, u"token, password, ssh or agent"_s);
    });
    for (const QString &field : {u"token"_s, u"password"_s, u"privateKey"_s, u"passphrase"_s}) {
        reader.read(field, [&](const QJsonValue &json) {
            if (json.isString() && json.toString() != u"***"_s)
                change->secrets.insert_or_assign(field, SecretString(json.toString()));
            else if (!json.isString() && !json.isNull())
                reader.problem(field, u"a text"_s);
        });
    }
    if (reader.error())
        return fail(*reader.error());
    return change;
}

Answer testAnswer(const Result<QStringList> &branches)
{
    if (!branches)
        return jsonAnswer({{u"success"_s, false}, {u"error"_s, errorSentence(branches.error())}});
    return jsonAnswer({{u"success"_s, true}, {u"branches"_s, QJsonArray::fromStringList(*branches)}});
}

} // namespace

void CredentialsController::addTo(Router &router)
{
    const QString one = u"/api/credentials/{id}"_s;
    router.addForAll(Method::Get, u"/api/credentials"_s, kPermission,
                     [this](const Request &, qint64, const Reply &reply) {
                         m_services.worker.run([&services = m_services, reply] {
                             const auto all = services.credentials.all();
                             if (!all) {
                                 reply.send(errorAnswer(all.error()));
                                 return;
                             }
                             QJsonArray array;
                             for (const CredentialView &view : *all)
                                 array.append(toJson(view));
                             reply.send(jsonAnswer(array));
                         });
                     });
    router.addForAll(Method::Post, u"/api/credentials"_s, kPermission,
                     [this](const Request &request, qint64, const Reply &reply) {
                         const auto change = changeFrom(request, {});
                         if (!change) {
                             reply.send(errorAnswer(change.error()));
                             return;
                         }
                         m_services.worker.run([&services = m_services, wanted = *change, reply] {
                             reply.send(answerFor(services.credentials.add(std::move(*wanted)), 201));
                         });
                     });
    router.addForAll(Method::Get, one, kPermission, [this](const Request &, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, id, reply] {
            reply.send(answerFor(services.credentials.get(CredentialId(id)), 200));
        });
    });
    router.addForAll(Method::Put, one, kPermission, [this](const Request &request, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, request, id, reply] {
            const auto present = services.credentials.get(CredentialId(id));
            if (!present) {
                reply.send(errorAnswer(present.error()));
                return;
            }
            const auto change = changeFrom(request, present->credential);
            reply.send(change ? answerFor(services.credentials.change(CredentialId(id), std::move(**change)), 200)
                              : errorAnswer(change.error()));
        });
    });
    router.addForAll(Method::Delete, one, kPermission, [this](const Request &, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, id, reply] {
            const auto removed = services.credentials.remove(CredentialId(id));
            reply.send(removed ? jsonAnswer(QJsonObject{{u"success"_s, true}}) : errorAnswer(removed.error()));
        });
    });
    router.addForAll(
        Method::Post, one + u"/test"_s, kPermission, [this](const Request &request, qint64 id, const Reply &reply) {
            const auto body = bodyObject(request);
            if (!body) {
                reply.send(errorAnswer(body.error()));
                return;
            }
            m_services.outsideWorker.run([&services = m_services, id, url = body->value(u"url"_s).toString(), reply] {
                const auto branches = services.credentials.test(CredentialId(id), url);
                const bool isAnswer = branches || (branches.error().code != ErrorCode::NotFound &&
                                                   branches.error().code != ErrorCode::InvalidInput);
                reply.send(isAnswer ? testAnswer(branches) : errorAnswer(branches.error()));
            });
        });
}

} // namespace slipway::listener
