// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_relay.h"

#include "core/listener/relay/relay.h"
#include "core/listener/webhooks/proof.h"
#include "core/listener/webhooks/registry.h"
#include "core/relay/eventparser.h"
#include "core/services/changenotifier.h"
#include "core/services/webhookservice.h"
#include "listenerworld.h"
#include "relayserver.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QUuid>
#include <mutex>

using namespace slipway;
using namespace slipway::listener;
using namespace slipway::tests;
using namespace std::chrono_literals;

namespace {

const QByteArray kSecret = "0123456789abcdef-the-webhook-secret";
const QString kProven = u"0123456789abcdef-the-webhook-secret"_s;
const QString kOther = u"another-secret-of-another-webhook"_s;

std::unique_ptr<RelayServer> server;
std::unique_ptr<ListenerWorld> w;
std::unique_ptr<Relay> held;

relay::RelayOptions options()
{
    return {.url = SecretString::fromBytes(server->url()), .caPem = server->caPem(), .firstWait = 50ms};
}

RelayStatus status()
{
    return w->backend.services().webhooks.relayStatus();
}

bool isConnected()
{
    return QTest::qWaitFor([] { return status().state == RelayStatus::State::Connected && server->openStreams() > 0; },
                           10'000);
}

bool hold(relay::RelayOptions with = options())
{
    held = std::make_unique<Relay>(w->backend.services().webhooks, std::move(with));
    return isConnected();
}

// Its runs go on until they are cancelled.
QJsonObject addStack(const QJsonObject &fields = {})
{
    QJsonObject all{{u"url"_s, w->stalling.url()}, {u"webhookEnabled"_s, true}, {u"webhookSecret"_s, kProven}};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        all.insert(it.key(), it.value());
    return w->add(all);
}

qint64 idOf(const QJsonObject &stack)
{
    return stack.value(u"id"_s).toInteger();
}

void send(const WebhookMessage &message)
{
    QByteArray headers;
    for (const auto &[name, value] : message.headers)
        headers += name + ": " + value + "\r\n";
    QCOMPARE(server->post(RelayServer::channel(), message.body, headers).status, 200);
}

WebhookMessage gitHub(const QByteArray &body, const QByteArray &event = "push")
{
    return {{{"Content-Type", "application/json"},
             {"X-GitHub-Event", event},
             {"X-GitHub-Delivery", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)},
             {"X-Hub-Signature-256", "sha256=" + hexHmacOf(body, SecretString::fromBytes(kSecret))}},
            body,
            {}};
}

// In the order of GitHub, with what tells a parser that writes anew: numbers, escapes, text beyond ASCII.
WebhookMessage push(const QByteArray &repository = "owner/name")
{
    return gitHub(R"({"ref":"refs/heads/main","before":"00","after":")" + QByteArray(40, 'a') +
                  R"(","zeta":1,"alpha":[1,2],"repository":{"id":1,"full_name":")" + repository +
                  R"(","clone_url":"https://github.com/)" + repository +
                  R"(.git"},"commits":[{"message":"Grüße \"there\"\nand <here>"}]})");
}

QJsonArray deliveries(const QString &verdict = {})
{
    const QByteArray query = verdict.isEmpty() ? "" : "?verdict=" + verdict.toLatin1();
    return w->client().call("GET", "/api/deliveries" + query).array();
}

