// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/deliveriescontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/fieldreader.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/auditservice.h"
#include "core/services/deliveryservice.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDefaultLimit = 50;
constexpr qint64 kMaxLimit = 500;

template <class IdType>
QJsonArray numbers(const QVector<IdType> &ids)
{
    QJsonArray array;
    for (const IdType id : ids)
        array.append(id.value);
    return array;
}

QJsonObject toJson(const Delivery &delivery)
{
    return {{u"id"_s, delivery.id.value},
            {u"receivedAt"_s, timeJson(delivery.receivedAt)},
            {u"path"_s, delivery.address.path()},
            {u"provider"_s, delivery.provider},
            {u"event"_s, textOrNull(delivery.event)},
            {u"deliveryId"_s, textOrNull(delivery.deliveryId)},
            {u"verdict"_s, deliveryVerdictName(delivery.verdict)},
            {u"reason"_s, textOrNull(delivery.reason)},
            {u"branch"_s, textOrNull(delivery.branch)},
            {u"commit"_s, textOrNull(delivery.commit)},
            {u"sender"_s, delivery.sender},
            {u"stacks"_s, numbers(delivery.stacks)},
            {u"runId"_s,
             delivery.runs.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(delivery.runs.constFirst().value)},
            {u"runIds"_s, numbers(delivery.runs)},
            {u"replayOf"_s,
             delivery.replayOf.isValid() ? QJsonValue(delivery.replayOf.value) : QJsonValue(QJsonValue::Null)},
            {u"bodyBytes"_s, delivery.bodyBytes}};
}

QJsonObject toFullJson(const Delivery &delivery, const QString &curl)
{
    QJsonObject json = toJson(delivery);
    QJsonArray headers;
    for (const auto &[name, value] : delivery.headers)
        headers.append(QJsonObject{{u"name"_s, QString::fromUtf8(name)}, {u"value"_s, QString::fromUtf8(value)}});
    json.insert(u"headers"_s, headers);
    json.insert(u"body"_s, textOrNull(QString::fromUtf8(delivery.body)));
    json.insert(u"curl"_s, textOrNull(curl));
    return json;
}

// What came in for stacks of other environments is nothing to this token.
bool maySee(Services &services, const Delivery &delivery, const Token &token)
{
    if (token.environments.isEmpty())
        return true;
    QVector<StackId> stacks = delivery.stacks;
    if (const StackId own = delivery.address.stack(); own.isValid())
        stacks << own;
    return !stacks.isEmpty() && std::all_of(stacks.cbegin(), stacks.cend(), [&](StackId stack) {
        const auto view = services.stacks.get(stack);
        return view && isPermitted(token, view->stack.settings.environmentId);
    });
}

Result<Delivery> find(Services &services, qint64 id, const Token &token)
{
    SLIPWAY_ASSIGN(Delivery delivery, services.deliveries.get(DeliveryId(id)));
    if (!maySee(services, delivery, token))
        return fail(ErrorCode::Forbidden);
    return delivery;
}

Answer deliveryError(const Error &error)
{
    return error.code == ErrorCode::NotFound ? sentenceAnswer(404, u"Delivery not found"_s) : errorAnswer(error);
}

Result<DeliveryFilter> filterOf(const QUrlQuery &query)
{
    DeliveryFilter filter;
    SLIPWAY_ASSIGN(const qint64 stack, wholeNumber(query, u"stackId"_s, 0));
    SLIPWAY_ASSIGN(const qint64 before, wholeNumber(query, u"before"_s, 0));
    SLIPWAY_ASSIGN(const qint64 limit, wholeNumber(query, u"limit"_s, kDefaultLimit));
    filter.stack = StackId(stack);
    filter.before = DeliveryId(before);
    filter.limit = int(std::clamp(limit, qint64(1), kMaxLimit));
    filter.provider = query.queryItemValue(u"provider"_s, QUrl::FullyDecoded);
    if (query.hasQueryItem(u"verdict"_s)) {
        filter.verdict = deliveryVerdictFromName(query.queryItemValue(u"verdict"_s));
        if (!filter.verdict)
            return fail(ErrorCode::InvalidInput, u"verdict"_s,
                        u"It must be queued, pong, skipped, unproven, disabled or invalid."_s);
    }
    return filter;
}

