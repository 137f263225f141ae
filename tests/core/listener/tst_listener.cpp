// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_listener.h"

#include "app/backend.h"
#include "core/deploy/stackfingerprint.h"
#include "core/listener/listener.h"
#include "core/services/stackservice.h"
#include "core/services/tokenservice.h"
#include "core/store/database.h"
#include "core/store/stores.h"
#include "listenerworld.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {
std::unique_ptr<ListenerWorld> w;
}

ListenerTest::ListenerTest() = default;
ListenerTest::~ListenerTest() = default;

void ListenerTest::initTestCase()
{
    w = std::make_unique<ListenerWorld>();
    QVERIFY(w->start());
}

void ListenerTest::cleanupTestCase()
{
    w->stop();
    w.reset();
}

void ListenerTest::healthNeedsNoToken()
{
    const HttpAnswer answer = HttpClient(w->server.port()).call("GET", "/api/health");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"status"_s).toString(), u"ok"_s);
    QCOMPARE(answer.object().value(u"version"_s).toString(), QStringLiteral(SLIPWAY_VERSION));
}

void ListenerTest::refusesCallsWithoutARightToken_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("wrong") << QByteArray("Authorization: Bearer slw_wrong\r\n");
    QTest::newRow("empty") << QByteArray("Authorization: Bearer \r\n");
    QTest::newRow("other scheme") << QByteArray("Authorization: Basic " + w->token + "\r\n");
    QTest::newRow("wrong cookie") << QByteArray("Cookie: auth_token=wrong\r\n");
    QTest::newRow("in another cookie") << QByteArray("Cookie: token=" + w->token + "\r\n");
}

void ListenerTest::refusesCallsWithoutARightToken()
{
    QFETCH(QByteArray, headers);
    const HttpClient client(w->server.port());
    for (const QByteArray &path :
         {QByteArray("/api/git/stacks"), QByteArray("/api/runs"), QByteArray("/api/nothing")}) {
        const HttpAnswer answer = client.call("GET", path, {}, headers);
        QCOMPARE(answer.status, 401);
        QVERIFY(!answer.error().isEmpty());
    }
}

void ListenerTest::takesTheTokenAsACookie()
{
    const HttpClient client(w->server.port());
    QCOMPARE(client.call("GET", "/api/git/stacks", {}, "Cookie: a=b; auth_token=" + w->token + "; c=d\r\n").status,
             200);
    QCOMPARE(client.call("GET", "/api/git/stacks", {}, "authorization: bearer " + w->token + "\r\n").status, 200);
}

void ListenerTest::answersOnlyToItsOwnNames_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("loopback") << QByteArray("127.0.0.1") << 200;
    QTest::newRow("with port") << QByteArray("127.0.0.1:8725") << 200;
    QTest::newRow("localhost") << QByteArray("localhost:1234") << 200;
    QTest::newRow("upper case") << QByteArray("LOCALHOST") << 200;
    QTest::newRow("IPv6") << QByteArray("[::1]:8725") << 200;
    QTest::newRow("another name") << QByteArray("evil.example") << 421;
    QTest::newRow("name that begins right") << QByteArray("localhost.evil.example") << 421;
    QTest::newRow("another address") << QByteArray("192.0.2.1") << 421;
    QTest::newRow("user before it") << QByteArray("localhost@evil.example") << 421;
    QTest::newRow("not a host") << QByteArray("a b") << 421;
}

void ListenerTest::answersOnlyToItsOwnNames()
{
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    QCOMPARE(w->client().call("GET", "/api/git/stacks", {}, "Host: " + host + "\r\n").status, status);
}

void ListenerTest::keepsToThePermissionsOfAToken()
{
    const QJsonObject stack = w->add();
    const HttpClient viewer(w->server.port(), w->newToken(u"viewer"_s, {u"stacks:view"_s}));
    QCOMPARE(viewer.call("GET", "/api/git/stacks").status, 200);
    QCOMPARE(viewer.call("GET", "/api/runs").status, 200);
    QCOMPARE(viewer.call("POST", "/api/git/stacks", "{}").status, 403);
    QCOMPARE(viewer.call("PUT", w->pathOf(stack), "{}").status, 403);
    QCOMPARE(viewer.call("DELETE", w->pathOf(stack)).status, 403);
    QCOMPARE(viewer.call("POST", w->pathOf(stack, "/sync")).status, 403);
    const HttpClient editor(w->server.port(), w->newToken(u"editor"_s, {u"stacks:edit"_s}));
    QCOMPARE(editor.call("GET", "/api/git/stacks").status, 200); // edit includes view
    const HttpClient other(w->server.port(), w->newToken(u"other"_s, {u"environments:edit"_s}));
    QCOMPARE(other.call("GET", "/api/git/stacks").status, 403);
}

