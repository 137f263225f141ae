// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/message.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace slipway::notify {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDiscordLimit = 2000;
constexpr int kSlackLimit = 3000;
constexpr int kPlainLimit = 4000;

bool isUrgent(NewsKind kind)
{
    return kind == NewsKind::Failed || kind == NewsKind::NeedsYou;
}

QString shortened(const QString &text, int limit)
{
    return text.size() <= limit ? text : text.left(limit - 1) + u'…';
}

QJsonObject webhookBody(const Message &message)
{
    QJsonArray stacks;
    for (const Message::Stack &stack : message.stacks)
        stacks.append(QJsonObject{{u"id"_s, stack.id.value}, {u"name"_s, stack.name}});
    return {{u"source"_s, u"slipway"_s},
            {u"kind"_s, newsKindName(message.kind)},
            {u"title"_s, message.title},
            {u"text"_s, message.text},
            {u"stacks"_s, stacks},
            {u"runId"_s, message.run.isValid() ? QJsonValue(message.run.value) : QJsonValue()},
            {u"commit"_s, message.commit.isEmpty() ? QJsonValue() : QJsonValue(message.commit)},
            {u"time"_s, message.happened.toUTC().toString(Qt::ISODateWithMs)}};
}

// ntfy takes JSON at its root; the topic is the last part of the person's address.
QJsonObject ntfyBody(const Message &message, const QString &topic)
{
    QJsonArray tags;
    tags.append(isUrgent(message.kind) ? u"warning"_s : u"white_check_mark"_s);
    return {{u"topic"_s, topic},
            {u"title"_s, message.title},
            {u"message"_s, shortened(message.text.isEmpty() ? message.title : message.text, kPlainLimit)},
            {u"priority"_s, isUrgent(message.kind) ? 4 : 3},
            {u"tags"_s, tags}};
}

QJsonObject gotifyBody(const Message &message)
{
    return {{u"title"_s, message.title},
            {u"message"_s, shortened(message.text.isEmpty() ? message.title : message.text, kPlainLimit)},
            {u"priority"_s, isUrgent(message.kind) ? 8 : 4}};
}

// "&", "<" and ">" are the marks of Slack's links and mentions: a branch named <!channel> calls nobody.
QString forSlack(QString text)
{
    return text.replace(u'&', "&amp;"_L1).replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
}

QJsonObject slackBody(const Message &message)
{
    const QString text = message.text.isEmpty() ? QString() : u'\n' + forSlack(message.text);
    return {{u"text"_s, shortened(u"*%1*%2"_s.arg(forSlack(message.title), text), kSlackLimit)}};
}

QJsonObject discordBody(const Message &message)
{
    const QString text = message.text.isEmpty() ? QString() : u'\n' + message.text;
    return {{u"content"_s, shortened(u"**%1**%2"_s.arg(message.title, text), kDiscordLimit)},
            {u"allowed_mentions"_s, QJsonObject{{u"parse"_s, QJsonArray()}}}};
}

QString topicOf(const QUrl &url)
{
    return url.path().section(u'/', -1);
}

SecretString withPath(QUrl url, const QString &path)
{
    url.setPath(path);
    return SecretString(url.toString(QUrl::FullyEncoded));
}

void authorize(HttpRequest *request, const SecretString &token)
{
    if (!token.isEmpty())
        request->headers.emplace_back("Authorization", SecretString(u"Bearer "_s + token.revealText()));
}

} // namespace

HttpRequest requestFor(TargetKind kind, const TargetSecrets &secrets, const Message &message)
{
    HttpRequest request;
    const QUrl url(secrets.url.revealText());
    QJsonObject body;
    request.url = secrets.url.clone();
    switch (kind) {
    case TargetKind::Webhook:
        body = webhookBody(message);
        authorize(&request, secrets.token);
        break;
    case TargetKind::Ntfy:
        body = ntfyBody(message, topicOf(url));
        request.url = withPath(url, url.path().section(u'/', 0, -2) + u'/');
        authorize(&request, secrets.token);
        break;
    case TargetKind::Gotify: {
        const QString path = url.path();
        body = gotifyBody(message);
        request.url = path.endsWith("/message"_L1)
                          ? secrets.url.clone()
                          : withPath(url, (path.endsWith(u'/') ? path.chopped(1) : path) + u"/message"_s);
        request.headers.emplace_back("X-Gotify-Key", secrets.token.clone());
        break;
    }
    case TargetKind::Slack:
        body = slackBody(message);
        break;
    case TargetKind::Discord:
        body = discordBody(message);
        break;
    }
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

QString addressProblem(TargetKind kind, const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return QCoreApplication::translate("Notify", "Enter an address that begins with https:// or http://.");
    if (!url.userInfo().isEmpty())
        return QCoreApplication::translate("Notify", "The address has a user or a password in it. Use the token.");
    if (kind == TargetKind::Ntfy && topicOf(url).isEmpty())
        return QCoreApplication::translate("Notify", "Enter the address with the topic, such as "
                                                     "https://ntfy.sh/my-topic.");
    return {};
}

} // namespace slipway::notify
