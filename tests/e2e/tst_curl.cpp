// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/listener.h"
#include "core/services/tokenservice.h"
#include "realworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

// The calls people have in their scripts, word for word: only host and token are
// theirs. The real curl, in a shell, against the whole core on a real Engine.
class TestCurl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void deploysAStack();
    void deploysAnApp();
    void setsTheLayerCache();

private:
    struct World : RealWorld {
        listener::Listener server{backend->services()};
        QByteArray token;
        bool start()
        {
            if (!QTest::qWaitFor([this] { return backend->vaultState() == Backend::VaultState::Open; }) ||
                !server.start({.address = u"127.0.0.1"_s, .port = 0, .publicUrl = {}}))
                return false;
            const auto created = backend->services().tokens.create(u"curl"_s, allPermissions(), {});
            token = created ? created->secret.reveal().toByteArray() : QByteArray();
            return !token.isEmpty();
        }
        ~World() { server.stop(); }
        // What the lines print: the body, then the status in a line of its own.
        struct Said {
            int status = 0;
            QJsonObject json;
            QByteArray all;
        };
        Said sh(const QString &lines, const QMap<QString, QString> &more = {}) const
        {
            QProcess shell;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"HOST"_s, server.url());
            environment.insert(u"TOKEN"_s, QString::fromLatin1(token));
            for (auto it = more.begin(); it != more.end(); ++it)
                environment.insert(it.key(), it.value());
            shell.setProcessEnvironment(environment);
            shell.start(
                u"bash"_s,
                {u"-c"_s, u"curl() { command curl -sS --noproxy '*' -w '\\n%{http_code}' \"$@\"; }\n"_s + lines});
            shell.waitForFinished(120'000);
            const QByteArray all = shell.readAllStandardOutput();
            const qsizetype end = all.lastIndexOf('\n');
            return {all.mid(end + 1).toInt(), QJsonDocument::fromJson(all.left(end)).object(),
                    all + shell.readAllStandardError()};
        }
        Run finished(qint64 run) { return runs().whenFinished(RunId(run)).result(); }
    };
};

#define WORLD()                                                                                                        \
    std::unique_ptr<World> owner;                                                                                      \
    try {                                                                                                              \
        owner = std::make_unique<World>();                                                                             \
    } catch (const std::exception &problem) {                                                                          \
        QFAIL(problem.what());                                                                                         \
    }                                                                                                                  \
    World &world = *owner;                                                                                             \
    QVERIFY(world.start())

void TestCurl::initTestCase()
{
    const auto engine = TestEngine::fromEnvironment();
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
}