void ListenerTest::keepsToTheEnvironmentsOfAToken()
{
    const QJsonObject stack = w->add();
    const HttpClient stranger(w->server.port(), w->newToken(u"elsewhere"_s, allPermissions(), {EnvironmentId(99)}));
    QCOMPARE(stranger.call("GET", "/api/git/stacks").array().size(), 0);
    QCOMPARE(stranger.call("GET", "/api/environments").array().size(), 0);
    QCOMPARE(stranger.call("GET", "/api/runs").array().size(), 0);
    QCOMPARE(stranger.call("GET", w->pathOf(stack)).status, 403);
    QCOMPARE(stranger.call("DELETE", w->pathOf(stack)).status, 403);
    QCOMPARE(stranger.call("POST", w->pathOf(stack, "/sync")).status, 403);
    QCOMPARE(stranger.json("POST", "/api/git/stacks", {{u"stackName"_s, u"x"_s}, {u"url"_s, u"file:///x"_s}}).status,
             403);
    const HttpClient local(w->server.port(), w->newToken(u"here"_s, allPermissions(), {EnvironmentId(1)}));
    QCOMPARE(local.call("GET", w->pathOf(stack)).status, 200);
    QCOMPARE(local.call("GET", "/api/environments").array().size(), 1);
}

void ListenerTest::knowsPathsAndMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const QString noStack = u"Git stack not found"_s;
    QTest::newRow("unknown path") << QByteArray("GET") << QByteArray("/api/nothing") << 404 << QString();
    QTest::newRow("root") << QByteArray("GET") << QByteArray("/") << 404 << QString();
    QTest::newRow("known path, other method")
        << QByteArray("DELETE") << QByteArray("/api/git/stacks") << 405 << QString();
    QTest::newRow("sync by GET") << QByteArray("GET") << QByteArray("/api/git/stacks/1/sync") << 405 << QString();
    for (const char *path :
         {"/api/git/stacks/987654", "/api/git/stacks/abc", "/api/git/stacks/-1", "/api/git/stacks/0"})
        QTest::newRow(path) << QByteArray("GET") << QByteArray(path) << 404 << noStack;
    for (const char *name : {"sync", "deploy", "start", "stop", "restart", "down", "sync?wait=false"})
        QTest::newRow(name) << QByteArray("POST") << "/api/git/stacks/987654/" + QByteArray(name) << 404 << noStack;
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray("/api/git/stacks/987654") << 404 << noStack;
    QTest::newRow("run") << QByteArray("GET") << QByteArray("/api/runs/987654") << 404 << u"Run not found"_s;
    QTest::newRow("run log") << QByteArray("GET") << QByteArray("/api/runs/987654/log") << 404 << u"Run not found"_s;
    QTest::newRow("run cancel") << QByteArray("POST") << QByteArray("/api/runs/987654/cancel") << 404
                                << u"Run not found"_s;
    QTest::newRow("limit that is none") << QByteArray("GET") << QByteArray("/api/runs?limit=x") << 400 << QString();
    QTest::newRow("environment that is none")
        << QByteArray("GET") << QByteArray("/api/git/stacks?environmentId=x") << 400 << QString();
}

void ListenerTest::knowsPathsAndMethods()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QString, error);
    const HttpAnswer answer = w->client().call(method, path);
    QCOMPARE(answer.status, status);
    QVERIFY2(!answer.error().isEmpty(), answer.body.constData());
    if (!error.isEmpty())
        QCOMPARE(answer.body, QByteArray("{\"error\":\"" + error.toUtf8() + "\"}"));
    if (status == 405)
        QVERIFY(answer.head.contains("Allow: "));
}

void ListenerTest::answersEveryFieldOfAStack()
{
    const QString name = w->uniqueName();
    const HttpAnswer answer = w->client().json("POST", "/api/git/stacks",
                                               {{u"stackName"_s, name}, {u"url"_s, u"https://git.example/a.git"_s}});
    QCOMPARE(answer.status, 201);
    QJsonObject stack = answer.object();
    const qint64 id = stack.take(u"id"_s).toInteger();
    QVERIFY(id > 0);
    QVERIFY(stack.take(u"repositoryId"_s).toInteger() > 0);
    const QJsonObject expected{
        {u"stackName"_s, name},
        {u"environmentId"_s, 1},
        {u"url"_s, u"https://git.example/a.git"_s},
        {u"branch"_s, u"main"_s},
        {u"composePath"_s, u"compose.yaml"_s},
        {u"envFilePath"_s, QJsonValue::Null},
        {u"autoUpdate"_s, false},
        {u"autoUpdateCron"_s, u"0 3 * * *"_s},
        {u"autoUpdateSchedule"_s, QJsonValue::Null},
        {u"credentialId"_s, QJsonValue::Null},
        {u"webhookEnabled"_s, false},
        {u"envVars"_s, QJsonArray()},
        {u"lastLook"_s, QJsonValue::Null},
        {u"lastSync"_s, QJsonValue::Null},
        {u"lastCommit"_s, QJsonValue::Null},
        {u"fetchedCommit"_s, QJsonValue::Null},
        {u"syncStatus"_s, u"pending"_s},
        {u"syncError"_s, QJsonValue::Null},
        {u"health"_s, u"unknown"_s},
        {u"nextSync"_s, QJsonValue::Null},
        {u"paused"_s, QJsonValue::Null},
        {u"pausedSince"_s, QJsonValue::Null},
        {u"followTag"_s, QJsonValue::Null},
        {u"followCommit"_s, QJsonValue::Null},
        {u"deployOn"_s, u"any"_s},
        {u"deployPatterns"_s, QJsonArray()},
        {u"timeZone"_s, QJsonValue::Null},
        {u"missedRun"_s, u"once"_s},
        {u"pollSeconds"_s, QJsonValue::Null},
        {u"moreComposePaths"_s, QJsonArray()},
        {u"profiles"_s, QJsonArray()},
        {u"projectFolder"_s, QJsonValue::Null},
        {u"projectName"_s, QJsonValue::Null},
        {u"pullPolicy"_s, u"missing"_s},
        {u"buildOnDeploy"_s, true},
        {u"noBuildCache"_s, false},
        {u"alwaysRecreate"_s, false},
        {u"removeOrphans"_s, true},
        {u"healthWaitSeconds"_s, 0},
        {u"dockerEnvironment"_s, QJsonObject()},
        {u"registryLogins"_s, QJsonArray()},
        {u"webhook"_s, QJsonObject{{u"url"_s, w->server.url() + u"/api/git/stacks/%1/webhook"_s.arg(id)},
                                   {u"contentType"_s, u"application/json"_s},
                                   {u"events"_s, QJsonArray{u"push"_s}}}},
    };
    QCOMPARE(stack, expected);
    const HttpAnswer again = w->client().call("GET", "/api/git/stacks/" + QByteArray::number(id));
    QCOMPARE(again.status, 200);
    QCOMPARE(again.object(), answer.object());
}

