// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/notificationscontroller.h"

#include "core/listener/answers.h"
#include "core/listener/api/fieldreader.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/notificationtargetservice.h"
#include "core/services/services.h"
#include "core/services/worker.h"

#include <QJsonArray>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

const QString kPermission = u"credentials:edit"_s;

QStringList namesOf(const QSet<NewsKind> &news)
{
    QStringList names;
    for (const NewsKind kind : news)
        names << newsKindName(kind);
    names.sort();
    return names;
}

QJsonObject toJson(const NotificationTargetView &view)
{
    const NotificationTarget &target = view.target;
    return {{u"id"_s, target.id.value},
            {u"name"_s, target.name},
            {u"type"_s, targetKindName(target.kind)},
            {u"host"_s, target.host},
            {u"enabled"_s, target.isEnabled},
            {u"events"_s, QJsonArray::fromStringList(namesOf(target.news))},
            {u"hasToken"_s, view.hasToken},
            {u"lastTried"_s, view.lastTried ? timeJson(*view.lastTried) : QJsonValue()},
            {u"lastError"_s, view.lastError ? QJsonValue(errorSentence(*view.lastError)) : QJsonValue()}};
}

Answer answerFor(const Result<NotificationTargetView> &view, int status)
{
    return view ? jsonAnswer(toJson(*view), status) : errorAnswer(view.error());
}

void readNews(FieldReader &reader, const QJsonValue &json, QSet<NewsKind> *news)
{
    const QString field = u"events"_s;
    if (!json.isArray()) {
        reader.problem(field, u"a list of failed, needs_you, recovered, deployed"_s);
        return;
    }
    news->clear();
    const QJsonArray names = json.toArray();
    for (const QJsonValue &name : names) {
        if (const auto kind = newsKindFromName(name.toString()))
            news->insert(*kind);
        else
            reader.problem(field, u"a list of failed, needs_you, recovered, deployed"_s);
    }
}

// `null` and "***" keep a secret, as everywhere.
Result<std::shared_ptr<NotificationTargetChange>> changeFrom(const Request &request, const NotificationTarget &base)
{
    SLIPWAY_ASSIGN(const QJsonObject body, bodyObject(request));
    auto change = std::make_shared<NotificationTargetChange>();
    change->target = base;
    FieldReader reader(body);
    reader.text(u"name"_s, &change->target.name);
    reader.flag(u"enabled"_s, &change->target.isEnabled);
    reader.read(u"type"_s, [&](const QJsonValue &json) {
        if (const auto kind = targetKindFromName(json.toString()))
            change->target.kind = *kind;
        else
            reader.problem(u"type"_s, u"webhook, ntfy, gotify, slack or discord"_s);
    });
    reader.read(u"events"_s, [&](const QJsonValue &json) { readNews(reader, json, &change->target.news); });
    const auto secret = [&](const QString &field, std::optional<SecretString> *value) {
        reader.read(field, [&](const QJsonValue &json) {
            if (json.isString() && json.toString() != u"***"_s)
                *value = SecretString(json.toString());
            else if (!json.isString() && !json.isNull())
                reader.problem(field, u"a text"_s);
        });
    };
    secret(u"url"_s, &change->url);
    secret(u"token"_s, &change->token);
    if (reader.error())
        return fail(*reader.error());
    return change;
}

} // namespace

void NotificationsController::addTo(Router &router)
{
    const QString all = u"/api/notifications"_s;
    const QString one = all + u"/{id}"_s;
    router.addForAll(Method::Get, all, kPermission, [this](const Request &, qint64, const Reply &reply) {
        m_services.worker.run([&services = m_services, reply] {
            const auto views = services.notificationTargets.all();
            if (!views) {
                reply.send(errorAnswer(views.error()));
                return;
            }
            QJsonArray array;
            for (const NotificationTargetView &view : *views)
                array.append(toJson(view));
            reply.send(jsonAnswer(array));
        });
    });
    router.addForAll(Method::Post, all, kPermission, [this](const Request &request, qint64, const Reply &reply) {
        m_services.worker.run([&services = m_services, request, reply] {
            const auto change = changeFrom(request, {});
            reply.send(change ? answerFor(services.notificationTargets.add(std::move(**change)), 201)
                              : errorAnswer(change.error()));
        });
    });
    router.addForAll(Method::Get, one, kPermission, [this](const Request &, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, id, reply] {
            reply.send(answerFor(services.notificationTargets.get(NotificationTargetId(id)), 200));
        });
    });
    router.addForAll(Method::Put, one, kPermission, [this](const Request &request, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, request, id, reply] {
            const auto present = services.notificationTargets.get(NotificationTargetId(id));
            if (!present) {
                reply.send(errorAnswer(present.error()));
                return;
            }
            const auto change = changeFrom(request, present->target);
            reply.send(
                change
                    ? answerFor(services.notificationTargets.change(NotificationTargetId(id), std::move(**change)), 200)
                    : errorAnswer(change.error()));
        });
    });
    router.addForAll(Method::Delete, one, kPermission, [this](const Request &, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, id, reply] {
            const auto removed = services.notificationTargets.remove(NotificationTargetId(id));
            reply.send(removed ? jsonAnswer(QJsonObject{{u"success"_s, true}}) : errorAnswer(removed.error()));
        });
    });
    router.addForAll(
        Method::Post, one + u"/test"_s, kPermission, [this](const Request &, qint64 id, const Reply &reply) {
            m_services.outsideWorker.run([&services = m_services, id, reply] {
                const auto sent = services.notificationTargets.test(NotificationTargetId(id));
                if (!sent && sent.error().code == ErrorCode::NotFound)
                    reply.send(errorAnswer(sent.error()));
                else if (!sent)
                    reply.send(jsonAnswer({{u"success"_s, false}, {u"error"_s, errorSentence(sent.error())}}));
                else
                    reply.send(jsonAnswer(QJsonObject{{u"success"_s, true}}));
            });
        });
}

} // namespace slipway::listener
