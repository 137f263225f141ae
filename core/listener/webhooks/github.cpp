// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/github.h"

#include "core/listener/webhooks/proof.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

bool GitHub::recognises(const WebhookMessage &message) const
{
    return message.has("X-GitHub-Event");
}

bool GitHub::isProven(const WebhookMessage &message, const SecretString &secret) const
{
    return isHmacOf(message.header("X-Hub-Signature-256"), "sha256=", message.body, secret);
}

Result<WebhookEvent> GitHub::read(const WebhookMessage &message) const
{
    static const JsonFields fields = pushFieldsAnd({});
    WebhookEvent event;
    event.provider = name();
    event.event = QString::fromUtf8(message.header("X-GitHub-Event"));
    event.deliveryId = QString::fromUtf8(message.header("X-GitHub-Delivery"));
    if (event.event == "ping"_L1) {
        event.kind = WebhookEvent::Kind::Ping;
    } else if (event.event == "push"_L1) {
        SLIPWAY_ASSIGN(const QJsonObject payload, message.json(fields));
        readPush(payload, &event);
    }
    return event;
}

WebhookMessage GitHub::sample(const Push &push, const SecretString &secret) const
{
    const QByteArray body = samplePush(push.branch, push.commit);
    return {{{"Content-Type", "application/json"},
             {"User-Agent", "GitHub-Hookshot/slipway"},
             {"X-GitHub-Event", "push"},
             {"X-GitHub-Delivery", push.deliveryId},
             {"X-Hub-Signature-256", "sha256=" + hexHmacOf(body, secret)}},
            body,
            push.now};
}

} // namespace slipway::listener
