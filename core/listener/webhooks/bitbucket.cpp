// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/bitbucket.h"

#include "core/listener/webhooks/proof.h"

#include <QJsonDocument>
#include <algorithm>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

// One branch or tag of a push, in the form of either Bitbucket.
struct Change {
    QString branch;
    QString tag;
    QString commit;
    bool isDeletion = false;
    QJsonArray commits;
};

Change cloudChange(const QJsonObject &json)
{
    const QJsonObject now = json.value(u"new"_s).toObject();
    Change change;
    change.isDeletion = now.isEmpty();
    const QJsonObject ref = change.isDeletion ? json.value(u"old"_s).toObject() : now;
    const QString name = ref.value(u"name"_s).toString();
    (ref.value(u"type"_s).toString() == "tag"_L1 ? change.tag : change.branch) = name;
    change.commit = now.value(u"target"_s).toObject().value(u"hash"_s).toString();
    change.commits = json.value(u"commits"_s).toArray();
    return change;
}

Change serverChange(const QJsonObject &json)
{
    const QJsonObject ref = json.value(u"ref"_s).toObject();
    WebhookEvent named;
    readRef(ref.value(u"id"_s).toString(), &named);
    return {named.branch,
            named.tag,
            json.value(u"toHash"_s).toString(),
            json.value(u"type"_s).toString() == "DELETE"_L1,
            {}};
}

// A branch that is there counts before one that was deleted, and before a tag.
void readChanges(const QVector<Change> &changes, WebhookEvent *event)
{
    event->kind = WebhookEvent::Kind::Push;
    const auto rank = [](const Change &change) { return (change.isDeletion ? 2 : 0) + (change.tag.isEmpty() ? 0 : 1); };
    QVector<Change> sorted = changes;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&rank](const Change &a, const Change &b) { return rank(a) < rank(b); });
    const Change &first = sorted.constFirst();
    event->branch = first.branch;
    event->tag = first.tag;
    event->commit = first.commit;
    event->isDeletion = first.isDeletion;
    event->isSkipping = true;
    for (const Change &change : std::as_const(sorted)) {
        if (rank(change) != 0)
            continue;
        if (change.branch != first.branch)
            event->otherBranches << change.branch;
        event->isSkipping = event->isSkipping && areAllSkipping(change.commits, u"message"_s);
    }
    event->isSkipping = event->isSkipping && rank(first) == 0;
    if (event->branch.isEmpty() && event->tag.isEmpty())
        event->kind = WebhookEvent::Kind::Other;
}

} // namespace

bool Bitbucket::recognises(const WebhookMessage &message) const
{
    return message.has("X-Event-Key");
}

bool Bitbucket::isProven(const WebhookMessage &message, const SecretString &secret) const
{
    return isHmacOf(message.header("X-Hub-Signature"), "sha256=", message.body, secret);
}

Result<WebhookEvent> Bitbucket::read(const WebhookMessage &message) const
{
    static const JsonFields fields{"changes", "push",    "repository", "mainbranch", "name", "new", "old",   "target",
                                   "hash",    "commits", "message",    "type",       "ref",  "id",  "toHash"};
    WebhookEvent event;
    event.provider = name();
    event.event = QString::fromUtf8(message.header("X-Event-Key"));
    const QByteArray cloudId = message.header("X-Request-UUID");
    event.deliveryId = QString::fromUtf8(cloudId.isEmpty() ? message.header("X-Request-Id") : cloudId);
    if (event.event == "diagnostics:ping"_L1) {
        event.kind = WebhookEvent::Kind::Ping;
        return event;
    }
    const bool isServer = event.event == "repo:refs_changed"_L1;
    if (event.event != "repo:push"_L1 && !isServer)
        return event;
    SLIPWAY_ASSIGN(const QJsonObject payload, message.json(fields));
    const QJsonArray list = isServer ? payload.value(u"changes"_s).toArray()
                                     : payload.value(u"push"_s).toObject().value(u"changes"_s).toArray();
    QVector<Change> changes;
    for (const QJsonValue &one : list)
        changes << (isServer ? serverChange(one.toObject()) : cloudChange(one.toObject()));
    event.defaultBranch =
        payload.value(u"repository"_s).toObject().value(u"mainbranch"_s).toObject().value(u"name"_s).toString();
    if (!changes.isEmpty())
        readChanges(changes, &event);
    return event;
}

WebhookMessage Bitbucket::sample(const Push &push, const SecretString &secret) const
{
    const QJsonObject tip{
        {u"type"_s, u"branch"_s}, {u"name"_s, push.branch}, {u"target"_s, QJsonObject{{u"hash"_s, push.commit}}}};
    const QJsonObject change{
        {u"new"_s, tip},
        {u"old"_s, QJsonValue::Null},
        {u"commits"_s, QJsonArray{QJsonObject{{u"hash"_s, push.commit}, {u"message"_s, u"A test from Slipway"_s}}}}};
    const QJsonObject payload{{u"push"_s, QJsonObject{{u"changes"_s, QJsonArray{change}}}},
                              {u"repository"_s, QJsonObject{{u"full_name"_s, u"slipway/test"_s}}}};
    const QByteArray body = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    return {{{"Content-Type", "application/json"},
             {"X-Event-Key", "repo:push"},
             {"X-Request-UUID", push.deliveryId},
             {"X-Hub-Signature", "sha256=" + hexHmacOf(body, secret)}},
            body,
            push.now};
}

} // namespace slipway::listener