// The newest, once there are so many.
QJsonObject awaited(const QString &verdict, int count = 1)
{
    QJsonArray all;
    if (!QTest::qWaitFor([&] { return (all = deliveries(verdict)).size() >= count; }, 10'000))
        qWarning("%d of %d, beside %s", int(all.size()), count, QJsonDocument(deliveries()).toJson().constData());
    return all.first().toObject();
}

} // namespace

void RelayTest::initTestCase()
{
    server = std::make_unique<RelayServer>();
    QVERIFY(server->port() != 0);
}

void RelayTest::init()
{
    server->control(
        {{u"mode"_s, u"parsed"_s}, {u"answer"_s, 200}, {u"type"_s, u"text/event-stream"_s}, {u"stall"_s, false}});
    w = std::make_unique<ListenerWorld>();
    QVERIFY(w->start());
}

void RelayTest::cleanup()
{
    held.reset();
    w->stop();
    w.reset();
    server->control({{u"drop"_s, true}});
}

void RelayTest::cleanupTestCase()
{
    server.reset();
}

void RelayTest::readsEvents_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("events"); // "type|data"
    QTest::addColumn<QByteArray>("lastId");
    QTest::newRow("one") << QByteArray("data: a\n\n") << QByteArrayList{"message|a"} << QByteArray();
    QTest::newRow("as smee") << QByteArray("id: 0\nevent: ready\ndata: {}\n\nid: 1\ndata: {\"a\":1}\n\n")
                             << QByteArrayList{"ready|{}", "message|{\"a\":1}"} << QByteArray("1");
    QTest::newRow("several lines") << QByteArray("data: a\ndata\ndata:  b\n\n") << QByteArrayList{"message|a\n\n b"}
                                   << QByteArray();
    QTest::newRow("all line ends") << QByteArray("data: a\r\n\r\ndata: b\r\rdata: c\n\n")
                                   << QByteArrayList{"message|a", "message|b", "message|c"} << QByteArray();
    QTest::newRow("comments") << QByteArray(": keepalive\n\ndata: a\n: x\n\n") << QByteArrayList{"message|a"}
                              << QByteArray();
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "data: a\n\n")
                                     << QByteArrayList{"message|a"} << QByteArray();
    QTest::newRow("no data is no event") << QByteArray("event: x\n\ndata: a\n\n") << QByteArrayList{"message|a"}
                                         << QByteArray();
    QTest::newRow("an id alone counts") << QByteArray("id: 4\n\n") << QByteArrayList() << QByteArray("4");
    QTest::newRow("unfinished") << QByteArray("id: 5\ndata: a\n") << QByteArrayList() << QByteArray();
    QTest::newRow("unknown fields") << QByteArray("x: y\nretry: 5\ndatum: b\ndata: a\n\n")
                                    << QByteArrayList{"message|a"} << QByteArray();
}

void RelayTest::readsEvents()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, events);
    QFETCH(QByteArray, lastId);
    for (qsizetype step = 1; step <= bytes.size(); ++step) {
        QByteArrayList seen;
        relay::EventParser parser(1000, [&seen](const relay::ServerEvent &event) {
            seen << event.type + '|' + event.data;
            return true;
        });
        for (qsizetype at = 0; at < bytes.size(); at += step)
            QVERIFY(parser.feed(bytes.mid(at, step)));
        QCOMPARE(seen, events);
        QCOMPARE(parser.lastId(), lastId);
    }
}

void RelayTest::keepsNothingOfALargeEvent()
{
    QList<relay::ServerEvent> seen;
    relay::EventParser parser(100, [&seen](const relay::ServerEvent &event) {
        seen << event;
        return seen.size() < 4;
    });
    // In one line, in many, in a line without a name; what follows is good again.
    QVERIFY(parser.feed(QByteArray("data: ") + QByteArray(1000, 'x') + "\nid: 3\n\n"));
    for (int i = 0; i < 20; ++i)
        QVERIFY(parser.feed("data: 0123456789\n"));
    QVERIFY(parser.feed("\ndata: a\n\n"));
    QCOMPARE(seen.size(), 3);
    QVERIFY(seen[0].isTooLarge && seen[0].data.isEmpty());
    QVERIFY(seen[1].isTooLarge && seen[1].data.isEmpty());
    QVERIFY(!seen[2].isTooLarge);
    QCOMPARE(seen[2].data, QByteArray("a"));
    QCOMPARE(parser.lastId(), QByteArray("3"));
    // What was not taken is not counted.
    QVERIFY(!parser.feed("id: 9\ndata: b\n\n"));
    QCOMPARE(parser.lastId(), QByteArray("3"));
}