void ListenerTest::changesOnlyTheFieldsThatAreSent()
{
    const QJsonObject made = w->add({{u"branch"_s, u"next"_s},
                                     {u"composePath"_s, u"deploy/web.yaml"_s},
                                     {u"envFilePath"_s, u"deploy/.env"_s},
                                     {u"autoUpdate"_s, true},
                                     {u"autoUpdateSchedule"_s, u"hourly"_s},
                                     {u"webhookEnabled"_s, true}});
    // The one answer with the webhook's secret is that of its making.
    QVERIFY(made.value(u"webhook"_s).toObject().contains("secret"_L1));
    const QJsonObject stack = w->client().call("GET", w->pathOf(made)).object();
    QVERIFY(!stack.value(u"webhook"_s).toObject().contains("secret"_L1));
    const HttpAnswer changed = w->client().json("PUT", w->pathOf(stack), {{u"branch"_s, QJsonValue::Null}});
    QCOMPARE(changed.status, 200);
    QJsonObject expected = stack;
    expected.insert(u"branch"_s, QJsonValue::Null);
    QCOMPARE(changed.object(), expected);
    // An answer can be sent back as it is.
    const HttpAnswer same = w->client().json("PUT", w->pathOf(stack), stack);
    QCOMPARE(same.status, 200);
    QCOMPARE(same.object(), stack);
}

void ListenerTest::namedScheduleSetsTheCron()
{
    const QJsonObject stack = w->add({{u"autoUpdate"_s, true},
                                      {u"autoUpdateSchedule"_s, u"hourly"_s},
                                      {u"timeZone"_s, u"Asia/Kolkata"_s},
                                      {u"missedRun"_s, u"skip"_s}});
    QCOMPARE(stack.value(u"autoUpdateCron"_s).toString(), u"0 * * * *"_s);
    QCOMPARE(stack.value(u"timeZone"_s).toString(), u"Asia/Kolkata"_s);
    QCOMPARE(stack.value(u"missedRun"_s).toString(), u"skip"_s);
    // Whole hours there are half hours here; the answer has no jitter.
    const QDateTime next = QDateTime::fromString(stack.value(u"nextSync"_s).toString(), Qt::ISODateWithMs);
    QVERIFY(next.isValid() && next > QDateTime::currentDateTimeUtc().addSecs(-60));
    QCOMPARE(next.time().minute(), 30);
    QCOMPARE(next.time().second(), 0);
    // The cron wins, and the name does not say otherwise.
    const HttpAnswer changed = w->client().json(
        "PUT", w->pathOf(stack), {{u"autoUpdateSchedule"_s, u"hourly"_s}, {u"autoUpdateCron"_s, u"5 4 * * *"_s}});
    QCOMPARE(changed.object().value(u"autoUpdateSchedule"_s).toString(), u"custom"_s);
    QCOMPARE(changed.object().value(u"autoUpdateCron"_s).toString(), u"5 4 * * *"_s);
    const HttpAnswer polled = w->client().json("PUT", w->pathOf(stack), {{u"pollSeconds"_s, 86400}});
    QCOMPARE(polled.object().value(u"pollSeconds"_s).toInt(), 86400);
    const HttpAnswer off = w->client().json("PUT", w->pathOf(stack), {{u"autoUpdate"_s, false}});
    QVERIFY(off.object().value(u"nextSync"_s).isNull());
}

void ListenerTest::pausesAndResumesAStack()
{
    const QJsonObject stack = w->add({{u"autoUpdate"_s, true}});
    QVERIFY(stack.value(u"nextSync"_s).isString());
    const QString until = QDateTime::currentDateTimeUtc().addDays(3).toString(Qt::ISODate);
    const HttpAnswer paused =
        w->client().json("POST", w->pathOf(stack, "/pause"), {{u"until"_s, until}, {u"reason"_s, u"holiday"_s}});
    QCOMPARE(paused.status, 200);
    const QJsonObject pause = paused.object().value(u"paused"_s).toObject();
    QCOMPARE(pause.value(u"reason"_s).toString(), u"holiday"_s);
    QCOMPARE(QDateTime::fromString(pause.value(u"until"_s).toString(), Qt::ISODateWithMs),
             QDateTime::fromString(until, Qt::ISODate));
    QVERIFY(paused.object().value(u"pausedSince"_s).isString());
    QVERIFY(paused.object().value(u"nextSync"_s).toString() > until);
    const HttpAnswer endless = w->client().call("POST", w->pathOf(stack, "/pause"));
    QCOMPARE(endless.status, 200);
    QVERIFY(endless.object().value(u"paused"_s).toObject().value(u"until"_s).isNull());
    QVERIFY(endless.object().value(u"nextSync"_s).isNull());
    const HttpAnswer resumed = w->client().call("POST", w->pathOf(stack, "/resume"));
    QCOMPARE(resumed.status, 200);
    QCOMPARE(resumed.object(), stack);
    QCOMPARE(w->client().call("POST", "/api/git/stacks/99999/pause").status, 404);
}