void TestCurl::deploysAStack()
{
    WORLD();
    world.writeWeb("one", "1");
    world.repository.commit(u"one"_s);
    QMap<QString, QString> names{{u"NAME"_s, world.stackName}, {u"REPO"_s, world.change().settings.url}};
    const auto created = world.sh(uR"sh(curl -X POST "$HOST/api/git/stacks" \
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \
  -d '{"stackName": "'"$NAME"'", "environmentId": 1, "url": "'"$REPO"'", "branch": "main",
       "composePath": "compose.yaml", "autoUpdate": true, "autoUpdateCron": "0 3 * * *", "webhookEnabled": true,
       "envVars": [{"key": "COLOUR", "value": "blue", "isSecret": false},
                   {"key": "PASSWORD", "value": "hunter22hunter", "isSecret": true}]}')sh"_s,
                                  names);
    QVERIFY2(created.status == 201, created.all.constData());
    QVERIFY(!created.all.contains("hunter22hunter"));
    const QString secret = created.json.value(u"webhook"_s).toObject().value(u"secret"_s).toString();
    QCOMPARE(secret.size(), 64);
    names.insert(u"ID"_s, QString::number(created.json.value(u"id"_s).toInteger()));
    names.insert(u"SECRET"_s, secret);

    // The cookie does as well.
    const auto synced =
        world.sh(uR"sh(curl -X POST "$HOST/api/git/stacks/$ID/sync" --cookie "auth_token=$TOKEN")sh"_s, names);
    QVERIFY2(synced.status == 200, synced.all.constData());
    QCOMPARE(synced.json.value(u"success"_s).toBool(), true);
    QCOMPARE(synced.json.value(u"deployed"_s).toBool(), true);
    QCOMPARE(synced.json.value(u"message"_s).toString(), u"Stack synced and deployed successfully"_s);
    QCOMPARE(synced.json.value(u"commit"_s).toString().size(), 40);
    QVERIFY(!synced.all.contains("hunter22hunter"));
    QCOMPARE(world.get(), QByteArray("one"));
    const auto again =
        world.sh(uR"sh(curl -X POST "$HOST/api/git/stacks/$ID/sync" -H "Authorization: Bearer $TOKEN")sh"_s, names);
    QVERIFY2(again.status == 200 && !again.json.value(u"deployed"_s).toBool(true), again.all.constData());

    world.writeWeb("two", "2");
    const QString commit = world.repository.commit(u"two"_s);
    names.insert(u"BODY"_s, u"{\"ref\":\"refs/heads/main\",\"after\":\"%1\"}"_s.arg(commit));
    const auto pushed =
        world.sh(uR"sh(SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)
curl -X POST "$HOST/api/git/stacks/$ID/webhook" -H "Content-Type: application/json" -H "X-GitHub-Event: push" \
  -H "X-GitHub-Delivery: $(cat /proc/sys/kernel/random/uuid)" -H "X-Hub-Signature-256: sha256=$SIGNATURE" -d "$BODY")sh"_s,
                 names);
    QVERIFY2(pushed.status == 202, pushed.all.constData());
    QCOMPARE(pushed.json.value(u"status"_s).toString(), u"queued"_s);
    COMPARE_RESULT(world.finished(pushed.json.value(u"runId"_s).toInteger()), RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("two"));

    const auto changed = world.sh(uR"sh(curl -X PUT "$HOST/api/git/stacks/$ID" -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{"envVars": [{"key": "COLOUR", "value": "red", "isSecret": false}, {"key": "PASSWORD", "value": "***", "isSecret": true}]}')sh"_s,
                                  names);
    QVERIFY2(changed.status == 200, changed.all.constData());
    const auto shown = world.sh(uR"sh(curl "$HOST/api/git/stacks/$ID" -H "Authorization: Bearer $TOKEN")sh"_s, names);
    QVERIFY2(shown.status == 200, shown.all.constData());
    QCOMPARE(shown.json.value(u"lastCommit"_s).toString(), commit);
    QVERIFY(shown.all.contains("\"red\""));
    QVERIFY(!shown.all.contains("hunter22hunter") && !shown.all.contains(secret.toLatin1()));
    const auto gone = world.sh(
        uR"sh(curl -X DELETE "$HOST/api/git/stacks/$ID?down=true&volumes=true" -H "Authorization: Bearer $TOKEN")sh"_s,
        names);
    QVERIFY2(gone.status == 200, gone.all.constData());
    QCOMPARE(world.containerId(u"web"_s), QString());
}