void RelayTest::checksTheAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QString>("shown");
    QTest::newRow("none") << QString() << true << QString();
    QTest::newRow("smee.io") << u"https://smee.io/abcDEF123"_s << true << u"https://smee.io/…"_s;
    QTest::newRow("with a port") << u"https://[fd00::1]:8443/events/x?y=z"_s << true << u"https://[fd00::1]:8443/…"_s;
    QTest::newRow("plain, here") << u"http://127.0.0.1:3000/x"_s << true << u"http://127.0.0.1:3000/…"_s;
    QTest::newRow("plain, by name") << u"http://localhost/x"_s << true << u"http://localhost/…"_s;
    QTest::newRow("plain, elsewhere") << u"http://smee.io/x"_s << false << QString();
    QTest::newRow("plain, as if here") << u"http://localhost.example.org/x"_s << false << QString();
    QTest::newRow("plain, as if an address") << u"http://127.example.org/x"_s << false << QString();
    QTest::newRow("no channel") << u"https://smee.io/"_s << false << QString();
    QTest::newRow("no host") << u"https:///x"_s << false << QString();
    QTest::newRow("no scheme") << u"smee.io/x"_s << false << QString();
    QTest::newRow("another scheme") << u"file:///etc/passwd"_s << false << QString();
    QTest::newRow("a password") << u"https://me:secret@smee.io/x"_s << false << QString();
    QTest::newRow("long") << u"https://smee.io/"_s + QString(3000, u'x') << false << QString();
}

void RelayTest::checksTheAddress()
{
    QFETCH(QString, url);
    QFETCH(bool, isGood);
    QFETCH(QString, shown);
    QCOMPARE(relayUrlProblem(url).isEmpty(), isGood);
    if (isGood)
        QCOMPARE(maskedRelayUrl(url), shown);
    const auto set = w->backend.services().webhooks.setRelayUrl(SecretString(url));
    QCOMPARE(set.has_value(), isGood);
    QCOMPARE(w->backend.services().webhooks.relayUrl().value().revealText(), isGood ? url : QString());
}

void RelayTest::takesADelivery_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"parsed", "spaced", "bodyB", "rawBody"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void RelayTest::takesADelivery()
{
    QFETCH(QString, mode);
    server->control({{u"mode"_s, mode}});
    const QJsonObject stack = addStack();
    QVERIFY(hold());
    const WebhookMessage message = push();
    send(message);
    const QJsonObject delivery = awaited(u"queued"_s);
    QCOMPARE(delivery.value(u"provider"_s).toString(), u"github"_s);
    QCOMPARE(delivery.value(u"sender"_s).toString(), u"relay localhost:%1"_s.arg(server->port()));
    QCOMPARE(delivery.value(u"path"_s).toString(), u"/api/git/stacks/%1/webhook"_s.arg(idOf(stack)));
    QCOMPARE(delivery.value(u"branch"_s).toString(), u"main"_s);
    QCOMPARE(delivery.value(u"stacks"_s).toArray(), (QJsonArray{idOf(stack)}));
    QCOMPARE(delivery.value(u"deliveryId"_s).toString().toLatin1(), message.header("X-GitHub-Delivery"));
    const QByteArray id = QByteArray::number(delivery.value(u"id"_s).toInteger());
    const QJsonObject whole = w->client().call("GET", "/api/deliveries/" + id).object();
    QCOMPARE(whole.value(u"body"_s).toString().toUtf8(), message.body);
    const QByteArray run = QByteArray::number(delivery.value(u"runId"_s).toInteger());
    QCOMPARE(w->client().call("GET", "/api/runs/" + run).object().value(u"trigger"_s).toString(), u"webhook"_s);
}

void RelayTest::takesItOfEachProvider_data()
{
    QTest::addColumn<QString>("provider");
    for (const QString &name : WebhookRegistry().names())
        QTest::newRow(qPrintable(name)) << name;
}