void ListenerTest::pausesAndResumesAll()
{
    const QJsonObject stack = w->add({{u"autoUpdate"_s, true}});
    const HttpAnswer paused = w->client().json("POST", "/api/schedule/pause", {{u"reason"_s, u"moving"_s}});
    QCOMPARE(paused.status, 200);
    QCOMPARE(paused.object().value(u"paused"_s).toObject().value(u"reason"_s).toString(), u"moving"_s);
    const QJsonObject seen = w->client().call("GET", w->pathOf(stack)).object();
    QCOMPARE(seen.value(u"paused"_s).toObject().value(u"reason"_s).toString(), u"moving"_s);
    QCOMPARE(seen.value(u"syncStatus"_s).toString(), u"paused"_s);
    QCOMPARE(w->client().call("POST", "/api/schedule/resume").status, 200);
    const HttpAnswer now = w->client().call("GET", "/api/schedule");
    QVERIFY(now.object().value(u"paused"_s).isNull());
    QVERIFY(!now.object().value(u"timeZone"_s).toString().isEmpty());
    QCOMPARE(w->client().call("GET", w->pathOf(stack)).object(), stack);
    // Not for a token that may use some environments only.
    const HttpClient limited(w->server.port(), w->newToken(u"limited"_s, allPermissions(), {EnvironmentId(1)}));
    QCOMPARE(limited.call("POST", "/api/schedule/pause").status, 403);
    QCOMPARE(limited.call("POST", "/api/schedule/resume").status, 403);
    QCOMPARE(limited.call("POST", w->pathOf(stack, "/pause")).status, 200);
}

void ListenerTest::refusesAWrongPause_data()
{
    QTest::addColumn<QJsonObject>("fields");
    QTest::addColumn<QString>("field");
    QTest::newRow("no time") << QJsonObject{{u"until"_s, u"tomorrow"_s}} << u"until"_s;
    QTest::newRow("a number") << QJsonObject{{u"until"_s, 5}} << u"until"_s;
    QTest::newRow("past") << QJsonObject{{u"until"_s, u"2020-01-01T00:00:00Z"_s}} << u"until"_s;
    QTest::newRow("reason") << QJsonObject{{u"reason"_s, 5}} << u"reason"_s;
    QTest::newRow("long reason") << QJsonObject{{u"reason"_s, QString(501, u'x')}} << u"reason"_s;
}

void ListenerTest::refusesAWrongPause()
{
    QFETCH(QJsonObject, fields);
    QFETCH(QString, field);
    const QJsonObject stack = w->add();
    for (const QByteArray &path : {w->pathOf(stack, "/pause"), QByteArray("/api/schedule/pause")}) {
        const HttpAnswer answer = w->client().json("POST", path, fields);
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.error().contains(field), qPrintable(answer.error()));
    }
}