Answer list(Services &services, const Request &request)
{
    const auto filter = filterOf(request.query);
    if (!filter)
        return errorAnswer(filter.error());
    const auto deliveries = services.deliveries.list(*filter);
    if (!deliveries)
        return errorAnswer(deliveries.error());
    QJsonArray array;
    for (const Delivery &delivery : *deliveries) {
        if (maySee(services, delivery, request.token))
            array.append(toJson(delivery));
    }
    return jsonAnswer(array);
}

Answer replay(Services &services, const Request &request, qint64 id)
{
    const auto delivery = find(services, id, request.token);
    if (!delivery)
        return deliveryError(delivery.error());
    const auto replayed = services.deliveries.replay(DeliveryId(id));
    if (!replayed)
        return deliveryError(replayed.error());
    const QJsonArray runs = numbers(replayed->runs);
    return jsonAnswer({{u"status"_s, u"queued"_s}, {u"runId"_s, runs.first()}, {u"runIds"_s, runs}}, 202);
}

Answer auditAnswer(Services &services, const Request &request)
{
    const auto limit = wholeNumber(request.query, u"limit"_s, kDefaultLimit);
    const auto before = wholeNumber(request.query, u"before"_s, 0);
    if (!limit || !before)
        return errorAnswer(limit ? before.error() : limit.error());
    const auto entries = services.audits.list(int(std::clamp(*limit, qint64(1), kMaxLimit)), *before);
    if (!entries)
        return errorAnswer(entries.error());
    QJsonArray array;
    for (const AuditEntry &entry : *entries) {
        array.append(
            QJsonObject{{u"id"_s, entry.id},
                        {u"at"_s, timeJson(entry.at)},
                        {u"who"_s, entry.who},
                        {u"sender"_s, textOrNull(entry.sender)},
                        {u"action"_s, entry.action},
                        {u"subject"_s, entry.subject},
                        {u"status"_s, entry.status > 0 ? QJsonValue(entry.status) : QJsonValue(QJsonValue::Null)}});
    }
    return jsonAnswer(array);
}

} // namespace

void DeliveriesController::addTo(Router &router)
{
    addDeliveries(router);
    addAudit(router);
}

void DeliveriesController::addDeliveries(Router &router)
{
    const QString all = u"/api/deliveries"_s;
    const QString one = u"/api/deliveries/{id}"_s;
    router.add(Method::Get, all, u"stacks:view"_s, [this](const Request &request, qint64, const Reply &reply) {
        m_services.worker.run([&services = m_services, request, reply] { reply.send(list(services, request)); });
    });
    router.add(Method::Get, one, u"stacks:view"_s, [this](const Request &request, qint64 id, const Reply &reply) {
        m_services.worker.run([&services = m_services, request, id, reply] {
            const auto delivery = find(services, id, request.token);
            if (!delivery) {
                reply.send(deliveryError(delivery.error()));
                return;
            }
            const auto curl = services.deliveries.copyAsCurl(delivery->id, request.baseUrl);
            reply.send(jsonAnswer(toFullJson(*delivery, curl.value_or(QString()))));
        });
    });
    router.add(Method::Post, one + u"/replay"_s, u"stacks:edit"_s,
               [this](const Request &request, qint64 id, const Reply &reply) {
                   m_services.worker.run(
                       [&services = m_services, request, id, reply] { reply.send(replay(services, request, id)); });
               });
}

void DeliveriesController::addAudit(Router &router)
{
    router.addForAll(Method::Get, u"/api/audit"_s, u"environments:edit"_s,
                     [this](const Request &request, qint64, const Reply &reply) {
                         m_services.worker.run(
                             [&services = m_services, request, reply] { reply.send(auditAnswer(services, request)); });
                     });
}

} // namespace slipway::listener