void RelayTest::takesItOfEachProvider()
{
    QFETCH(QString, provider);
    addStack();
    QVERIFY(hold());
    const WebhookRegistry registry;
    send(registry.find(provider)->sample({u"main"_s, QString(40, u'a'),
                                          QUuid::createUuid().toByteArray(QUuid::WithoutBraces),
                                          QDateTime::currentDateTimeUtc()},
                                         SecretString::fromBytes(kSecret)));
    QCOMPARE(awaited(u"queued"_s).value(u"provider"_s).toString(), provider);
}

void RelayTest::takesADeliveryOnce()
{
    const QJsonObject stack = addStack();
    QVERIFY(hold());
    const WebhookMessage message = push();
    send(message);
    awaited(u"queued"_s);
    send(message);
    QCOMPARE(awaited(u"skipped"_s).value(u"reason"_s).toString(), u"This delivery was received before."_s);
    // And once whichever way it comes.
    QByteArray headers;
    for (const auto &[name, value] : message.headers)
        headers += name + ": " + value + "\r\n";
    const HttpAnswer direct =
        HttpClient(w->server.port()).call("POST", ListenerWorld::pathOf(stack, "/webhook"), message.body, headers);
    QCOMPARE(direct.object().value(u"status"_s).toString(), u"skipped"_s);
    QCOMPARE(deliveries(u"queued"_s).size(), 1);
}

void RelayTest::answersNoPingButNotesIt()
{
    addStack();
    QVERIFY(hold());
    send(gitHub(R"({"zen":"Keep it logically awesome.","hook_id":1,"repository":{"full_name":"owner/name"}})", "ping"));
    QCOMPARE(awaited(u"pong"_s).value(u"event"_s).toString(), u"ping"_s);
}

void RelayTest::refusesAWrongSecret()
{
    const QJsonObject stack =
        addStack({{u"webhookSecret"_s, kOther}, {u"url"_s, u"https://github.com/Owner/Name.git"_s}});
    server->control({{u"mode"_s, u"bodyB"_s}});
    QVERIFY(hold());
    send(push());
    QJsonObject delivery = awaited(u"unproven"_s);
    QCOMPARE(delivery.value(u"reason"_s).toString(), u"The proof is missing or wrong."_s);
    QCOMPARE(delivery.value(u"path"_s).toString(), u"/api/git/stacks/%1/webhook"_s.arg(idOf(stack)));
    // Of a repository nobody knows: it is noted for none of them.
    send(push("somebody/else"));
    delivery = awaited(u"unproven"_s, 2);
    QCOMPARE(delivery.value(u"path"_s).toString(), QString());
    QCOMPARE(deliveries(u"queued"_s).size(), 0);
}

void RelayTest::refusesWhatTheRelayChanged_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("isForm");
    QTest::newRow("written anew") << u"altered"_s << false;
    QTest::newRow("a form, parsed") << u"parsed"_s << true;
}

void RelayTest::refusesWhatTheRelayChanged()
{
    QFETCH(QString, mode);
    QFETCH(bool, isForm);
    server->control({{u"mode"_s, mode}});
    addStack();
    QVERIFY(hold());
    WebhookMessage message = push();
    if (isForm) {
        message = gitHub("payload=" + message.body.toPercentEncoding());
        message.headers[0].second = "application/x-www-form-urlencoded";
    }
    send(message);
    const QString reason = awaited(u"unproven"_s).value(u"reason"_s).toString();
    QVERIFY2(reason.startsWith(u"The relay did not preserve the body"_s), qPrintable(reason));
    QCOMPARE(deliveries(u"queued"_s).size(), 0);
}

