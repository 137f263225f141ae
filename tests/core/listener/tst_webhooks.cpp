// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_webhooks.h"

#include "core/listener/webhooks/proof.h"
#include "core/listener/webhooks/registry.h"
#include "core/services/deliveryservice.h"
#include "core/services/runservice.h"
#include "core/services/webhookservice.h"
#include "listenerworld.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QUuid>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <thread>
#include <utility>

using namespace slipway;
using namespace slipway::listener;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<ListenerWorld> w;

const QByteArray kSecret = "0123456789abcdef-the-webhook-secret";

QByteArray freshId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

SecretString secret()
{
    return SecretString::fromBytes(kSecret);
}

QByteArray signatureOf(const QByteArray &body)
{
    return "sha256=" + hexHmacOf(body, secret());
}

// A stack whose runs go on until they are cancelled, with its webhook on.
QJsonObject addStack(const QJsonObject &fields = {})
{
    QJsonObject all{
        {u"url"_s, w->stalling.url()}, {u"webhookEnabled"_s, true}, {u"webhookSecret"_s, QString::fromLatin1(kSecret)}};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        all.insert(it.key(), it.value());
    return w->add(all);
}

HttpAnswer post(const QByteArray &path, const WebhookMessage &message)
{
    QByteArray headers;
    for (const auto &[name, value] : message.headers)
        headers += name + ": " + value + "\r\n";
    return HttpClient(w->server.port()).call("POST", path, message.body, headers);
}

WebhookMessage sampleOf(const QString &provider, const QString &branch = u"main"_s)
{
    static const WebhookRegistry registry;
    return registry.find(provider)->sample({branch, QString(40, u'a'), freshId(), QDateTime::currentDateTimeUtc()},
                                           secret());
}

WebhookMessage gitHub(const QByteArray &event, const QByteArray &body, const QByteArray &id = freshId())
{
    return {{{"Content-Type", "application/json"},
             {"X-GitHub-Event", event},
             {"X-GitHub-Delivery", id},
             {"X-Hub-Signature-256", signatureOf(body)}},
            body,
            {}};
}

QByteArray hook(const QJsonObject &stack)
{
    return ListenerWorld::pathOf(stack, "/webhook");
}

QString statusOf(const HttpAnswer &answer)
{
    return answer.object().value(u"status"_s).toString();
}

QJsonObject newestDelivery(const QByteArray &query = "&verdict=queued")
{
    return w->client().call("GET", "/api/deliveries?limit=1" + query).array().first().toObject();
}

// Another world for as long as it exists: in the common one, runs that never end have all places.
class OwnWorld
{
public:
    OwnWorld()
        : m_common(std::exchange(w, std::make_unique<ListenerWorld>()))
        , isStarted(w->start())
    {
    }
    ~OwnWorld()
    {
        w->stop();
        w = std::move(m_common);
    }
    OwnWorld(const OwnWorld &) = delete;
    OwnWorld &operator=(const OwnWorld &) = delete;

private:
    std::unique_ptr<ListenerWorld> m_common;

public:
    const bool isStarted;
};

void setHeader(WebhookMessage *message, const QByteArray &name, const QByteArray &value)
{
    message->headers.removeIf([&](const auto &header) { return header.first.toLower() == name.toLower(); });
    if (!value.isEmpty())
        message->headers.append({name, value});
}

} // namespace

int listenUntilKilled(const QString &dataDirectory)
{
    w = std::make_unique<ListenerWorld>(dataDirectory);
    // Names that no life before has used.
    w->count = int(QCoreApplication::applicationPid()) * 10;
    if (!w->start(QString::number(w->count)))
        return 1;
    const QJsonObject stack = addStack({{u"url"_s, u"file:///nowhere/repository.git"_s}});
    const QByteArray line =
        QByteArray::number(w->server.port()) + ' ' + QByteArray::number(stack.value(u"id"_s).toInteger()) + '\n';
    fwrite(line.constData(), 1, size_t(line.size()), stdout);
    fflush(stdout);
    return QCoreApplication::exec();
}

void WebhooksTest::initTestCase()
{
    w = std::make_unique<ListenerWorld>();
    QVERIFY(w->start());
}

void WebhooksTest::cleanupTestCase()
{
    w->stop();
    w.reset();
}

// docs.github.com, "Validating webhook deliveries": their own example.
void WebhooksTest::provesAsGitHubDocumentsIt()
{
    const SecretString example = SecretString::fromBytes("It's a Secret to Everybody");
    const QByteArray right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    QVERIFY(isHmacOf(right, "sha256=", "Hello, World!", example));
    QVERIFY(!isHmacOf(right, "sha256=", "Hello, World", example));
    QVERIFY(!isHmacOf(right.mid(7), "sha256=", "Hello, World!", example));
    QVERIFY(!isHmacOf({}, "sha256=", "Hello, World!", example));
    QVERIFY(!isHmacOf("sha256=" + hmacSha256({}, "x").toHex(), "sha256=", "x", SecretString()));
}

void WebhooksTest::takesAPushOfEachProvider_data()
{
    QTest::addColumn<QByteArray>("proof");
    QTest::newRow("github") << QByteArray("X-Hub-Signature-256");
    QTest::newRow("gitlab") << QByteArray("X-Gitlab-Token");
    QTest::newRow("gitea") << QByteArray("X-Gitea-Signature");
    QTest::newRow("forgejo") << QByteArray("X-Forgejo-Signature");
    QTest::newRow("gogs") << QByteArray("X-Gogs-Signature");
    QTest::newRow("bitbucket") << QByteArray("X-Hub-Signature");
    QTest::newRow("azuredevops") << QByteArray("Authorization");
    QTest::newRow("generic") << QByteArray("Authorization");
}

