// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/message.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>
#include <cstring>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

// GitHub's form: payload=…, percent-encoded, "+" for a blank.
QByteArray formField(const QByteArray &body, const QByteArray &name)
{
    for (const QByteArray &pair : body.split('&')) {
        if (!pair.startsWith(name + '='))
            continue;
        QByteArray value = pair.mid(name.size() + 1);
        value.replace('+', ' ');
        return QByteArray::fromPercentEncoding(value);
    }
    return {};
}

// Whether any text in `json` can read "[skip cd]". What stands behind a backslash may mean
// any letter, but for the usual ones.
bool maySkip(QByteArrayView json)
{
    for (qsizetype at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at + 2)) {
        if (at + 1 >= json.size() || !std::strchr("nrtbf\"\\/", json.at(at + 1)))
            return true;
    }
    constexpr QByteArrayView mark = "[skip cd]";
    for (qsizetype at = json.indexOf('['); at >= 0; at = json.indexOf('[', at + 1)) {
        if (json.sliced(at).first(std::min(mark.size(), json.size() - at)).compare(mark, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

QByteArray WebhookMessage::header(const char *name) const
{
    for (const auto &[label, value] : headers) {
        if (label.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool WebhookMessage::has(const char *name) const
{
    return std::any_of(headers.cbegin(), headers.cend(),
                       [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

Result<QJsonObject> WebhookMessage::json(const JsonFields &fields) const
{
    const bool isForm = header("content-type").toLower().startsWith("application/x-www-form-urlencoded");
    const QByteArray text = isForm ? formField(body, "payload") : body;
    // Where it seems to be no JSON, Qt says why.
    QJsonParseError problem;
    JsonFields read = fields;
    // Of its commits only that is asked.
    if (!maySkip(text))
        read.erase(std::remove(read.begin(), read.end(), QByteArrayView("commits")), read.end());
    const QJsonDocument document = QJsonDocument::fromJson(skimJson(text, read).value_or(text), &problem);
    if (document.isObject())
        return document.object();
    return fail(ErrorCode::InvalidInput, u"body"_s,
                problem.error == QJsonParseError::NoError
                    ? QCoreApplication::translate("Webhook", "The body is not a JSON object.")
                    : problem.errorString() + u'.');
}

void readRef(const QString &ref, WebhookEvent *event)
{
    if (ref.startsWith("refs/heads/"_L1))
        event->branch = ref.mid(11);
    else if (ref.startsWith("refs/tags/"_L1))
        event->tag = ref.mid(10);
}

bool isNoCommit(const QString &commit)
{
    return commit.size() >= 40 && std::all_of(commit.cbegin(), commit.cend(), [](QChar c) { return c == u'0'; });
}

bool areAllSkipping(const QJsonArray &commits, const QString &field)
{
    return !commits.isEmpty() && std::all_of(commits.cbegin(), commits.cend(), [&field](const QJsonValue &commit) {
        return commit.toObject().value(field).toString().contains("[skip cd]"_L1, Qt::CaseInsensitive);
    });
}

JsonFields pushFieldsAnd(std::initializer_list<QByteArrayView> fields)
{
    JsonFields all{"ref", "after", "deleted", "commits", "message", "repository", "default_branch"};
    all.insert(all.end(), fields);
    return all;
}

void readPush(const QJsonObject &payload, WebhookEvent *event)
{
    event->kind = WebhookEvent::Kind::Push;
    readRef(payload.value(u"ref"_s).toString(), event);
    event->commit = payload.value(u"after"_s).toString();
    event->isDeletion = payload.value(u"deleted"_s).toBool() || isNoCommit(event->commit);
    event->isSkipping = areAllSkipping(payload.value(u"commits"_s).toArray(), u"message"_s);
    event->defaultBranch = payload.value(u"repository"_s).toObject().value(u"default_branch"_s).toString();
    // Neither a branch nor a tag (for example refs/notes/…): nobody follows that.
    if (event->branch.isEmpty() && event->tag.isEmpty())
        event->kind = WebhookEvent::Kind::Other;
}

QByteArray samplePush(const QString &branch, const QString &commit)
{
    const QJsonObject payload{
        {u"ref"_s, u"refs/heads/"_s + branch},
        {u"before"_s, QString(40, u'0')},
        {u"after"_s, commit},
        {u"deleted"_s, false},
        {u"commits"_s, QJsonArray{QJsonObject{{u"id"_s, commit}, {u"message"_s, u"A test from Slipway"_s}}}},
        {u"repository"_s, QJsonObject{{u"full_name"_s, u"slipway/test"_s}, {u"default_branch"_s, branch}}},
        {u"pusher"_s, QJsonObject{{u"name"_s, u"slipway"_s}}}};
    return QJsonDocument(payload).toJson(QJsonDocument::Compact);
}

} // namespace slipway::listener