void RelayTest::goesToTheStacksOfItsRepositoryAlone()
{
    const QJsonObject first = addStack({{u"url"_s, u"https://github.com/Owner/Name"_s}});
    const QJsonObject second = addStack({{u"url"_s, u"git@github.com:owner/name.git"_s}});
    addStack({{u"url"_s, u"https://github.com/owner/other.git"_s}});                              // same secret
    addStack({{u"url"_s, u"https://github.com/owner/name.git"_s}, {u"webhookSecret"_s, kOther}}); // no proof
    addStack({{u"url"_s, u"https://github.com/owner/name.git"_s}, {u"webhookEnabled"_s, false}}); // off
    QVERIFY(hold());
    send(push());
    awaited(u"queued"_s, 2);
    QSet<qint64> stacks;
    for (const QJsonValue &delivery : deliveries(u"queued"_s))
        stacks.insert(delivery.toObject().value(u"stacks"_s).toArray().first().toInteger());
    QCOMPARE(stacks, (QSet<qint64>{idOf(first), idOf(second)}));
    QCOMPARE(deliveries().size(), 2);
}

void RelayTest::goesToARepositoryWithASecretOfItsOwn()
{
    const QJsonObject first = addStack({{u"webhookEnabled"_s, false}});
    const QJsonObject second = addStack({{u"webhookEnabled"_s, false}});
    const qint64 repository = first.value(u"repositoryId"_s).toInteger();
    QCOMPARE(second.value(u"repositoryId"_s).toInteger(), repository);
    QVERIFY(w->backend.services()
                .webhooks.setSecret({WebhookAddress::Kind::Repository, repository}, SecretString::fromBytes(kSecret))
                .has_value());
    QVERIFY(hold());
    send(push());
    const QJsonObject delivery = awaited(u"queued"_s);
    QCOMPARE(delivery.value(u"path"_s).toString(), u"/webhooks/repositories/%1"_s.arg(repository));
    QCOMPARE(delivery.value(u"runIds"_s).toArray().size(), 2);
}

void RelayTest::goesByTheProofWhereNoRepositoryMatches()
{
    const QJsonObject renamed = addStack({{u"url"_s, u"https://github.com/owner/old-name.git"_s}});
    addStack({{u"url"_s, u"https://github.com/owner/old-name.git"_s}, {u"webhookSecret"_s, kOther}});
    QVERIFY(hold());
    send(push("owner/new-name"));
    QCOMPARE(awaited(u"queued"_s).value(u"stacks"_s).toArray(), (QJsonArray{idOf(renamed)}));
    QCOMPARE(deliveries().size(), 1);
}

void RelayTest::saysThatNoWebhookIsOn()
{
    addStack({{u"webhookEnabled"_s, false}});
    QVERIFY(hold());
    send(push());
    QCOMPARE(awaited(u"disabled"_s).value(u"reason"_s).toString(), u"No stack here has its webhook switched on."_s);
}

