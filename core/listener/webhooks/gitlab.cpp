// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/gitlab.h"

#include "core/listener/webhooks/proof.h"

#include <QJsonDocument>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kToleranceSeconds = 5 * 60;
constexpr const char *kKeyPrefix = "whsec_";

// Standard Webhooks: several signatures may stand there, parted by blanks.
bool isSigned(const WebhookMessage &message, const SecretString &secret)
{
    const QByteArrayView whole = secret.reveal();
    const bool isKey = whole.startsWith(QByteArrayView(kKeyPrefix));
    QByteArray key = QByteArray::fromBase64(isKey ? whole.sliced(6).toByteArray() : QByteArray());
    const QByteArray timestamp = message.header("webhook-timestamp");
    const QByteArray text = message.header("webhook-id") + '.' + timestamp + '.' + message.body;
    const QByteArray right = "v1," + hmacSha256(key, text).toBase64();
    const bool hasKey = !key.isEmpty();
    key.fill('\0');
    bool isRight = false;
    for (const QByteArray &one : message.header("webhook-signature").split(' '))
        isRight = isEqual(one, right) || isRight;
    bool isNumber = false;
    const qint64 seconds = timestamp.toLongLong(&isNumber);
    const qint64 now = message.now.toSecsSinceEpoch();
    const bool isFresh = isNumber && seconds >= now - kToleranceSeconds && seconds <= now + kToleranceSeconds;
    return isRight && hasKey && isFresh;
}

QByteArray firstOf(const WebhookMessage &message, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const QByteArray value = message.header(name); !value.isEmpty())
            return value;
    }
    return {};
}

} // namespace

bool GitLab::recognises(const WebhookMessage &message) const
{
    return message.has("X-Gitlab-Event");
}

bool GitLab::isProven(const WebhookMessage &message, const SecretString &secret) const
{
    if (message.has("webhook-signature"))
        return isSigned(message, secret);
    return isSecret(message.header("X-Gitlab-Token"), secret);
}

Result<WebhookEvent> GitLab::read(const WebhookMessage &message) const
{
    static const JsonFields fields = pushFieldsAnd({"object_kind", "event_name", "project"});
    WebhookEvent event;
    event.provider = name();
    event.event = QString::fromUtf8(message.header("X-Gitlab-Event"));
    event.deliveryId = QString::fromUtf8(firstOf(message, {"webhook-id", "Idempotency-Key", "X-Gitlab-Event-UUID"}));
    SLIPWAY_ASSIGN(const QJsonObject payload, message.json(fields));
    // "System Hook" has pushes too: the body says what it is.
    const QString kind = payload.value(u"object_kind"_s).toString(payload.value(u"event_name"_s).toString());
    if (kind != "push"_L1 && kind != "tag_push"_L1)
        return event;
    readPush(payload, &event);
    event.defaultBranch = payload.value(u"project"_s).toObject().value(u"default_branch"_s).toString();
    return event;
}

WebhookMessage GitLab::sample(const Push &push, const SecretString &secret) const
{
    const QJsonObject payload{
        {u"object_kind"_s, u"push"_s},
        {u"event_name"_s, u"push"_s},
        {u"ref"_s, u"refs/heads/"_s + push.branch},
        {u"before"_s, QString(40, u'0')},
        {u"after"_s, push.commit},
        {u"checkout_sha"_s, push.commit},
        {u"project"_s, QJsonObject{{u"default_branch"_s, push.branch}}},
        {u"commits"_s, QJsonArray{QJsonObject{{u"id"_s, push.commit}, {u"message"_s, u"A test from Slipway"_s}}}}};
    WebhookMessage message{{{"Content-Type", "application/json"}, {"X-Gitlab-Event", "Push Hook"}},
                           QJsonDocument(payload).toJson(QJsonDocument::Compact),
                           push.now};
    message.headers.append({"X-Gitlab-Event-UUID", push.deliveryId});
    const QByteArrayView whole = secret.reveal();
    if (!whole.startsWith(QByteArrayView(kKeyPrefix))) {
        message.headers.append({"X-Gitlab-Token", whole.toByteArray()});
        return message;
    }
    const QByteArray timestamp = QByteArray::number(push.now.toSecsSinceEpoch());
    const QByteArray key = QByteArray::fromBase64(whole.sliced(6).toByteArray());
    const QByteArray text = push.deliveryId + '.' + timestamp + '.' + message.body;
    message.headers.append({"webhook-id", push.deliveryId});
    message.headers.append({"webhook-timestamp", timestamp});
    message.headers.append({"webhook-signature", "v1," + hmacSha256(key, text).toBase64()});
    return message;
}

} // namespace slipway::listener
