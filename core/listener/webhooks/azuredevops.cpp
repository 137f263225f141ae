// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/azuredevops.h"

#include "core/listener/webhooks/proof.h"

#include <QJsonDocument>

namespace slipway::listener {

using namespace Qt::StringLiterals;

bool AzureDevOps::recognises(const WebhookMessage &message) const
{
    return message.header("Authorization").toLower().startsWith("basic ") && message.body.contains("\"eventType\"");
}

bool AzureDevOps::isProven(const WebhookMessage &message, const SecretString &secret) const
{
    const QByteArray pair = QByteArray::fromBase64(message.header("Authorization").mid(6).trimmed());
    return isSecret(QByteArrayView(pair).sliced(pair.indexOf(':') + 1), secret);
}

Result<WebhookEvent> AzureDevOps::read(const WebhookMessage &message) const
{
    static const JsonFields fields{"eventType", "id",      "resource",   "repository", "defaultBranch",
                                   "commits",   "comment", "refUpdates", "name",       "newObjectId"};
    WebhookEvent event;
    event.provider = name();
    SLIPWAY_ASSIGN(const QJsonObject payload, message.json(fields));
    event.event = payload.value(u"eventType"_s).toString();
    event.deliveryId = payload.value(u"id"_s).toString();
    if (event.event != "git.push"_L1)
        return event;
    const QJsonObject resource = payload.value(u"resource"_s).toObject();
    WebhookEvent repository;
    readRef(resource.value(u"repository"_s).toObject().value(u"defaultBranch"_s).toString(), &repository);
    event.defaultBranch = repository.branch;
    event.isSkipping = areAllSkipping(resource.value(u"commits"_s).toArray(), u"comment"_s);
    const QJsonArray updates = resource.value(u"refUpdates"_s).toArray();
    for (const QJsonValue &value : updates) {
        const QJsonObject update = value.toObject();
        WebhookEvent one;
        readRef(update.value(u"name"_s).toString(), &one);
        one.commit = update.value(u"newObjectId"_s).toString();
        one.isDeletion = isNoCommit(one.commit);
        const bool isBetter = event.kind == WebhookEvent::Kind::Other || (event.isDeletion && !one.isDeletion);
        if (one.branch.isEmpty() && one.tag.isEmpty())
            continue;
        if (isBetter) {
            event.kind = WebhookEvent::Kind::Push;
            event.branch = one.branch;
            event.tag = one.tag;
            event.commit = one.commit;
            event.isDeletion = one.isDeletion;
        } else if (!one.isDeletion && !one.branch.isEmpty()) {
            event.otherBranches << one.branch;
        }
    }
    return event;
}

WebhookMessage AzureDevOps::sample(const Push &push, const SecretString &secret) const
{
    const QJsonObject update{{u"name"_s, u"refs/heads/"_s + push.branch},
                             {u"oldObjectId"_s, QString(40, u'0')},
                             {u"newObjectId"_s, push.commit}};
    const QJsonObject resource{
        {u"refUpdates"_s, QJsonArray{update}},
        {u"commits"_s, QJsonArray{QJsonObject{{u"commitId"_s, push.commit}, {u"comment"_s, u"A test from Slipway"_s}}}},
        {u"repository"_s, QJsonObject{{u"defaultBranch"_s, u"refs/heads/"_s + push.branch}}}};
    const QJsonObject payload{{u"id"_s, QString::fromLatin1(push.deliveryId)},
                              {u"eventType"_s, u"git.push"_s},
                              {u"publisherId"_s, u"tfs"_s},
                              {u"resource"_s, resource}};
    return {{{"Content-Type", "application/json; charset=utf-8"},
             {"Authorization", "Basic " + ("slipway:" + secret.reveal().toByteArray()).toBase64()}},
            QJsonDocument(payload).toJson(QJsonDocument::Compact),
            push.now};
}

} // namespace slipway::listener
