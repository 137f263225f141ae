// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/gitea.h"

#include "core/listener/webhooks/proof.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

QString Gitea::name() const
{
    switch (m_kind) {
    case Kind::Forgejo:
        return u"forgejo"_s;
    case Kind::Gogs:
        return u"gogs"_s;
    case Kind::Gitea:
        break;
    }
    return u"gitea"_s;
}

QByteArray Gitea::own(const char *rest) const
{
    QByteArray label = name().toLatin1();
    label[0] = char(label[0] - 'a' + 'A');
    return "X-" + label + '-' + rest;
}

bool Gitea::recognises(const WebhookMessage &message) const
{
    return message.has(own("Event").constData());
}

bool Gitea::isProven(const WebhookMessage &message, const SecretString &secret) const
{
    const QByteArray signature = message.header(own("Signature").constData());
    if (!signature.isEmpty())
        return isHmacOf(signature, "", message.body, secret);
    return isHmacOf(message.header("X-Hub-Signature-256"), "sha256=", message.body, secret);
}

Result<WebhookEvent> Gitea::read(const WebhookMessage &message) const
{
    static const JsonFields fields = pushFieldsAnd({});
    WebhookEvent event;
    event.provider = name();
    event.event = QString::fromUtf8(message.header(own("Event").constData()));
    event.deliveryId = QString::fromUtf8(message.header(own("Delivery").constData()));
    if (event.event == "ping"_L1) {
        event.kind = WebhookEvent::Kind::Ping;
    } else if (event.event == "push"_L1) {
        SLIPWAY_ASSIGN(const QJsonObject payload, message.json(fields));
        readPush(payload, &event);
    }
    return event;
}

WebhookMessage Gitea::sample(const Push &push, const SecretString &secret) const
{
    const QByteArray body = samplePush(push.branch, push.commit);
    const QByteArray proof = hexHmacOf(body, secret);
    WebhookMessage message{{{"Content-Type", "application/json"}}, body, push.now};
    message.headers.append(std::pair<QByteArray, QByteArray>(own("Event"), "push"));
    message.headers.append(std::pair<QByteArray, QByteArray>(own("Delivery"), push.deliveryId));
    message.headers.append(std::pair<QByteArray, QByteArray>(own("Signature"), proof));
    message.headers.append(std::pair<QByteArray, QByteArray>("X-GitHub-Event", "push"));
    message.headers.append(std::pair<QByteArray, QByteArray>("X-GitHub-Delivery", push.deliveryId));
    message.headers.append(std::pair<QByteArray, QByteArray>("X-Hub-Signature-256", "sha256=" + proof));
    return message;
}

} // namespace slipway::listener