void WebhooksTest::takesAPushOfEachProvider()
{
    QFETCH(QByteArray, proof);
    const QString provider = QString::fromLatin1(QTest::currentDataTag());
    const QJsonObject stack = addStack();
    const WebhookMessage right = sampleOf(provider);
    // What is wrong comes first: it must not keep the right one out.
    WebhookMessage changed = right;
    QByteArray value = right.header(proof.constData());
    value[value.size() - 3] = value.at(value.size() - 3) == '1' ? '2' : '1';
    setHeader(&changed, proof, value);
    setHeader(&changed, "X-Hub-Signature-256", provider == "github"_L1 ? value : QByteArray());
    const HttpAnswer wrong = post(hook(stack), changed);
    QCOMPARE(wrong.status, 401);
    WebhookMessage without = right;
    setHeader(&without, proof, {});
    setHeader(&without, "X-Hub-Signature-256", {});
    const HttpAnswer none = post(hook(stack), without);
    QCOMPARE(none.status, 401);
    QCOMPARE(none.body, wrong.body);
    if (right.header("X-Gitlab-Token").isEmpty() && right.header("Authorization").isEmpty()) {
        WebhookMessage other = right;
        other.body += ' ';
        QCOMPARE(post(hook(stack), other).status, 401);
    }
    const HttpAnswer taken = post(hook(stack), right);
    QCOMPARE(taken.status, 202);
    QCOMPARE(statusOf(taken), u"queued"_s);
    const qint64 run = taken.object().value(u"runId"_s).toInteger();
    QVERIFY(run > 0);
    const QJsonObject made = w->client().call("GET", "/api/runs/" + QByteArray::number(run)).object();
    QCOMPARE(made.value(u"trigger"_s).toString(), u"webhook"_s);
    QCOMPARE(made.value(u"stackId"_s).toInteger(), stack.value(u"id"_s).toInteger());
    const QJsonObject kept = newestDelivery();
    QCOMPARE(kept.value(u"provider"_s).toString(), provider);
    QCOMPARE(kept.value(u"verdict"_s).toString(), u"queued"_s);
    QCOMPARE(kept.value(u"branch"_s).toString(), u"main"_s);
    QCOMPARE(kept.value(u"commit"_s).toString(), QString(40, u'a'));
    QVERIFY(!kept.value(u"deliveryId"_s).toString().isEmpty());
    // Another branch is none of its business.
    const HttpAnswer other = post(hook(stack), sampleOf(provider, u"other"_s));
    QCOMPARE(other.status, 200);
    QCOMPARE(statusOf(other), u"skipped"_s);
}

void WebhooksTest::takesItBySignatureOfGitLab_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("isRight");
    QTest::addColumn<int>("status");
    QTest::newRow("now") << 0 << true << 202;
    QTest::newRow("four minutes old") << -240 << true << 202;
    QTest::newRow("six minutes old") << -360 << true << 401;
    QTest::newRow("from the future") << 360 << true << 401;
    QTest::newRow("wrong, beside a right token") << 0 << false << 401;
}

void WebhooksTest::takesItBySignatureOfGitLab()
{
    QFETCH(int, seconds);
    QFETCH(bool, isRight);
    QFETCH(int, status);
    const QByteArray key = "whsec_" + QByteArray("a key of thirty-two bytes, signs").toBase64();
    const QJsonObject stack = addStack({{u"webhookSecret"_s, QString::fromLatin1(key)}});
    const WebhookRegistry registry;
    WebhookMessage message =
        registry.find(u"gitlab"_s)
            ->sample({u"main"_s, QString(40, u'a'), freshId(), QDateTime::currentDateTimeUtc().addSecs(seconds)},
                     SecretString::fromBytes(key));
    QVERIFY(message.has("webhook-signature"));
    if (!isRight) {
        setHeader(&message, "webhook-signature", "v1,AAAA");
        setHeader(&message, "X-Gitlab-Token", key);
    }
    QCOMPARE(post(hook(stack), message).status, status);
}

void WebhooksTest::tellsProvidersByTheirEventHeader_data()
{
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<QString>("provider");
    QTest::newRow("GitHub") << QByteArrayList{"X-GitHub-Event"} << u"github"_s;
    QTest::newRow("Gitea sends three") << QByteArrayList{"X-GitHub-Event", "X-Gogs-Event", "X-Gitea-Event"}
                                       << u"gitea"_s;
    QTest::newRow("Forgejo sends four") << QByteArrayList{"X-GitHub-Event", "X-Gogs-Event", "X-Gitea-Event",
                                                          "X-Forgejo-Event"}
                                        << u"forgejo"_s;
    QTest::newRow("Gogs") << QByteArrayList{"X-Gogs-Event", "X-GitHub-Event"} << u"gogs"_s;
    QTest::newRow("GitLab") << QByteArrayList{"x-gitlab-event"} << u"gitlab"_s;
    QTest::newRow("Bitbucket") << QByteArrayList{"X-Event-Key"} << u"bitbucket"_s;
    QTest::newRow("a signature tells nothing") << QByteArrayList{"X-Gitea-Signature"} << u"generic"_s;
}

void WebhooksTest::tellsProvidersByTheirEventHeader()
{
    QFETCH(QByteArrayList, headers);
    QFETCH(QString, provider);
    WebhookMessage message;
    for (const QByteArray &name : headers)
        message.headers.append({name, "push"});
    QCOMPARE(WebhookRegistry().providerOf(message).name(), provider);
}