void ListenerTest::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QJsonObject>("fields");
    QTest::addColumn<QString>("field");
    QTest::newRow("no name") << QJsonObject{{u"stackName"_s, QJsonValue::Null}} << u"stackName"_s;
    QTest::newRow("name with capital") << QJsonObject{{u"stackName"_s, u"Web"_s}} << u"stackName"_s;
    QTest::newRow("name with space") << QJsonObject{{u"stackName"_s, u"a b"_s}} << u"stackName"_s;
    QTest::newRow("name that is a number") << QJsonObject{{u"stackName"_s, 7}} << u"stackName"_s;
    QTest::newRow("no url") << QJsonObject{{u"url"_s, u""_s}} << u"url"_s;
    QTest::newRow("ext url") << QJsonObject{{u"url"_s, u"ext::sh -c id"_s}} << u"url"_s;
    QTest::newRow("branch") << QJsonObject{{u"branch"_s, u"a..b"_s}} << u"branch"_s;
    QTest::newRow("branch that is a list") << QJsonObject{{u"branch"_s, QJsonArray()}} << u"branch"_s;
    QTest::newRow("compose path") << QJsonObject{{u"composePath"_s, u"../compose.yaml"_s}} << u"composePath"_s;
    QTest::newRow("absolute compose path") << QJsonObject{{u"composePath"_s, u"/etc/passwd"_s}} << u"composePath"_s;
    QTest::newRow("env file") << QJsonObject{{u"envFilePath"_s, u"../.env"_s}} << u"envFilePath"_s;
    QTest::newRow("environment that is not there") << QJsonObject{{u"environmentId"_s, 77}} << u"environmentId"_s;
    QTest::newRow("environment that is no number")
        << QJsonObject{{u"environmentId"_s, u"local"_s}} << u"environmentId"_s;
    QTest::newRow("autoUpdate") << QJsonObject{{u"autoUpdate"_s, u"yes"_s}} << u"autoUpdate"_s;
    QTest::newRow("schedule") << QJsonObject{{u"autoUpdateSchedule"_s, u"monthly"_s}} << u"autoUpdateSchedule"_s;
    QTest::newRow("cron") << QJsonObject{{u"autoUpdateCron"_s, u"0 25 * * *"_s}} << u"autoUpdateCron"_s;
    QTest::newRow("cron with four fields") << QJsonObject{{u"autoUpdateCron"_s, u"0 3 * *"_s}} << u"autoUpdateCron"_s;
    QTest::newRow("cron that never comes")
        << QJsonObject{{u"autoUpdate"_s, true}, {u"autoUpdateCron"_s, u"0 3 31 2 *"_s}} << u"autoUpdateCron"_s;
    QTest::newRow("no time at all") << QJsonObject{{u"autoUpdate"_s, true}, {u"autoUpdateCron"_s, u""_s}}
                                    << u"autoUpdateCron"_s;
    QTest::newRow("time zone") << QJsonObject{{u"timeZone"_s, u"Europe/Atlantis"_s}} << u"timeZone"_s;
    QTest::newRow("time zone that is a path") << QJsonObject{{u"timeZone"_s, u"../../etc/passwd"_s}} << u"timeZone"_s;
    QTest::newRow("missed run") << QJsonObject{{u"missedRun"_s, u"always"_s}} << u"missedRun"_s;
    QTest::newRow("polling too often") << QJsonObject{{u"pollSeconds"_s, 9}} << u"pollSeconds"_s;
    QTest::newRow("polling never") << QJsonObject{{u"pollSeconds"_s, -1}} << u"pollSeconds"_s;
    QTest::newRow("polling by a text") << QJsonObject{{u"pollSeconds"_s, u"60"_s}} << u"pollSeconds"_s;
    QTest::newRow("password of a proxy") << QJsonObject{{u"dockerEnvironment"_s,
                                                         QJsonObject{{u"HTTPS_PROXY"_s, u"http://u:ProxyPass9zz@h"_s}}}}
                                         << u"dockerEnvironment"_s;
    QTest::newRow("webhookEnabled") << QJsonObject{{u"webhookEnabled"_s, 1}} << u"webhookEnabled"_s;
    QTest::newRow("variables") << QJsonObject{{u"envVars"_s, u"A=b"_s}} << u"envVars"_s;
    QTest::newRow("variable entry") << QJsonObject{{u"envVars"_s, QJsonArray{u"A=b"_s}}} << u"envVars"_s;
    QTest::newRow("variable name") << QJsonObject{{u"envVars"_s, QJsonArray{QJsonObject{{u"key"_s, u"DOCKER_HOST"_s},
                                                                                        {u"value"_s, u"x"_s}}}}}
                                   << u"envVars"_s;
}

void ListenerTest::namesTheFieldThatIsWrong()
{
    QFETCH(QJsonObject, fields);
    QFETCH(QString, field);
    QJsonObject body{{u"stackName"_s, w->uniqueName()}, {u"url"_s, u"file:///nowhere/a.git"_s}};
    for (auto it = fields.begin(); it != fields.end(); ++it)
        body.insert(it.key(), it.value());
    const HttpAnswer created = w->client().json("POST", "/api/git/stacks", body);
    QCOMPARE(created.status, 400);
    QVERIFY2(created.error().contains(field), created.body.constData());
    const HttpAnswer changed = w->client().json("PUT", w->pathOf(w->add()), fields);
    QCOMPARE(changed.status, 400);
    QVERIFY2(changed.error().contains(field), changed.body.constData());
}

void ListenerTest::refusesABodyThatIsNotJson()
{
    QCOMPARE(w->client().call("POST", "/api/git/stacks", "{\"stackName\":").status, 400);
    QCOMPARE(w->client().call("POST", "/api/git/stacks", "[]").status, 400);
    QCOMPARE(w->client().call("POST", "/api/git/stacks").status, 400);
    QCOMPARE(w->client()
                 .call("POST", "/api/git/stacks", "a=b", "Content-Type: application/x-www-form-urlencoded\r\n")
                 .status,
             415);
    QCOMPARE(w->client().call("POST", "/api/git/stacks", QByteArray(1024 * 1024 + 1, ' ')).status, 413);
}

void ListenerTest::refusesANameThatIsTaken()
{
    const QJsonObject stack = w->add();
    const HttpAnswer answer = w->client().json(
        "POST", "/api/git/stacks", {{u"stackName"_s, stack.value(u"stackName"_s)}, {u"url"_s, u"file:///b.git"_s}});
    QCOMPARE(answer.status, 409);
    QVERIFY2(!answer.error().isEmpty(), answer.body.constData());
}