void TestCurl::deploysAnApp()
{
    WORLD();
    const auto write = [&world](const QByteArray &content) {
        world.repository.write(u"Dockerfile"_s, "FROM slipway-test/busybox\nRUN mkdir -p /www\nCOPY index.html /www/\n"
                                                "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                                                "STOPSIGNAL SIGKILL\n");
        world.repository.write(u"index.html"_s, content);
        return world.repository.commit(QString::fromUtf8(content));
    };
    write("one");
    QMap<QString, QString> names{{u"NAME"_s, world.stackName},
                                 {u"REPO"_s, world.change().settings.url},
                                 {u"PORT"_s, QString::number(world.port)}};
    // Without /api, as other programs have it.
    const auto queued = world.sh(uR"sh(curl -X POST "$HOST/deploy" -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" \
  -d '{"name": "'"$NAME"'", "repo": "'"$REPO"'", "branch": "main", "port": 80, "hostPort": '"$PORT"', "env": {"A": "b"}}')sh"_s,
                                 names);
    QVERIFY2(queued.status == 202, queued.all.constData());
    QCOMPARE(queued.json.value(u"status"_s).toString(), u"queued"_s);
    const QJsonObject hook = queued.json.value(u"webhook"_s).toObject();
    COMPARE_RESULT(world.finished(queued.json.value(u"runId"_s).toInteger()), RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("one"));
    names.insert(u"ID"_s, QString::number(queued.json.value(u"appId"_s).toInteger()));
    names.insert(u"HOOK"_s, hook.value(u"url"_s).toString());
    names.insert(u"SECRET"_s, hook.value(u"secret"_s).toString());
    QVERIFY(names.value(u"HOOK"_s).endsWith(u"/webhooks/github/"_s + names.value(u"ID"_s)));
    const auto shown = world.sh(uR"sh(curl "$HOST/apps/$ID" -H "Authorization: Bearer $TOKEN")sh"_s, names);
    QVERIFY2(shown.status == 200, shown.all.constData());
    QCOMPARE(shown.json.value(u"name"_s).toString(), world.stackName);
    QVERIFY(!shown.json.value(u"runs"_s).toArray().isEmpty());

    const QString commit = write("two");
    names.insert(u"BODY"_s, u"{\"ref\":\"refs/heads/main\",\"after\":\"%1\"}"_s.arg(commit));
    const auto pushed =
        world.sh(uR"sh(SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)
curl -X POST "$HOOK" -H "Content-Type: application/json" -H "X-GitHub-Event: push" \
  -H "X-GitHub-Delivery: 1" -H "X-Hub-Signature-256: sha256=$SIGNATURE" -d "$BODY")sh"_s,
                 names);
    QVERIFY2(pushed.status == 202, pushed.all.constData());
    COMPARE_RESULT(world.finished(pushed.json.value(u"runId"_s).toInteger()), RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("two"));
    const auto gone =
        world.sh(uR"sh(curl -X DELETE "$HOST/api/apps/$ID" -H "Authorization: Bearer $TOKEN")sh"_s, names);
    QVERIFY2(gone.status == 200, gone.all.constData());
    QCOMPARE(world.sh(uR"sh(curl "$HOST/api/apps/$ID" -H "Authorization: Bearer $TOKEN")sh"_s, names).status, 404);
}

void TestCurl::setsTheLayerCache()
{
    WORLD();
    QTRY_COMPARE(world.backend->vaultState(), Backend::VaultState::Open);
    const QString set = uR"sh(curl -X PUT "$HOST/api/environments/1/layer-cache" -H "Authorization: Bearer $TOKEN" \
  -H "Content-Type: application/json" -d "$BODY")sh"_s;
    const auto kept = world.sh(
        set,
        {{u"BODY"_s,
          uR"({"address": "registry.example.com:5000/team", "username": "builder", "password": "hunter22hunter"})"_s}});
    QVERIFY2(kept.status == 200, kept.all.constData());
    QCOMPARE(kept.json.value(u"address"_s).toString(), u"registry.example.com:5000/team"_s);
    QVERIFY(kept.json.value(u"hasPassword"_s).toBool());
    QVERIFY(!kept.all.contains("hunter22hunter"));
    const auto refused = world.sh(set, {{u"BODY"_s, uR"({"address": "http://registry/"})"_s}});
    QVERIFY2(refused.status == 400, refused.all.constData());
    QVERIFY(refused.all.contains("layerCache"));
    const auto started = world.sh(
        uR"sh(curl -X POST "$HOST/api/environments/1/layer-cache/local" -H "Authorization: Bearer $TOKEN")sh"_s, {});
    QVERIFY2(started.status == 200, started.all.constData());
    QVERIFY(started.json.value(u"address"_s).toString().startsWith(u"127.0.0.1:"_s));
    QVERIFY(!started.json.value(u"hasPassword"_s).toBool(true));
    const auto answered =
        world.sh(u"curl \"http://$ADDRESS/v2/\""_s, {{u"ADDRESS"_s, started.json.value(u"address"_s).toString()}});
    QVERIFY2(answered.status == 200, answered.all.constData());
    const auto unknown =
        world.sh(uR"sh(curl "$HOST/api/environments/77/layer-cache" -H "Authorization: Bearer $TOKEN")sh"_s, {});
    QCOMPARE(unknown.status, 404);
}

QTEST_GUILESS_MAIN(TestCurl)
#include "tst_curl.moc"