void WebhooksTest::saysWhatItDoesNotFollow_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("reason");
    const QByteArray commit(40, 'a');
    const auto push = [&](const QByteArray &ref, const QByteArray &rest = {}) {
        return QByteArray(R"({"ref":")" + ref + R"(","after":")" + commit + '"' + rest + '}');
    };
    QTest::newRow("ping") << QByteArray("ping") << QByteArray(R"({"zen":"Keep it simple."})") << u"pong"_s << QString();
    QTest::newRow("another branch") << QByteArray("push") << push("refs/heads/next") << u"skipped"_s << u"next"_s;
    QTest::newRow("branch with a slash") << QByteArray("push") << push("refs/heads/main/x") << u"skipped"_s
                                         << u"main/x"_s;
    QTest::newRow("a tag") << QByteArray("push") << push("refs/tags/v1") << u"skipped"_s << u"v1"_s;
    QTest::newRow("a deleted branch") << QByteArray("push") << push("refs/heads/main", R"(,"deleted":true)")
                                      << u"skipped"_s << u"deleted"_s;
    QTest::newRow("deleted, told by zeros")
        << QByteArray("push") << QByteArray(R"({"ref":"refs/heads/main","after":")" + QByteArray(40, '0') + R"("})")
        << u"skipped"_s << u"deleted"_s;
    QTest::newRow("another event") << QByteArray("issues") << QByteArray("{}") << u"skipped"_s << u"issues"_s;
    QTest::newRow("notes") << QByteArray("push") << push("refs/notes/commits") << u"skipped"_s << u"push"_s;
    QTest::newRow("every commit says skip")
        << QByteArray("push")
        << push("refs/heads/main", R"(,"commits":[{"message":"a [skip cd]"},{"message":"[Skip CD] b"}])")
        << u"skipped"_s << u"[skip cd]"_s;
    QTest::newRow("one commit says skip")
        << QByteArray("push") << push("refs/heads/main", R"(,"commits":[{"message":"a [skip cd]"},{"message":"b"}])")
        << u"queued"_s << QString();
    QTest::newRow("skip, written in escapes")
        << QByteArray("push") << push("refs/heads/main", R"(,"commits":[{"message":"a\\n\u005bs\u006bip cd] \"b\""}])")
        << u"skipped"_s << u"[skip cd]"_s;
    QTest::newRow("skip, with a backslash that says nothing")
        << QByteArray("push") << push("refs/heads/main", R"(,"commits":[{"message":"a [\skip cd]"}])") << u"skipped"_s
        << u"[skip cd]"_s;
    QTest::newRow("skip, not in a message")
        << QByteArray("push") << push("refs/heads/main", R"(,"commits":[{"message":"a","id":"[skip cd]"}])")
        << u"queued"_s << QString();
    QTest::newRow("fields nobody knows") << QByteArray("push") << push("refs/heads/main", R"(,"x":{"y":[1]})")
                                         << u"queued"_s << QString();
}

void WebhooksTest::saysWhatItDoesNotFollow()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, body);
    QFETCH(QString, status);
    QFETCH(QString, reason);
    static const QJsonObject stack = addStack();
    const HttpAnswer answer = post(hook(stack), gitHub(event, body));
    QCOMPARE(answer.status, status == "queued"_L1 ? 202 : 200);
    QCOMPARE(statusOf(answer), status);
    QVERIFY2(answer.object().value(u"reason"_s).toString().contains(reason), answer.body.constData());
}

void WebhooksTest::takesTheFormOfGitHub()
{
    const QJsonObject stack = addStack();
    const QByteArray body =
        "payload=" + QByteArray(R"({"ref":"refs/heads/main","after":"x","head":"a + b"})").toPercentEncoding();
    WebhookMessage message = gitHub("push", body);
    setHeader(&message, "Content-Type", "application/x-www-form-urlencoded");
    QCOMPARE(post(hook(stack), message).status, 202);
}

void WebhooksTest::readsSeveralBranchesOfOneMessage_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("body");
    const QByteArray hash(40, 'b');
    QTest::newRow("Bitbucket Cloud") << u"bitbucket"_s << QByteArray(R"({"push":{"changes":[
             {"new":null,"old":{"type":"branch","name":"gone"}},
             {"new":{"type":"tag","name":"v1","target":{"hash":"1"}}},
             {"new":{"type":"branch","name":"next","target":{"hash":"2"}}},
             {"new":{"type":"branch","name":"main","target":{"hash":"3"}}}]}})");
    QTest::newRow("Bitbucket Data Center")
        << u"bitbucket-server"_s
        << QByteArray(R"({"changes":[{"ref":{"id":"refs/heads/next"},"type":"UPDATE","toHash":"1"},
             {"ref":{"id":"refs/heads/main"},"type":"UPDATE","toHash":"2"}]})");
    QTest::newRow("Azure DevOps") << u"azuredevops"_s
                                  << QByteArray(R"({"id":"1","eventType":"git.push","resource":{"refUpdates":[
             {"name":"refs/heads/gone","newObjectId":"0000000000000000000000000000000000000000"},
             {"name":"refs/heads/next","newObjectId":"1"},{"name":"refs/heads/main","newObjectId":"2"}]}})");
}

void WebhooksTest::readsSeveralBranchesOfOneMessage()
{
    QFETCH(QString, provider);
    QFETCH(QByteArray, body);
    const bool isServer = provider == "bitbucket-server"_L1;
    WebhookMessage message = sampleOf(isServer ? u"bitbucket"_s : provider);
    message.body = body;
    if (provider.startsWith("bitbucket"_L1))
        setHeader(&message, "X-Hub-Signature", signatureOf(body));
    if (isServer)
        setHeader(&message, "X-Event-Key", "repo:refs_changed");
    const QJsonObject stack = addStack();
    QCOMPARE(post(hook(stack), message).status, 202);
    QCOMPARE(newestDelivery().value(u"branch"_s).toString(), u"next"_s);
}

void WebhooksTest::refusesWhatIsNotEnabled()
{
    const QJsonObject stack = addStack({{u"webhookEnabled"_s, false}});
    const HttpAnswer answer = post(hook(stack), sampleOf(u"github"_s));
    QCOMPARE(answer.status, 403);
    QVERIFY(!answer.error().isEmpty());
    const HttpAnswer missing = post("/api/git/stacks/99999/webhook", sampleOf(u"github"_s));
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.error(), u"Git stack not found"_s);
    QCOMPARE(post("/webhooks/repositories/99999", sampleOf(u"github"_s)).status, 404);
    QCOMPARE(post("/webhooks/github/99999", sampleOf(u"github"_s)).status, 404);
    QCOMPARE(post("/webhooks/github/99999999999999999999999", sampleOf(u"github"_s)).status, 404);
    QCOMPARE(w->client().call("GET", hook(stack)).status, 405);
}