void ListenerTest::neverAnswersASecret()
{
    const auto variable = [](const QString &key, const QJsonValue &value, bool isSecret) {
        return QJsonObject{{u"key"_s, key}, {u"value"_s, value}, {u"isSecret"_s, isSecret}};
    };
    const QString secret = u"correct horse battery staple"_s;
    const QJsonObject stack = w->add(
        {{u"envVars"_s, QJsonArray{variable(u"OPEN"_s, u"shown"_s, false), variable(u"HIDDEN"_s, secret, true)}}});
    const QJsonArray expected{variable(u"OPEN"_s, u"shown"_s, false), variable(u"HIDDEN"_s, u"***"_s, true)};
    QCOMPARE(stack.value(u"envVars"_s).toArray(), expected);
    QVERIFY(!w->client().call("GET", "/api/git/stacks").body.contains("horse"));
    const auto stored = [&] {
        const auto value =
            w->backend.services().stacks.revealVariable(StackId(stack.value(u"id"_s).toInteger()), u"HIDDEN"_s);
        return value ? value->revealText() : QString();
    };
    QCOMPARE(stored(), secret);
    // Sent back as it was answered, or as null, it keeps its value.
    for (const QJsonValue &kept : {QJsonValue(u"***"_s), QJsonValue(QJsonValue::Null)}) {
        const HttpAnswer answer =
            w->client().json("PUT", w->pathOf(stack), {{u"envVars"_s, QJsonArray{variable(u"HIDDEN"_s, kept, true)}}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().value(u"envVars"_s).toArray().size(), 1);
        QCOMPARE(stored(), secret);
    }
    QCOMPARE(w->client()
                 .json("PUT", w->pathOf(stack), {{u"envVars"_s, QJsonArray{variable(u"HIDDEN"_s, u"new"_s, true)}}})
                 .status,
             200);
    QCOMPARE(stored(), u"new"_s);
}

// "Not secret any more" without a value would put "***" or nothing in its place.
void ListenerTest::asksForTheValueOfASecretThatBecomesPlain()
{
    const auto variable = [](const QJsonValue &value, bool isSecret) {
        return QJsonArray{QJsonObject{{u"key"_s, u"TOK"_s}, {u"value"_s, value}, {u"isSecret"_s, isSecret}}};
    };
    const QJsonObject stack = w->add({{u"envVars"_s, variable(u"horse-battery"_s, true)}});
    const StackId id(stack.value(u"id"_s).toInteger());
    for (const QJsonValue &value : {QJsonValue(u"***"_s), QJsonValue(QJsonValue::Null), QJsonValue()}) {
        const HttpAnswer answer = w->client().json("PUT", w->pathOf(stack), {{u"envVars"_s, variable(value, false)}});
        QCOMPARE(answer.status, 400);
        QVERIFY2(answer.error().contains(u"envVars"_s) && answer.error().contains(u"TOK"_s), answer.body.constData());
        QCOMPARE(w->backend.services().stacks.revealVariable(id, u"TOK"_s)->revealText(), u"horse-battery"_s);
    }
    QCOMPARE(w->client().json("PUT", w->pathOf(stack), {{u"envVars"_s, variable(u"open"_s, false)}}).status, 200);
    QCOMPARE(w->client().call("GET", w->pathOf(stack)).object().value(u"envVars"_s).toArray(),
             variable(u"open"_s, false));
}

void ListenerTest::answerSentBackKeepsTheComposeFiles()
{
    const auto pathOf = [](const QJsonObject &stack) {
        return w->backend.services().stacks.get(StackId(stack.value(u"id"_s).toInteger()))->stack.settings.composePath;
    };
    const QJsonObject stack = w->add();
    QCOMPARE(pathOf(stack), QString());
    const QJsonObject answered = w->client().call("GET", w->pathOf(stack)).object();
    QCOMPARE(answered.value(u"composePath"_s).toString(), u"compose.yaml"_s);
    QCOMPARE(w->client().json("PUT", w->pathOf(stack), answered).status, 200);
    QCOMPARE(pathOf(stack), QString());
    const auto put = [&](const QJsonValue &path) {
        return w->client().json("PUT", w->pathOf(stack), {{u"composePath"_s, path}}).status;
    };
    QCOMPARE(put(u"apps/compose.yaml"_s), 200);
    QCOMPARE(put(u"compose.yaml"_s), 200); // another file than before: this one alone
    QCOMPARE(pathOf(stack), u"compose.yaml"_s);
    QCOMPARE(put(QJsonValue::Null), 200);
    QCOMPARE(pathOf(stack), QString());
    QCOMPARE(put(5), 400);
    QCOMPARE(pathOf(w->add({{u"composePath"_s, u"compose.yaml"_s}})), u"compose.yaml"_s);
}

void ListenerTest::changedVariableIsPendingAtOnce()
{
    const QJsonObject stack = w->add();
    const StackId id(stack.value(u"id"_s).toInteger());
    Database database(w->dataDirectory + u"/slipway.db"_s);
    QVERIFY(database.open());
    Stores stores(database);
    const Stack stored = stores.stacks.get(id).value();
    StackState state = stored.state;
    state.deployedCommit = state.fetchedCommit = QString(40, u'a');
    state.deployedFingerprint = deploy::presentFingerprint(stores, stored, {})->toText();
    QVERIFY(stores.stacks.changeState(id, state));
    QCOMPARE(w->client().call("GET", w->pathOf(stack)).object().value(u"syncStatus"_s).toString(), u"success"_s);
    const QJsonObject variable{{u"key"_s, u"A"_s}, {u"value"_s, u"1"_s}};
    const HttpAnswer put = w->client().json("PUT", w->pathOf(stack), {{u"envVars"_s, QJsonArray{variable}}});
    QCOMPARE(put.object().value(u"syncStatus"_s).toString(), u"pending"_s);
    QCOMPARE(w->client().call("GET", w->pathOf(stack)).object().value(u"syncStatus"_s).toString(), u"pending"_s);
}

void ListenerTest::saysWhereValuesComeFrom()
{
    QTemporaryDir folder;
    const auto git = [&folder](const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(u"git"_s,
                      QStringList{u"-c"_s, u"user.name=t"_s, u"-c"_s, u"user.email=t@example.org"_s} + arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    };
    QFile file(folder.filePath(u"compose.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("services:\n  web:\n    image: busybox:${TAG:-1}\n    environment: {A: '${TOKEN}', B: '${NOBODY}'}\n");
    file.close();
    QVERIFY(git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s}) && git({u"add"_s, u"-A"_s}) &&
            git({u"commit"_s, u"-qm"_s, u"one"_s}));
    const QJsonObject stack = w->add(
        {{u"url"_s, u"file://"_s + folder.path()},
         {u"envVars"_s,
          QJsonArray{QJsonObject{{u"key"_s, u"TOKEN"_s}, {u"value"_s, u"Secr3t-of-API"_s}, {u"isSecret"_s, true}}}}});
    const HttpAnswer nothing = w->client().call("GET", w->pathOf(stack, "/variables"));
    QCOMPARE(nothing.status, 404);
    QVERIFY2(nothing.error().contains(u"fetched"_s), nothing.body.constData());
    const HttpAnswer fetched = w->client().json("POST", w->pathOf(stack, "/fetch"), {});
    QVERIFY2(fetched.status == 200, fetched.body.constData());
    QCOMPARE(fetched.object().value(u"commit"_s).toString().size(), 40);
    const HttpAnswer answer = w->client().call("GET", w->pathOf(stack, "/variables"));
    QVERIFY2(answer.status == 200, answer.body.constData());
    QVERIFY(!answer.body.contains("Secr3t-of-API"));
    const QJsonArray variables = answer.object().value(u"variables"_s).toArray();
    QCOMPARE(variables.size(), 3);
    const QJsonObject token = variables.at(1).toObject();
    QCOMPARE(token.value(u"name"_s).toString(), u"TOKEN"_s);
    QCOMPARE(token.value(u"final"_s).toObject().value(u"value"_s).toString(), u"***"_s);
    QCOMPARE(token.value(u"places"_s).toArray().first().toObject().value(u"line"_s).toInt(), 4);
    QCOMPARE(variables.at(0).toObject().value(u"default"_s).toString(), u"1"_s);
    QVERIFY(variables.at(2).toObject().value(u"isMissing"_s).toBool());
    QVERIFY(variables.at(2).toObject().value(u"final"_s).isNull());
    const HttpAnswer compose = w->client().call("GET", w->pathOf(stack, "/compose"));
    QVERIFY2(compose.status == 200, compose.body.constData());
    QCOMPARE(compose.object().value(u"files"_s).toArray().first().toObject().value(u"path"_s).toString(),
             u"compose.yaml"_s);
    QVERIFY(compose.object().value(u"deployed"_s).isNull());
    QVERIFY(!compose.body.contains("Secr3t-of-API"));
    QCOMPARE(w->client().call("GET", "/api/git/stacks/999999/variables").status, 404);
}

void ListenerTest::listsByEnvironment()
{
    const QJsonObject stack = w->add();
    const QJsonArray here = w->client().call("GET", "/api/git/stacks?environmentId=1").array();
    QVERIFY(here.contains(stack));
    QCOMPARE(w->client().call("GET", "/api/git/stacks?environmentId=99").array().size(), 0);
}

void ListenerTest::removesAStackAndSaysWhereItsFilesAre()
{
    const QJsonObject stack = w->add();
    QCOMPARE(w->client().call("DELETE", w->pathOf(stack, "?volumes=true")).status, 400);
    const HttpAnswer answer = w->client().call("DELETE", w->pathOf(stack));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object().contains(u"keptFolder"_s));
    QCOMPARE(w->client().call("GET", w->pathOf(stack)).status, 404);
    QCOMPARE(w->client().call("DELETE", w->pathOf(stack)).status, 404);
}

void ListenerTest::answersAFailedSync()
{
    const QJsonObject stack = w->add();
    const HttpAnswer answer = w->client().call("POST", w->pathOf(stack, "/sync"));
    QCOMPARE(answer.status, 500);
    const QJsonObject object = answer.object();
    QCOMPARE(object.value(u"success"_s), QJsonValue(false));
    QCOMPARE(object.value(u"deployed"_s), QJsonValue(false));
    QVERIFY2(object.value(u"error"_s).toString().startsWith(u"Failed to pull from repository: "_s),
             answer.body.constData());
    const QByteArray run = "/api/runs/" + QByteArray::number(object.value(u"runId"_s).toInteger());
    QCOMPARE(w->client().call("GET", run).object().value(u"result"_s).toString(), u"failed"_s);
    const QJsonObject after = w->client().call("GET", w->pathOf(stack)).object();
    QCOMPARE(after.value(u"syncStatus"_s).toString(), u"error"_s);
    QVERIFY(!after.value(u"syncError"_s).toString().isEmpty());
}

void ListenerTest::answersAQueuedRunAtOnce()
{
    const QJsonObject stack = w->addStalling();
    const HttpAnswer answer = w->client().call("POST", w->pathOf(stack, "/sync?wait=false"));
    QCOMPARE(answer.status, 202);
    const qint64 run = answer.object().value(u"runId"_s).toInteger();
    QVERIFY(run > 0);
    QCOMPARE(w->client().call("GET", w->pathOf(stack)).object().value(u"syncStatus"_s).toString(), u"syncing"_s);
    QCOMPARE(w->client().call("POST", "/api/runs/" + QByteArray::number(run) + "/cancel").status, 200);
    QVERIFY(w->waitUntilFinished(run));
}

void ListenerTest::refusesToWaitForABusyStack()
{
    const QJsonObject stack = w->addStalling();
    const qint64 run =
        w->client().call("POST", w->pathOf(stack, "/sync?wait=false")).object().value(u"runId"_s).toInteger();
    for (const char *name : {"/sync", "/deploy", "/restart"}) {
        const HttpAnswer answer = w->client().call("POST", w->pathOf(stack, name));
        QCOMPARE(answer.status, 409);
        QCOMPARE(answer.object(),
                 (QJsonObject{
                     {u"success"_s, false},
                     {u"error"_s, u"Stack is already syncing. Please wait for the current operation to complete."_s}}));
    }
    // Queued behind it instead.
    QCOMPARE(w->client().call("POST", w->pathOf(stack, "/sync?wait=false")).status, 202);
    w->client().call("DELETE", w->pathOf(stack)); // cancels both
    QCOMPARE(w->client().call("GET", w->pathOf(stack)).status, 404);
    Q_UNUSED(run);
}

void ListenerTest::deploysAtOnceWhenAsked()
{
    const QJsonObject stack = w->add({{u"url"_s, w->stalling.url()}, {u"deployNow"_s, true}});
    const qint64 run = stack.value(u"runId"_s).toInteger();
    QVERIFY(run > 0);
    QCOMPARE(w->client().call("GET", "/api/runs/" + QByteArray::number(run)).object().value(u"kind"_s).toString(),
             u"deploy"_s);
    w->client().call("POST", "/api/runs/" + QByteArray::number(run) + "/cancel");
    QVERIFY(w->waitUntilFinished(run));
}

void ListenerTest::listsRunsNewestFirst()
{
    const QJsonObject stack = w->add();
    QVector<qint64> ids;
    for (int i = 0; i < 3; ++i)
        ids.prepend(w->client().call("POST", w->pathOf(stack, "/sync")).object().value(u"runId"_s).toInteger());
    const QByteArray list = "/api/runs?stackId=" + QByteArray::number(stack.value(u"id"_s).toInteger());
    const auto idsOf = [](const QJsonArray &array) {
        QVector<qint64> found;
        for (const QJsonValue &value : array)
            found << value.toObject().value(u"id"_s).toInteger();
        return found;
    };
    QCOMPARE(idsOf(w->client().call("GET", list).array()), ids);
    QCOMPARE(idsOf(w->client().call("GET", list + "&limit=1").array()), ids.first(1));
    QCOMPARE(idsOf(w->client().call("GET", list + "&before=" + QByteArray::number(ids.first())).array()), ids.mid(1));
    const QJsonObject run = w->client().call("GET", list).array().first().toObject();
    QCOMPARE(run.value(u"trigger"_s).toString(), u"api"_s);
    QVERIFY(!run.value(u"steps"_s).toArray().isEmpty());
    const QByteArray log = "/api/runs/" + QByteArray::number(ids.first()) + "/log";
    const HttpAnswer whole = w->client().call("GET", log);
    QCOMPARE(whole.status, 200);
    QVERIFY(whole.head.contains("text/plain"));
    QCOMPARE(w->client().call("GET", log + "?offset=" + QByteArray::number(whole.body.size())).body, QByteArray());
}

void ListenerTest::cancelsARun()
{
    const QJsonObject stack = w->addStalling();
    const HttpClient client = w->client();
    const auto waiting = client.connected();
    waiting->write(client.request("POST", w->pathOf(stack, "/sync")));
    waiting->waitForBytesWritten();
    const QByteArray list = "/api/runs?stackId=" + QByteArray::number(stack.value(u"id"_s).toInteger());
    qint64 run = 0;
    QTRY_VERIFY((run = client.call("GET", list).array().at(0).toObject().value(u"id"_s).toInteger()) > 0);
    const QByteArray cancel = "/api/runs/" + QByteArray::number(run) + "/cancel";
    QCOMPARE(client.call("POST", cancel).status, 200);
    const HttpAnswer answer = HttpClient::read(*waiting);
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.object().value(u"success"_s), QJsonValue(false));
    QCOMPARE(client.call("POST", cancel).status, 409);
}

void ListenerTest::survivesAThousandAbortedWaits()
{
    QVector<QJsonObject> stacks;
    for (int i = 0; i < 20; ++i)
        stacks << w->add();
    const HttpClient client = w->client();
    for (int i = 0; i < 1000; ++i) {
        const auto socket = client.connected();
        socket->write(
            client.request("POST", w->pathOf(stacks.at(i % stacks.size()), i % 2 == 0 ? "/sync" : "/deploy")));
        socket->waitForBytesWritten();
        if (i % 3 == 0)
            QTest::qSleep(1);
        socket->abort();
    }
    const HttpAnswer answer = client.call("GET", "/api/health");
    QCOMPARE(answer.status, 200);
    // The stacks are as usable as before.
    QTRY_VERIFY_WITH_TIMEOUT(client.call("POST", w->pathOf(stacks.first(), "/sync")).status == 500, 30'000);
}