void RelayTest::passesOverJunk()
{
    addStack();
    QVERIFY(hold());
    const QByteArray deep = "data: " + QByteArray(10'000, '[') + "\n\n";
    for (const QString &junk :
         {u"data: \n\n"_s, u"data: {}\n\n"_s, u"data: null\n\n"_s, u"data: {\"body\"\n\n"_s, u"data: [1,2]\n\n"_s,
          u"data: {\"message\":\"connected\"}\n\n"_s, u"event: ping\nid: 1\ndata: {}\n\n"_s, u": keepalive\n\n"_s,
          u"event: push\ndata: {\"body\":{}}\n\n"_s, u"\n\n\n"_s, u"just text\n\n"_s, QString::fromLatin1(deep),
          u"data: {\"x-github-event\":\"push\",\"x-hub-signature-256\":7,\"bodyB\":\"***\"}\n\n"_s})
        server->control({{u"send"_s, junk}});
    send(push());
    awaited(u"queued"_s);
    QCOMPARE(deliveries().size(), 1);
    QCOMPARE(status().state, RelayStatus::State::Connected);
    // Without a proof it is noted as such, whatever it is.
    server->control({{u"send"_s, u"data: {\"x-github-event\":\"push\",\"body\":null}\n\n"_s}});
    awaited(u"unproven"_s);
}

void RelayTest::refusesWhatIsTooLarge()
{
    addStack();
    relay::RelayOptions small = options();
    small.mostEventBytes = 1024 * 1024;
    QVERIFY(hold(std::move(small)));
    server->control({{u"sendLarge"_s, 4 * 1024 * 1024}});
    QVERIFY(awaited(u"invalid"_s).value(u"reason"_s).toString().contains(u"25 MiB"_s));
    send(push());
    awaited(u"queued"_s);
    // What the connection lets pass may still hold too large a body.
    QVERIFY(hold());
    server->control({{u"sendLarge"_s, 26 * 1024 * 1024}});
    awaited(u"invalid"_s, 2);
    QCOMPARE(status().state, RelayStatus::State::Connected);
}

void RelayTest::connectsAgainAfterADrop()
{
    addStack();
    QVERIFY(hold());
    send(push());
    awaited(u"queued"_s);
    const auto before = server->control({{u"drop"_s, true}}).value(u"asked"_s).toArray().size();
    QTRY_VERIFY_WITH_TIMEOUT(server->control().value(u"asked"_s).toArray().size() > before, 10'000);
    QVERIFY(isConnected());
    const QJsonObject asked = server->control().value(u"asked"_s).toArray().last().toObject();
    QCOMPARE(asked.value(u"last-event-id"_s).toString(), u"7"_s);
    QCOMPARE(asked.value(u"accept"_s).toString(), u"text/event-stream"_s);
    send(push());
    awaited(u"queued"_s, 2);
}

void RelayTest::dropsAServerThatSaysNothing_data()
{
    QTest::addColumn<bool>("isStalling");
    QTest::newRow("not even a head") << true;
    QTest::newRow("no ping") << false;
}

void RelayTest::dropsAServerThatSaysNothing()
{
    QFETCH(bool, isStalling);
    server->control({{u"stall"_s, isStalling}});
    relay::RelayOptions with = options();
    with.silence = 1s;
    with.firstWait = 5s;
    QElapsedTimer timer;
    timer.start();
    held = std::make_unique<Relay>(w->backend.services().webhooks, std::move(with));
    QTRY_COMPARE_WITH_TIMEOUT(status().state, RelayStatus::State::Waiting, 10'000);
    QVERIFY(timer.elapsed() >= 1000);
    QVERIFY(timer.elapsed() < 4000);
    QVERIFY2(status().problem.startsWith(u"Nothing came from the relay for 1 second"_s), qPrintable(status().problem));
    QVERIFY(status().nextTry > QDateTime::currentDateTimeUtc());
}

void RelayTest::waitsLongerEachTime()
{
    server->control({{u"answer"_s, 503}});
    std::mutex mutex;
    QList<qint64> waits;
    QObject context;
    connect(
        &w->backend.services().changes, &ChangeNotifier::relayStatusChanged, &context,
        [&](const RelayStatus &now) {
            const std::lock_guard lock(mutex);
            if (now.state == RelayStatus::State::Waiting)
                waits << QDateTime::currentDateTimeUtc().msecsTo(now.nextTry);
        },
        Qt::DirectConnection);
    relay::RelayOptions with = options();
    with.firstWait = 100ms;
    with.longestWait = 400ms;
    held = std::make_unique<Relay>(w->backend.services().webhooks, std::move(with));
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return waits.size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(count() >= 5, 10'000);
    held.reset();
    const QList<qint64> wanted{100, 200, 400, 400, 400};
    for (qsizetype i = 0; i < wanted.size(); ++i)
        QVERIFY2(std::abs(waits[i] - wanted[i]) <= 60, qPrintable(QString::number(waits[i])));
    QCOMPARE(status(), RelayStatus());
}

void RelayTest::saysWhatIsWrong_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such channel") << 404 << QString() << true << u"does not know this channel (HTTP 404)"_s;
    QTest::newRow("refused") << 403 << QString() << true << u"refuses this channel (HTTP 403)"_s;
    QTest::newRow("elsewhere") << 307 << QString() << true << u"redirects"_s;
    QTest::newRow("broken") << 500 << QString() << true << u"HTTP 500"_s;
    QTest::newRow("a page") << 200 << QString() << true << u"does not answer with events"_s;
    QTest::newRow("another CA") << 200 << QString() << false << u"certificate of the relay is not trusted"_s;
    QTest::newRow("nobody there") << 200 << u"https://localhost:1/x"_s << true << u"cannot be reached"_s;
    QTest::newRow("no such name") << 200 << u"https://nowhere.invalid/x"_s << true << u"no server of this name"_s;
}

void RelayTest::saysWhatIsWrong()
{
    QFETCH(int, answer);
    QFETCH(QString, url);
    QFETCH(bool, isTrusted);
    QFETCH(QString, says);
    server->control({{u"answer"_s, answer}, {u"type"_s, u"text/html"_s}});
    relay::RelayOptions with = options();
    with.firstWait = 1min;
    with.longestWait = 1min;
    if (!url.isEmpty())
        with.url = SecretString(url);
    if (!isTrusted)
        with.caPem.clear();
    held = std::make_unique<Relay>(w->backend.services().webhooks, std::move(with));
    QTRY_COMPARE_WITH_TIMEOUT(status().state, RelayStatus::State::Waiting, 20'000);
    QVERIFY2(status().problem.contains(says), qPrintable(status().problem));
    QVERIFY(!status().problem.contains(QString::fromLatin1(RelayServer::channel())));
}

void RelayTest::endsAtOnce()
{
    QElapsedTimer timer;
    QVERIFY(hold());
    timer.start();
    held.reset();
    QVERIFY(timer.elapsed() < 1000);
    QCOMPARE(status().state, RelayStatus::State::Off);
    server->control({{u"stall"_s, true}});
    held = std::make_unique<Relay>(w->backend.services().webhooks, options());
    QTRY_COMPARE(status().state, RelayStatus::State::Connecting);
    timer.start();
    held.reset();
    QVERIFY(timer.elapsed() < 1000);
    server->control({{u"stall"_s, false}, {u"answer"_s, 500}});
    relay::RelayOptions with = options();
    with.firstWait = 1min;
    held = std::make_unique<Relay>(w->backend.services().webhooks, std::move(with));
    QTRY_COMPARE(status().state, RelayStatus::State::Waiting);
    timer.start();
    held.reset();
    QVERIFY(timer.elapsed() < 1000);
}

void RelayTest::keepsTheChannelSecret()
{
    static std::mutex mutex;
    static QByteArray log;
    log.clear();
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            const std::lock_guard lock(mutex);
            log += text.toUtf8() + '\n';
        });
    addStack();
    WebhookService &webhooks = w->backend.services().webhooks;
    const bool isSet = webhooks.setRelayUrl(SecretString::fromBytes(server->url())).has_value();
    const bool wasHeld = hold();
    server->post(RelayServer::channel(), push().body);
    awaited(u"unproven"_s);
    server->control({{u"answer"_s, 404}, {u"drop"_s, true}});
    const bool wasDropped = QTest::qWaitFor([] { return status().problem.contains(u"404"_s); }, 10'000);
    const RelayStatus shown = status();
    held.reset();
    qInstallMessageHandler(before);
    QVERIFY(isSet && wasHeld && wasDropped);
    const QByteArray channel = RelayServer::channel().mid(1);
    QVERIFY(log.contains("relay at https://localhost"));
    QVERIFY2(!log.contains(channel), log.constData());
    QVERIFY(!(shown.address + shown.problem).contains(QString::fromLatin1(channel)));
    QVERIFY(!w->client().call("GET", "/api/deliveries").body.contains(channel));
    QCOMPARE(webhooks.relayUrl().value().reveal().toByteArray(), server->url());
    int files = 0;
    for (QDirIterator each(w->dataDirectory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         each.hasNext();) {
        QFile file(each.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(channel), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 2);
    QVERIFY(webhooks.setRelayUrl({}).has_value());
    QVERIFY(webhooks.relayUrl().value().isEmpty());
    QVERIFY(webhooks.setRelayUrl({}).has_value());
}

void RelayTest::isSetByTheApi()
{
    const QByteArray path = "/api/relay";
    const HttpAnswer off = w->client().call("GET", path);
    QCOMPARE(off.status, 200);
    QCOMPARE(off.object().value(u"state"_s).toString(), u"off"_s);
    QVERIFY(off.object().value(u"relayUrl"_s).isNull());
    for (const QJsonObject &bad :
         {QJsonObject{}, QJsonObject{{u"relayUrl"_s, 7}}, QJsonObject{{u"relayUrl"_s, u"x"_s}}}) {
        const HttpAnswer answer = w->client().json("PUT", path, bad);
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.error().contains(u"relayUrl"_s) || answer.error().contains(u"channel"_s),
                 answer.body.constData());
    }
    QSignalSpy told(&w->backend.services().changes, &ChangeNotifier::relayUrlChanged);
    const HttpAnswer set = w->client().json("PUT", path, {{u"relayUrl"_s, u"https://smee.io/TheChannel"_s}});
    QCOMPARE(set.status, 200);
    QCOMPARE(set.object().value(u"relayUrl"_s).toString(), u"https://smee.io/…"_s);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(!w->client().call("GET", "/api/audit").body.contains("TheChannel"));
    QVERIFY(hold());
    QCOMPARE(w->client().call("GET", path).object().value(u"state"_s).toString(), u"connected"_s);
    QCOMPARE(w->client().json("PUT", path, {{u"relayUrl"_s, QJsonValue::Null}}).status, 200);
    QVERIFY(w->backend.services().webhooks.relayUrl().value().isEmpty());
    const HttpClient viewer(w->server.port(), w->newToken(u"viewer"_s, {u"stacks:view"_s}));
    QCOMPARE(viewer.call("GET", path).status, 403);
}

// Parsed by the relay and written anew, each of them still proves itself.
void RelayTest::takesTheExamplesOfOctokit()
{
    QProcess script;
    script.start(QStringLiteral(SLIPWAY_OCTOKIT), {QStringLiteral(SLIPWAY_OCTOKIT_CACHE), kProven});
    QVERIFY2(script.waitForFinished(120'000) && script.exitCode() == 0, script.readAllStandardError().constData());
    const QByteArrayList lines = script.readAllStandardOutput().trimmed().split('\n');
    QVERIFY(lines.size() > 300);
    addStack({{u"branch"_s, u"master"_s}});
    QVERIFY(hold());
    for (const QByteArray &line : lines) {
        const QJsonObject example = QJsonDocument::fromJson(line).object();
        WebhookMessage message =
            gitHub(example.value(u"body"_s).toString().toUtf8(), example.value(u"event"_s).toString().toUtf8());
        message.headers.last().second = example.value(u"signature"_s).toString().toUtf8();
        send(message);
    }
    const WebhookService &webhooks = w->backend.services().webhooks;
    const auto proven = [&webhooks] {
        const auto counts = webhooks.counts();
        return counts.value(DeliveryVerdict::Queued) + counts.value(DeliveryVerdict::Pong) +
               counts.value(DeliveryVerdict::Skipped);
    };
    QTRY_COMPARE_WITH_TIMEOUT(proven(), quint64(lines.size()), 20'000);
    const auto counts = webhooks.counts();
    QVERIFY(counts.value(DeliveryVerdict::Queued) > 0);
    QCOMPARE(counts.value(DeliveryVerdict::Unproven) + counts.value(DeliveryVerdict::Invalid), quint64(0));
}
