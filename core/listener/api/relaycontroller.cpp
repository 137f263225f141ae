// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/relaycontroller.h"

#include "core/listener/answers.h"
#include "core/listener/api/fieldreader.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/services.h"
#include "core/services/webhookservice.h"
#include "core/services/worker.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

const QString kPath = u"/api/relay"_s;
const QString kPermission = u"credentials:edit"_s;

Answer answerFor(const WebhookService &webhooks)
{
    const auto url = webhooks.relayUrl();
    if (!url)
        return errorAnswer(url.error());
    const RelayStatus status = webhooks.relayStatus();
    return jsonAnswer({{u"relayUrl"_s, textOrNull(maskedRelayUrl(url->revealText()))},
                       {u"state"_s, relayStateName(status.state)},
                       {u"connectedSince"_s, timeJson(status.since)},
                       {u"problem"_s, textOrNull(status.problem)},
                       {u"nextTry"_s, timeJson(status.nextTry)}});
}

Result<SecretString> urlFrom(const Request &request)
{
    SLIPWAY_ASSIGN(const QJsonObject body, bodyObject(request));
    FieldReader reader(body);
    if (!body.contains(u"relayUrl"_s))
        reader.problem(u"relayUrl"_s, u"the address of a channel, or null"_s);
    QString url;
    reader.text(u"relayUrl"_s, &url);
    if (reader.error())
        return fail(*reader.error());
    return SecretString(url.trimmed());
}

} // namespace

void RelayController::addTo(Router &router)
{
    router.addForAll(Method::Get, kPath, kPermission, [this](const Request &, qint64, const Reply &reply) {
        m_services.worker.run([&webhooks = m_services.webhooks, reply] { reply.send(answerFor(webhooks)); });
    });
    router.addForAll(Method::Put, kPath, kPermission, [this](const Request &request, qint64, const Reply &reply) {
        m_services.worker.run([&webhooks = m_services.webhooks, request, reply] {
            auto url = urlFrom(request);
            const Result<> done = url ? webhooks.setRelayUrl(*url) : fail(url.error());
            reply.send(done ? answerFor(webhooks) : errorAnswer(done.error()));
        });
    });
}

} // namespace slipway::listener