void WebhooksTest::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    const QByteArray json = "application/json";
    QTest::newRow("nothing") << QByteArray() << json << 400;
    QTest::newRow("no JSON") << QByteArray("hello") << json << 400;
    QTest::newRow("a list") << QByteArray("[1]") << json << 400;
    QTest::newRow("cut off") << QByteArray(R"({"ref":"refs/he)") << json << 400;
    QTest::newRow("deep nesting") << QByteArray(R"({"a":)" + QByteArray(5000, '[')) << json << 400;
    QTest::newRow("10 MB of brackets") << QByteArray(10'000'000, '[') << json << 400;
    QTest::newRow("wrong UTF-8") << QByteArray("{\"ref\":\"refs/heads/\xff\xfe\"}") << json << 400;
    QTest::newRow("wrong types") << QByteArray(R"({"ref":7,"after":[],"commits":{},"repository":null})") << json << 200;
    QTest::newRow("a path for a branch") << QByteArray(R"({"ref":"refs/heads/../../etc/passwd","after":"x"})") << json
                                         << 200;
    QTest::newRow("SQL for a branch") << QByteArray(R"({"ref":"refs/heads/main' OR '1'='1","after":"x"})") << json
                                      << 200;
    QTest::newRow("a form without its field")
        << QByteArray("a=b") << QByteArray("application/x-www-form-urlencoded") << 400;
    QTest::newRow("another type") << QByteArray("{}") << QByteArray("text/plain") << 415;
}

void WebhooksTest::refusesWhatItCannotRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    static const QJsonObject stack = addStack();
    WebhookMessage message = gitHub("push", body);
    setHeader(&message, "Content-Type", type);
    const HttpAnswer answer = post(hook(stack), message);
    QCOMPARE(answer.status, status);
    if (status >= 400)
        QVERIFY(!answer.error().isEmpty());
}

void WebhooksTest::answersAnyHost()
{
    const QJsonObject stack = addStack();
    WebhookMessage message = sampleOf(u"github"_s);
    message.headers.append(std::pair<QByteArray, QByteArray>("Host", "hooks.example.org"));
    QCOMPARE(post(hook(stack), message).status, 202);
}

void WebhooksTest::takesABodyLargerThanTheApiDoes()
{
    const QJsonObject stack = addStack();
    const auto padded = [](qsizetype bytes) {
        QByteArray body = R"({"ref":"refs/heads/main","after":"x","pad":")";
        return body + QByteArray(bytes - body.size() - 2, 'x') + "\"}";
    };
    QCOMPARE(post(hook(stack), gitHub("push", padded(5'000'000))).status, 202);
    QCOMPARE(newestDelivery().value(u"bodyBytes"_s).toInteger(), 5'000'000);
    const QByteArray tooLong = "POST " + hook(stack) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 26214401\r\n\r\n";
    QCOMPARE(HttpClient(w->server.port()).raw(tooLong).status, 413);
    const QByteArray api = "POST /api/git/stacks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n";
    QCOMPARE(HttpClient(w->server.port()).raw(api).status, 413);
}

void WebhooksTest::takesADeliveryOnce()
{
    const QJsonObject stack = addStack();
    const WebhookMessage message = sampleOf(u"github"_s);
    const HttpAnswer first = post(hook(stack), message);
    QCOMPARE(first.status, 202);
    const HttpAnswer second = post(hook(stack), message);
    QCOMPARE(second.status, 200);
    QCOMPARE(statusOf(second), u"skipped"_s);
    // Elsewhere it is another one.
    QCOMPARE(post(hook(addStack()), message).status, 202);
    // One without proof does not use the id up.
    const QJsonObject third = addStack();
    WebhookMessage wrong = message;
    setHeader(&wrong, "X-Hub-Signature-256", "sha256=00");
    QCOMPARE(post(hook(third), wrong).status, 401);
    QCOMPARE(post(hook(third), message).status, 202);
}

void WebhooksTest::takesADeliveryAgainWhoseRunFailed()
{
    const OwnWorld own;
    QVERIFY(own.isStarted);
    const QJsonObject stack = addStack({{u"url"_s, u"file:///nowhere/repository.git"_s}});
    const WebhookMessage message = sampleOf(u"github"_s);
    const HttpAnswer first = post(hook(stack), message);
    QCOMPARE(first.status, 202);
    const qint64 run = first.object().value(u"runId"_s).toInteger();
    QVERIFY(w->waitUntilFinished(run));
    const HttpAnswer again = post(hook(stack), message);
    QCOMPARE(again.status, 202);
    QVERIFY(again.object().value(u"runId"_s).toInteger() > run);
}

void WebhooksTest::joinsPushesThatComeMeanwhile()
{
    const QJsonObject stack = addStack();
    QSet<qint64> runs;
    for (int i = 0; i < 20; ++i) {
        const HttpAnswer answer = post(hook(stack), sampleOf(u"github"_s));
        QCOMPARE(answer.status, 202);
        runs.insert(answer.object().value(u"runId"_s).toInteger());
    }
    // One that goes on, and one that waits for all the others.
    QVERIFY2(runs.size() <= 2, qPrintable(QString::number(runs.size())));
}

