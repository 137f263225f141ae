// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/generic.h"

#include "core/listener/webhooks/proof.h"

#include <QJsonDocument>

namespace slipway::listener {

using namespace Qt::StringLiterals;

bool Generic::recognises(const WebhookMessage &) const
{
    return true;
}

bool Generic::isProven(const WebhookMessage &message, const SecretString &secret) const
{
    const bool isSigned = isHmacOf(message.header("X-Hub-Signature-256"), "sha256=", message.body, secret);
    const QByteArray authorization = message.header("Authorization");
    const bool isBearer = authorization.left(7).toLower() == "bearer ";
    return isSecret(isBearer ? authorization.mid(7).trimmed() : QByteArray(), secret) || isSigned;
}

Result<WebhookEvent> Generic::read(const WebhookMessage &message) const
{
    static const JsonFields fields = pushFieldsAnd({"branch", "commit"});
    WebhookEvent event;
    event.provider = name();
    event.event = u"push"_s;
    event.kind = WebhookEvent::Kind::Push;
    const QByteArray id = message.header("webhook-id");
    event.deliveryId = QString::fromUtf8(id.isEmpty() ? message.header("Idempotency-Key") : id);
    if (message.body.trimmed().isEmpty())
        return event;
    SLIPWAY_ASSIGN(const QJsonObject payload, message.json(fields));
    if (payload.contains(u"ref"_s)) {
        readPush(payload, &event);
    } else {
        event.branch = payload.value(u"branch"_s).toString();
        event.commit = payload.value(u"commit"_s).toString();
    }
    return event;
}

WebhookMessage Generic::sample(const Push &push, const SecretString &secret) const
{
    const QJsonObject payload{{u"branch"_s, push.branch}, {u"commit"_s, push.commit}};
    return {{{"Content-Type", "application/json"},
             {"Idempotency-Key", push.deliveryId},
             {"Authorization", "Bearer " + secret.reveal().toByteArray()}},
            QJsonDocument(payload).toJson(QJsonDocument::Compact),
            push.now};
}

} // namespace slipway::listener