void WebhooksTest::fansOutToTheStacksOfARepository()
{
    const QString url = u"file:///nowhere/shared.git"_s;
    const QJsonObject a = addStack({{u"url"_s, url}});
    const QJsonObject b = addStack({{u"url"_s, url}});
    const QJsonObject next = addStack({{u"url"_s, url}, {u"branch"_s, u"next"_s}});
    const QByteArray id = QByteArray::number(a.value(u"repositoryId"_s).toInteger());
    const QByteArray path = "/webhooks/repositories/" + id;
    QCOMPARE(post(path, sampleOf(u"github"_s)).status, 403);
    const HttpAnswer made = w->client().call("POST", "/api/repositories/" + id + "/webhook-secret");
    QCOMPARE(made.status, 200);
    const QJsonObject webhook = made.object().value(u"webhook"_s).toObject();
    QVERIFY(webhook.value(u"url"_s).toString().endsWith(QString::fromLatin1(path)));
    const SecretString own(webhook.value(u"secret"_s).toString());
    QCOMPARE(own.size(), 64);
    const WebhookRegistry registry;
    const WebhookMessage message =
        registry.find(u"gitea"_s)
            ->sample({u"main"_s, QString(40, u'a'), freshId(), QDateTime::currentDateTimeUtc()}, own);
    QCOMPARE(post(path, sampleOf(u"github"_s)).status, 401); // a stack's secret
    const HttpAnswer taken = post(path, message);
    QCOMPARE(taken.status, 202);
    QCOMPARE(taken.object().value(u"runIds"_s).toArray().size(), 2);
    const QJsonArray stacks = newestDelivery().value(u"stacks"_s).toArray();
    QCOMPARE(stacks, (QJsonArray{a.value(u"id"_s), b.value(u"id"_s)}));
    const HttpAnswer list =
        w->client().call("GET", "/api/deliveries?stackId=" + QByteArray::number(next.value(u"id"_s).toInteger()));
    QCOMPARE(list.array().size(), 0);
}

void WebhooksTest::showsTheSecretOnce()
{
    const QJsonObject stack = w->add({{u"webhookEnabled"_s, true}});
    const QString first = stack.value(u"webhook"_s).toObject().value(u"secret"_s).toString();
    QCOMPARE(first.size(), 64);
    QVERIFY(!w->client().call("GET", w->pathOf(stack)).body.contains(first.toLatin1()));
    const HttpAnswer renewed = w->client().call("POST", w->pathOf(stack, "/webhook-secret"));
    QCOMPARE(renewed.status, 200);
    const QString second = renewed.object().value(u"webhook"_s).toObject().value(u"secret"_s).toString();
    QCOMPARE(second.size(), 64);
    QVERIFY(second != first);
    const WebhookRegistry registry;
    const auto sent = [&](const QString &with) {
        return post(hook(stack), registry.find(u"github"_s)
                                     ->sample({u"main"_s, QString(40, u'a'), freshId(), {}}, SecretString(with)))
            .status;
    };
    QCOMPARE(sent(first), 401);
    QCOMPARE(sent(second), 202);
    // Switched on later, it is shown then.
    const QJsonObject off = w->add();
    QVERIFY(!off.value(u"webhook"_s).toObject().contains(u"secret"_s));
    const HttpAnswer on = w->client().json("PUT", w->pathOf(off), {{u"webhookEnabled"_s, true}});
    QCOMPARE(on.object().value(u"webhook"_s).toObject().value(u"secret"_s).toString().size(), 64);
    const HttpAnswer again = w->client().json("PUT", w->pathOf(off), {{u"webhookEnabled"_s, true}});
    QVERIFY(!again.object().value(u"webhook"_s).toObject().contains(u"secret"_s));
}

void WebhooksTest::takesASecretOfThePersons_data()
{
    QTest::addColumn<QJsonValue>("secret");
    QTest::addColumn<int>("status");
    QTest::newRow("fits") << QJsonValue(u"eight888"_s) << 201;
    QTest::newRow("null makes one") << QJsonValue(QJsonValue::Null) << 201;
    QTest::newRow("too short") << QJsonValue(u"seven77"_s) << 400;
    QTest::newRow("too long") << QJsonValue(QString(257, u'x')) << 400;
    QTest::newRow("a number") << QJsonValue(12345678) << 400;
}

void WebhooksTest::takesASecretOfThePersons()
{
    QFETCH(QJsonValue, secret);
    QFETCH(int, status);
    const HttpAnswer answer = w->client().json("POST", "/api/git/stacks",
                                               {{u"stackName"_s, w->uniqueName()},
                                                {u"url"_s, u"file:///nowhere/repository.git"_s},
                                                {u"webhookEnabled"_s, true},
                                                {u"webhookSecret"_s, secret}});
    QCOMPARE(answer.status, status);
    if (status == 400)
        QVERIFY2(answer.error().contains("webhookSecret"_L1), answer.body.constData());
    QVERIFY(!answer.body.contains("eight888"));
}

void WebhooksTest::keepsDeliveries()
{
    const QJsonObject stack = addStack();
    WebhookMessage message = sampleOf(u"github"_s);
    const HttpAnswer taken = post(hook(stack), message);
    QCOMPARE(taken.status, 202);
    const QByteArray ofStack = "&stackId=" + QByteArray::number(stack.value(u"id"_s).toInteger());
    const QJsonObject listed = newestDelivery(ofStack);
    QCOMPARE(listed.value(u"path"_s).toString(), QString::fromLatin1(hook(stack)));
    QCOMPARE(listed.value(u"runId"_s), taken.object().value(u"runId"_s));
    QCOMPARE(listed.value(u"bodyBytes"_s).toInteger(), message.body.size());
    QCOMPARE(listed.value(u"sender"_s).toString(), u"127.0.0.1"_s);
    QVERIFY(!listed.contains(u"body"_s));
    const QByteArray one = "/api/deliveries/" + QByteArray::number(listed.value(u"id"_s).toInteger());
    const QJsonObject whole = w->client().call("GET", one).object();
    QCOMPARE(whole.value(u"body"_s).toString().toUtf8(), message.body);
    QVERIFY(whole.value(u"headers"_s).toArray().size() >= 5);
    for (const QByteArray &filter :
         std::initializer_list<QByteArray>{"&verdict=queued", "&provider=github", "&verdict=queued&provider=github"})
        QCOMPARE(newestDelivery(ofStack + filter).value(u"id"_s), listed.value(u"id"_s));
    for (const QByteArray &filter :
         std::initializer_list<QByteArray>{"&verdict=pong", "&provider=gitlab", "&provider=x'--"})
        QCOMPARE(w->client().call("GET", "/api/deliveries?limit=5" + ofStack + filter).body, QByteArray("[]"));
    for (const QByteArray &wrong :
         std::initializer_list<QByteArray>{"stackId=x", "before=-1", "limit=x", "verdict=good"}) {
        const HttpAnswer refused = w->client().call("GET", "/api/deliveries?" + wrong);
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.error().contains(QString::fromLatin1(wrong.left(wrong.indexOf('=')))));
    }
    QCOMPARE(w->client().call("GET", "/api/deliveries/99999999").status, 404);
    // For another environment only.
    const QByteArray limited = w->newToken(u"limited-deliveries"_s, {u"stacks:edit"_s}, {EnvironmentId(7)});
    QCOMPARE(HttpClient(w->server.port(), limited).call("GET", "/api/deliveries").body, QByteArray("[]"));
    QCOMPARE(HttpClient(w->server.port(), limited).call("GET", one).status, 403);
    QCOMPARE(HttpClient(w->server.port(), limited).call("POST", one + "/replay").status, 403);
}

void WebhooksTest::keepsNoSecretInADelivery()
{
    const QJsonObject stack = addStack();
    for (const QString &provider : {u"gitlab"_s, u"azuredevops"_s, u"generic"_s}) {
        WebhookMessage message = sampleOf(provider);
        message.body.replace("{", "{\"echo\":\"" + kSecret + "\",");
        QVERIFY(post(hook(stack), message).status < 300);
        const QByteArray id = QByteArray::number(newestDelivery().value(u"id"_s).toInteger());
        const HttpAnswer kept = w->client().call("GET", "/api/deliveries/" + id);
        QCOMPARE(kept.object().value(u"provider"_s).toString(), provider);
        QVERIFY(!kept.body.contains(kSecret));
        QVERIFY(!kept.body.contains(("slipway:" + kSecret).toBase64()));
    }
    QFile database(w->folder.filePath(u"data/slipway.db-wal"_s));
    QVERIFY(database.open(QIODevice::ReadOnly));
    QVERIFY(!database.readAll().contains(kSecret));
}

void WebhooksTest::copiesADeliveryAsCurl_data()
{
    QTest::addColumn<QString>("provider");
    for (const QString &name : WebhookRegistry().names())
        QTest::newRow(qPrintable(name)) << name;
}

// What is copied does what it says: a shell and curl send it.
void WebhooksTest::copiesADeliveryAsCurl()
{
    QFETCH(QString, provider);
    const QJsonObject stack = addStack();
    QCOMPARE(post(hook(stack), sampleOf(provider)).status, 202);
    const auto id = DeliveryId(newestDelivery().value(u"id"_s).toInteger());
    const auto command = w->backend.services().deliveries.copyAsCurl(id, w->server.url());
    QVERIFY(command);
    QVERIFY(!command->contains(QString::fromLatin1(kSecret)));
    QString script = *command;
    script.replace(u"SECRET='the webhook secret'"_s, u"SECRET='%1'"_s.arg(QString::fromLatin1(kSecret)));
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, script + u" -sS"_s});
    QVERIFY(shell.waitForFinished(20'000));
    const QByteArray output = shell.readAllStandardOutput();
    // The same delivery: proven, and known.
    QVERIFY2(output.contains("received before"), (output + shell.readAllStandardError()).constData());
}

void WebhooksTest::replaysADelivery()
{
    const OwnWorld own;
    QVERIFY(own.isStarted);
    const QJsonObject stack = addStack({{u"url"_s, u"file:///nowhere/repository.git"_s}});
    const HttpAnswer taken = post(hook(stack), sampleOf(u"github"_s));
    QVERIFY(w->waitUntilFinished(taken.object().value(u"runId"_s).toInteger()));
    const QJsonObject kept = newestDelivery();
    const QByteArray one = "/api/deliveries/" + QByteArray::number(kept.value(u"id"_s).toInteger());
    const HttpAnswer replayed = w->client().call("POST", one + "/replay");
    QCOMPARE(replayed.status, 202);
    QVERIFY(replayed.object().value(u"runId"_s).toInteger() > taken.object().value(u"runId"_s).toInteger());
    QCOMPARE(newestDelivery().value(u"replayOf"_s), kept.value(u"id"_s));
    // What asked for nothing cannot ask for it again.
    QCOMPARE(post(hook(stack), gitHub("ping", "{}")).status, 200);
    const QByteArray ping = QByteArray::number(newestDelivery("&verdict=pong").value(u"id"_s).toInteger());
    QCOMPARE(w->client().call("POST", "/api/deliveries/" + ping + "/replay").status, 409);
}

void WebhooksTest::sendsATestOfEachProvider_data()
{
    copiesADeliveryAsCurl_data();
}

void WebhooksTest::sendsATestOfEachProvider()
{
    QFETCH(QString, provider);
    const QJsonObject stack = addStack();
    DeliveryService &deliveries = w->backend.services().deliveries;
    QVERIFY(deliveries.providers().contains(provider));
    const WebhookAddress address{WebhookAddress::Kind::Stack, stack.value(u"id"_s).toInteger()};
    const auto answer = deliveries.sendTest({address, provider, u"main"_s, {}});
    QVERIFY(answer);
    QCOMPARE(answer->status, 202);
    QCOMPARE(newestDelivery().value(u"provider"_s).toString(), provider);
    const auto nowhere = deliveries.sendTest({{WebhookAddress::Kind::Stack, 99999}, provider, u"main"_s, {}});
    QVERIFY(!nowhere && nowhere.error().code == ErrorCode::NotFound);
}

void WebhooksTest::keepsTheLastHundredUnproven()
{
    const QJsonObject stack = addStack();
    WebhookMessage wrong = sampleOf(u"github"_s);
    setHeader(&wrong, "X-Hub-Signature-256", "sha256=00");
    for (int i = 0; i < 150; ++i)
        QCOMPARE(post(hook(stack), wrong).status, 401);
    const auto count = [] {
        return w->client().call("GET", "/api/deliveries?limit=500&verdict=unproven").array().size();
    };
    QTRY_COMPARE(count(), 100);
    QTest::qWait(2500);
    QCOMPARE(count(), 100);
    const QJsonObject kept = newestDelivery("&verdict=unproven");
    const QJsonObject whole =
        w->client().call("GET", "/api/deliveries/" + QByteArray::number(kept.value(u"id"_s).toInteger())).object();
    QVERIFY(whole.value(u"body"_s).isNull());
    QVERIFY(!whole.value(u"headers"_s).toArray().isEmpty());
}

void WebhooksTest::limitsWrongTokens()
{
    ListenerWorld own; // this address is kept out for a minute
    QVERIFY(own.start());
    const HttpClient wrong(own.server.port(), "slw_wrong");
    for (int i = 0; i < 15; ++i)
        QCOMPARE(wrong.call("GET", "/api/git/stacks").status, 401);
    const HttpAnswer limited = wrong.call("GET", "/api/git/stacks");
    QCOMPARE(limited.status, 429);
    const qsizetype at = limited.head.indexOf("Retry-After: ");
    QVERIFY(at > 0);
    const int wait = limited.head.mid(at + 13, 2).trimmed().toInt();
    QVERIFY(wait > 0 && wait <= 60);
    // A right token always passes, and no token is no wrong one.
    QCOMPARE(own.client().call("GET", "/api/git/stacks").status, 200);
    QCOMPARE(HttpClient(own.server.port()).call("GET", "/api/git/stacks").status, 401);
    own.stop();
}

void WebhooksTest::notesEachChange()
{
    const QJsonObject stack = w->add();
    QCOMPARE(w->client().json("PUT", w->pathOf(stack), {{u"branch"_s, u"next"_s}}).status, 200);
    QCOMPARE(w->client().json("PUT", w->pathOf(stack), {{u"branch"_s, 7}}).status, 400);
    const auto newest = [] { return w->client().call("GET", "/api/audit?limit=2").array(); };
    QTRY_COMPARE(newest().first().toObject().value(u"action"_s).toString(), u"PUT"_s);
    const QJsonObject entry = newest().first().toObject();
    QCOMPARE(entry.value(u"who"_s).toString(), u"all"_s);
    QCOMPARE(entry.value(u"subject"_s).toString(), QString::fromLatin1(w->pathOf(stack)));
    QCOMPARE(entry.value(u"status"_s).toInt(), 200);
    QCOMPARE(entry.value(u"sender"_s).toString(), u"127.0.0.1"_s);
    QVERIFY(!entry.value(u"at"_s).toString().isEmpty());
    const QByteArray viewer = w->newToken(u"viewer-audit"_s, {u"stacks:view"_s});
    QCOMPARE(HttpClient(w->server.port(), viewer).call("GET", "/api/audit").status, 403);
}

// Every example GitHub's own library has, signed by that library.
void WebhooksTest::takesTheExamplesOfOctokit()
{
    QProcess script;
    script.start(QStringLiteral(SLIPWAY_OCTOKIT),
                 {QStringLiteral(SLIPWAY_OCTOKIT_CACHE), QString::fromLatin1(kSecret)});
    QVERIFY2(script.waitForFinished(120'000) && script.exitCode() == 0, script.readAllStandardError().constData());
    const QByteArrayList lines = script.readAllStandardOutput().trimmed().split('\n');
    QVERIFY(lines.size() > 300);
    // The branches and tags the examples are of.
    const QJsonObject stack = addStack({{u"branch"_s, u"master"_s}});
    QMap<QString, int> statuses;
    for (const QByteArray &line : lines) {
        const QJsonObject example = QJsonDocument::fromJson(line).object();
        const QByteArray event = example.value(u"event"_s).toString().toUtf8();
        WebhookMessage message = gitHub(event, example.value(u"body"_s).toString().toUtf8());
        setHeader(&message, "X-Hub-Signature-256", example.value(u"signature"_s).toString().toUtf8());
        const HttpAnswer answer = post(hook(stack), message);
        const QString status = statusOf(answer);
        QVERIFY2(answer.status == 200 || answer.status == 202, line.left(200).constData());
        QVERIFY2(status == (event == "ping" ? u"pong"_s : u"skipped"_s) || event == "push", answer.body.constData());
        ++statuses[status];
    }
    QVERIFY(statuses.value(u"pong"_s) > 0);
    QVERIFY(statuses.value(u"queued"_s) > 0);
}

void WebhooksTest::answersMetrics()
{
    const HttpAnswer answer = HttpClient(w->server.port()).call("GET", "/metrics");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.head.contains("version=0.0.4"));
    for (const QByteArray &line : std::initializer_list<QByteArray>{
             "slipway_runs_total{result=\"failed\"} ", "slipway_deliveries_total{verdict=\"queued\"} ",
             "slipway_stacks{state=\"failed\"} ", "slipway_queue_runs{state=\"running\"} ",
             "slipway_run_duration_seconds_bucket{le=\"+Inf\"} ", "process_resident_memory_bytes "})
        QVERIFY2(answer.body.contains('\n' + line), line.constData());
    // Each line is a comment or "name{labels} number".
    static const QRegularExpression form(u"^[a-z_]+(\\{[a-z]+=\"[^\"]*\"\\})? [0-9.e+-]+$"_s);
    for (const QByteArray &line : answer.body.split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    }
}

// Durable means: killed at any instant, every delivery that was answered 202 is there, and its stack is
// looked at again.
void WebhooksTest::keepsWhatItAnsweredThroughAKill()
{
    const QTemporaryDir folder;
    const QString directory = folder.filePath(u"data"_s);
    for (int round = 0; round < 3; ++round) {
        QProcess victim;
        victim.start(QCoreApplication::applicationFilePath(), {u"--listen-until-killed"_s, directory});
        QVERIFY(QTest::qWaitFor([&victim] { return victim.canReadLine() || victim.state() == QProcess::NotRunning; },
                                20'000));
        const QByteArrayList words = victim.readLine().trimmed().split(' ');
        QCOMPARE(words.size(), 2);
        const QByteArray path = "/api/git/stacks/" + words.at(1) + "/webhook";
        const HttpClient client(quint16(words.at(0).toUInt()));
        std::mutex mutex;
        QStringList answered;
        std::vector<std::thread> senders;
        for (int i = 0; i < 4; ++i) {
            senders.emplace_back([&] {
                for (;;) {
                    const WebhookMessage message = sampleOf(u"github"_s);
                    QByteArray headers = "Connection: close\r\n";
                    for (const auto &[name, value] : message.headers)
                        headers += name + ": " + value + "\r\n";
                    const auto socket = client.connected();
                    if (socket->state() != QAbstractSocket::ConnectedState)
                        return;
                    socket->write(client.request("POST", path, message.body, headers));
                    if (HttpClient::read(*socket, 3000).status != 202)
                        return;
                    const std::lock_guard lock(mutex);
                    answered << QString::fromLatin1(message.header("X-GitHub-Delivery"));
                }
            });
        }
        QTest::qWait(300 + 170 * round);
        ::kill(pid_t(victim.processId()), SIGKILL);
        for (std::thread &sender : senders)
            sender.join();
        victim.waitForFinished();
        QVERIFY(answered.size() > 10);
        ListenerWorld again(directory);
        const auto started = again.backend.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        DeliveryFilter filter;
        filter.limit = 100'000;
        const auto kept = again.backend.services().deliveries.list(filter);
        QVERIFY(kept);
        QSet<QString> ids;
        RunId lastRun;
        for (const Delivery &delivery : *kept) {
            ids.insert(delivery.deliveryId);
            if (!delivery.runs.isEmpty())
                lastRun = std::max(lastRun, delivery.runs.constFirst());
        }
        for (const QString &id : std::as_const(answered))
            QVERIFY2(ids.contains(id), qPrintable(id));
        // What waited or was cut short is made up for: a run after the kill, or that very run.
        const StackId stack(words.at(1).toLongLong());
        QTRY_VERIFY(again.backend.runningRunCount() == 0 && again.backend.waitingRunCount() == 0);
        const auto runs = again.backend.services().runs.list(stack, 5);
        QVERIFY(runs && !runs->isEmpty());
        QVERIFY(runs->constFirst().id >= lastRun && runs->constFirst().isFinished());
        QVERIFY(runs->constFirst().result != RunResult::Interrupted);
        again.backend.stop();
    }
}

// The document and the program have the same paths and methods, and the program answers only what it says.
void WebhooksTest::describesItselfInOpenApi()
{
    QCOMPARE(HttpClient(w->server.port()).call("GET", "/api/openapi.json").status, 401);
    const HttpAnswer answer = w->client().call("GET", "/api/openapi.json");
    QCOMPARE(answer.status, 200);
    const QJsonObject document = answer.object();
    QVERIFY(document.value(u"openapi"_s).toString().startsWith("3.1"_L1));
    const QJsonObject paths = document.value(u"paths"_s).toObject();
    QVERIFY(paths.size() > 30);
    QStringList undescribed = w->server.routes();
    QSet<QString> operations;
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        QByteArrayList methods;
        const QJsonObject item = path.value().toObject();
        for (auto method = item.begin(); method != item.end(); ++method) {
            if (method.key() == "parameters"_L1)
                continue;
            methods << method.key().toUpper().toLatin1();
            const QJsonObject operation = method.value().toObject();
            undescribed.removeAll(QString::fromLatin1(methods.constLast()) + u' ' + path.key());
            QVERIFY(!operations.contains(operation.value(u"operationId"_s).toString()));
            operations.insert(operation.value(u"operationId"_s).toString());
            if (path.key().endsWith("/resume"_L1) || path.key().endsWith("/schedule/pause"_L1))
                continue; // they change what other tests use
            const QByteArray target = path.key().toLatin1().replace("{id}", "987654321");
            const HttpAnswer said = w->client().call(methods.constLast(), target);
            QVERIFY2(operation.value(u"responses"_s).toObject().contains(QString::number(said.status)),
                     (methods.constLast() + ' ' + target + ' ' + QByteArray::number(said.status)).constData());
        }
        const HttpAnswer allowed = w->client().call("PATCH", path.key().toLatin1().replace("{id}", "1"));
        QVERIFY2(allowed.status == 405, qPrintable(path.key()));
        const qsizetype at = allowed.head.indexOf("Allow: ") + 7;
        QByteArrayList has = allowed.head.mid(at, allowed.head.indexOf('\r', at) - at).split(',');
        for (QByteArray &one : has)
            one = one.trimmed();
        std::sort(has.begin(), has.end());
        std::sort(methods.begin(), methods.end());
        QVERIFY2(has == methods, qPrintable(path.key()));
    }
    QCOMPARE(undescribed, QStringList());
}

// @redocly/cli finds nothing to say about it.
void WebhooksTest::isGoodOpenApi()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"openapi.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(w->client().call("GET", "/api/openapi.json").body);
    file.close();
    QProcess lint;
    lint.setProcessChannelMode(QProcess::MergedChannels);
    lint.start(QStringLiteral(SLIPWAY_REDOCLY), {QStringLiteral(SLIPWAY_REDOCLY_CACHE), path});
    const bool hasEnded = lint.waitForFinished(200'000);
    const QByteArray said = lint.readAll();
    QVERIFY2(hasEnded && lint.exitCode() == 0 && said.contains("description is valid"), said.constData());
    QVERIFY2(!said.contains("warning"), said.constData());
}
