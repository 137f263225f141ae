// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_sources.h"

#include "app/backend.h"
#include "core/listener/listener.h"
#include "core/services/tokenservice.h"
#include "httpclient.h"
#include "tests/core/git/sshserver.h"
#include "tests/support/testgit.h"

#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

QString variable(const char *name)
{
    return requiredEnvironment(name);
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QByteArray pathOf(const char *list, const QJsonObject &object, const QByteArray &rest = {})
{
    return QByteArray("/api/") + list + '/' + QByteArray::number(object.value(u"id"_s).toInteger()) + rest;
}

} // namespace

struct SourcesWorld {
    QTemporaryDir folder;
    Backend backend{{.dataDirectory = folder.filePath(u"data"_s), .vault = VaultChoice::KeyFile, .isWatching = false}};
    listener::Listener server{backend.services()};
    TestRepository repository{variable("SLIPWAY_TEST_GIT_ROOT")};
    QByteArray token;
    int count = 0;

    QByteArray newToken(const QStringList &permissions, const QVector<EnvironmentId> &environments = {})
    {
        const auto created = backend.services().tokens.create(u"token-%1"_s.arg(++count), permissions, environments);
        return created ? created->secret.reveal().toByteArray() : QByteArray();
    }
    HttpClient client() const { return HttpClient(server.port(), token); }
    HttpAnswer json(const QByteArray &method, const QByteArray &path, const QJsonObject &body) const
    {
        return client().json(method, path, body);
    }
    QString uniqueName() { return u"name-%1"_s.arg(++count); }
    QJsonObject addCredential(QJsonObject fields)
    {
        if (!fields.contains(u"name"_s))
            fields.insert(u"name"_s, uniqueName());
        const HttpAnswer answer = json("POST", "/api/credentials", fields);
        if (answer.status != 201)
            qWarning("%d %s", answer.status, answer.body.constData());
        return answer.object();
    }
    QJsonObject addToken(const QString &value = u"t0ken-Value"_s)
    {
        return addCredential({{u"type"_s, u"token"_s}, {u"token"_s, value}});
    }
    QString privateUrl() const { return variable("SLIPWAY_TEST_GIT_HTTPS") + u"/private/"_s + repository.name(); }
    QJsonObject addStack(const QString &url, const QJsonValue &credential = QJsonValue::Null)
    {
        const HttpAnswer answer =
            json("POST", "/api/git/stacks",
                 {{u"stackName"_s, uniqueName()}, {u"url"_s, url}, {u"credentialId"_s, credential}});
        if (answer.status != 201)
            qWarning("%d %s", answer.status, answer.body.constData());
        return answer.object();
    }
    QJsonObject repositoryOf(const QString &stack) const
    {
        const QJsonArray all = client().call("GET", "/api/repositories").array();
        for (const QJsonValue &one : all) {
            if (one.toObject().value(u"stacks"_s).toArray().contains(stack))
                return one.toObject();
        }
        return {};
    }
};

void SourcesTest::initTestCase()
{
    m_world = std::make_shared<SourcesWorld>();
    QVERIFY(m_world->backend.start());
    QTRY_COMPARE(m_world->backend.vaultState(), Backend::VaultState::Open);
    QVERIFY(m_world->server.start({.address = u"127.0.0.1"_s, .port = 0, .publicUrl = {}}));
    m_world->token = m_world->newToken(allPermissions());
    QVERIFY(!m_world->token.isEmpty());
}

void SourcesTest::cleanupTestCase()
{
    m_world->server.stop();
    m_world->backend.stop();
    m_world.reset();
}

void SourcesTest::keepsToThePermissionsOfAToken_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("needed");
    const auto row = [](const char *method, const char *path, const QString &needed) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path) << needed;
    };
    for (const char *method : {"GET", "POST"}) {
        row(method, "/api/credentials", u"credentials:edit"_s);
        row(method, "/api/hostkeys", u"credentials:edit"_s);
    }
    for (const char *method : {"GET", "PUT", "DELETE"})
        row(method, "/api/credentials/99999", u"credentials:edit"_s);
    row("POST", "/api/credentials/99999/test", u"credentials:edit"_s);
    row("DELETE", "/api/hostkeys?host=nowhere.test", u"credentials:edit"_s);
    row("GET", "/api/repositories", u"stacks:view"_s);
    row("GET", "/api/repositories/99999", u"stacks:view"_s);
    row("POST", "/api/repositories/99999/check", u"stacks:view"_s);
    row("PUT", "/api/repositories/99999", u"stacks:edit"_s);
}

void SourcesTest::keepsToThePermissionsOfAToken()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QString, needed);
    const quint16 port = m_world->server.port();
    const QByteArray body = method == "GET" || method == "DELETE" ? "" : "{}";
    QCOMPARE(HttpClient(port).call(method, path, body).status, 401);
    QStringList others = allPermissions();
    others.removeAll(needed);
    if (needed == u"stacks:view")
        others.removeAll(u"stacks:edit"_s); // includes it
    QCOMPARE(HttpClient(port, m_world->newToken(others)).call(method, path, body).status, 403);
    const HttpClient limited(port, m_world->newToken(allPermissions(), {EnvironmentId(1)}));
    QCOMPARE(limited.call(method, path, body).status, 403);
    const int status = HttpClient(port, m_world->newToken({needed})).call(method, path, body).status;
    QVERIFY2(status != 401 && status != 403 && status != 405 && status != 0, QByteArray::number(status).constData());
}

void SourcesTest::neverAnswersAValue_data()
{
    QTest::addColumn<QJsonObject>("fields");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("token") << QJsonObject{{u"type"_s, u"token"_s}, {u"token"_s, u"s3cret-Value"_s}}
                           << QStringList{u"token"_s};
    QTest::newRow("password") << QJsonObject{{u"type"_s, u"password"_s},
                                             {u"username"_s, u"me"_s},
                                             {u"password"_s, u"s3cret-Value"_s}}
                              << QStringList{u"password"_s};
    QTest::newRow("key") << QJsonObject{{u"type"_s, u"ssh"_s},
                                        {u"privateKey"_s, u"-----BEGIN KEY-----\ns3cret-Value"_s},
                                        {u"passphrase"_s, u"another s3cret-Value"_s}}
                         << QStringList{u"privateKey"_s, u"passphrase"_s};
}

void SourcesTest::neverAnswersAValue()
{
    QFETCH(QJsonObject, fields);
    QFETCH(QStringList, shown);
    fields.insert(u"name"_s, m_world->uniqueName());
    const HttpAnswer added = m_world->json("POST", "/api/credentials", fields);
    QCOMPARE(added.status, 201);
    const QJsonObject credential = added.object();
    QCOMPARE(credential.value(u"type"_s), fields.value(u"type"_s));
    QCOMPARE(credential.value(u"name"_s), fields.value(u"name"_s));
    QCOMPARE(credential.value(u"username"_s).toString(), fields.value(u"username"_s).toString());
    QVERIFY(credential.value(u"host"_s).isNull());
    QCOMPARE(credential.value(u"fields"_s).toArray(), QJsonArray::fromStringList(shown));
    QCOMPARE(credential.value(u"stacks"_s).toArray(), QJsonArray());
    const QByteArray path = pathOf("credentials", credential);
    for (const HttpAnswer &answer :
         {added, m_world->client().call("GET", path), m_world->client().call("GET", "/api/credentials"),
          m_world->json("PUT", path, {{u"name"_s, m_world->uniqueName()}}),
          m_world->json("PUT", path, {{u"username"_s, u"a:b"_s}}),
          m_world->json("POST", path + "/test", {{u"url"_s, m_world->repository.fileUrl()}})})
        QVERIFY2(!answer.body.isEmpty() && !answer.body.contains("s3cret-Value"), answer.body.constData());
    QCOMPARE(m_world->client().call("DELETE", path).status, 200);
    QCOMPARE(m_world->client().call("GET", path).status, 404);
    QCOMPARE(m_world->client().call("DELETE", path).status, 404);
}

void SourcesTest::keepsAValueThatIsNotSent_data()
{
    QTest::addColumn<QJsonObject>("fields");
    QTest::newRow("absent") << QJsonObject{{u"username"_s, u"x"_s}};
    QTest::newRow("null") << QJsonObject{{u"token"_s, QJsonValue::Null}};
    QTest::newRow("stars") << QJsonObject{{u"token"_s, u"***"_s}};
}

// The real server says whether the value is the same.
void SourcesTest::keepsAValueThatIsNotSent()
{
    QFETCH(QJsonObject, fields);
    const QJsonObject credential = m_world->addToken(variable("SLIPWAY_TEST_GIT_PASSWORD"));
    QCOMPARE(m_world->json("PUT", pathOf("credentials", credential), {{u"username"_s, u"other"_s}}).status, 200);
    const HttpAnswer changed = m_world->json("PUT", pathOf("credentials", credential), fields);
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.object().value(u"fields"_s).toArray(), QJsonArray{u"token"_s});
    QCOMPARE(
        m_world->json("PUT", pathOf("credentials", credential), {{u"username"_s, variable("SLIPWAY_TEST_GIT_USER")}})
            .status,
        200);
    const QString url = variable("SLIPWAY_TEST_GIT_HTTP") + u"/private/"_s + m_world->repository.name();
    const QJsonObject test =
        m_world->json("POST", pathOf("credentials", credential, "/test"), {{u"url"_s, url}}).object();
    QVERIFY2(test.value(u"success"_s).toBool(), qPrintable(test.value(u"error"_s).toString()));
    m_world->client().call("DELETE", pathOf("credentials", credential));
}

void SourcesTest::refusesAWrongCredential_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("named");
    QTest::newRow("not JSON") << QByteArray("name=a") << 400 << QString();
    QTest::newRow("a list") << QByteArray("[]") << 400 << QString();
    QTest::newRow("nothing") << QByteArray("{}") << 400 << QString();
    QTest::newRow("no value") << QByteArray(R"({"name":"x","type":"token"})") << 400 << QString();
    QTest::newRow("stars are no value") << QByteArray(R"({"name":"x","type":"token","token":"***"})") << 400
                                        << QString();
    QTest::newRow("another type") << QByteArray(R"({"name":"x","type":"magic","token":"a"})") << 400
                                  << u"token, password, ssh or agent"_s;
    QTest::newRow("value is a number") << QByteArray(R"({"name":"x","type":"token","token":5})") << 400 << u"a text"_s;
    QTest::newRow("name is a list") << QByteArray(R"({"name":["x"],"type":"token","token":"a"})") << 400 << u"a text"_s;
    QTest::newRow("field of another type")
        << QByteArray(R"({"name":"x","type":"token","token":"a","password":"s3cret"})") << 400 << u"no such field"_s;
    QTest::newRow("wrong host") << QByteArray(R"({"name":"x","type":"token","token":"a","host":"https://x"})") << 400
                                << u"server"_s;
}

void SourcesTest::refusesAWrongCredential()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, named);
    const qsizetype before = m_world->client().call("GET", "/api/credentials").array().size();
    const HttpAnswer answer = m_world->client().call("POST", "/api/credentials", body);
    QCOMPARE(answer.status, status);
    QVERIFY2(!answer.error().isEmpty() && answer.error().contains(named), answer.body.constData());
    QVERIFY(!answer.body.contains("s3cret"));
    QCOMPARE(m_world->client().call("GET", "/api/credentials").array().size(), before);
}

void SourcesTest::saysWhatAServerSaidToACredential_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isGood");
    const QString password = variable("SLIPWAY_TEST_GIT_PASSWORD");
    QTest::newRow("good") << password << u"/private/"_s + m_world->repository.name() << true;
    QTest::newRow("wrong") << u"wr0ng-Pa55"_s << u"/private/"_s + m_world->repository.name() << false;
    QTest::newRow("not there") << password << u"/private/nothing.git"_s << false;
    QTest::newRow("forbidden") << password << u"/forbidden/a.git"_s << false;
}

void SourcesTest::saysWhatAServerSaidToACredential()
{
    QFETCH(QString, value);
    QFETCH(QString, path);
    QFETCH(bool, isGood);
    const QJsonObject credential = m_world->addCredential(
        {{u"type"_s, u"password"_s}, {u"username"_s, variable("SLIPWAY_TEST_GIT_USER")}, {u"password"_s, value}});
    const HttpAnswer answer = m_world->json("POST", pathOf("credentials", credential, "/test"),
                                            {{u"url"_s, variable("SLIPWAY_TEST_GIT_HTTP") + path}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"success"_s).toBool(), isGood);
    QCOMPARE(answer.object().value(u"branches"_s).toArray(), isGood ? QJsonArray{u"main"_s} : QJsonArray());
    QCOMPARE(answer.error().isEmpty(), isGood);
    QVERIFY(!answer.body.contains(value.toUtf8()));
    m_world->client().call("DELETE", pathOf("credentials", credential));
}

void SourcesTest::refusesAnAddressToTest_data()
{
    QTest::addColumn<QJsonValue>("url");
    QTest::newRow("none") << QJsonValue();
    QTest::newRow("empty") << QJsonValue(QString());
    QTest::newRow("a number") << QJsonValue(5);
    QTest::newRow("a command") << QJsonValue(u"ext::sh -c id"_s);
    QTest::newRow("with a password") << QJsonValue(u"https://me:s3cret@git.test/a"_s);
    QTest::newRow("ssh with a token") << QJsonValue(u"git@git.test:a"_s);
}

void SourcesTest::refusesAnAddressToTest()
{
    QFETCH(QJsonValue, url);
    const QJsonObject credential = m_world->addToken();
    const HttpAnswer answer = m_world->json("POST", pathOf("credentials", credential, "/test"), {{u"url"_s, url}});
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.error().isEmpty() && !answer.body.contains("s3cret"));
    m_world->client().call("DELETE", pathOf("credentials", credential));
}

void SourcesTest::stackTakesOnlyACredentialThatFits_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("status");
    QTest::newRow("its host") << u"https://git.test/a.git"_s << 201;
    QTest::newRow("another host") << u"https://evil.test/a.git"_s << 400;
    QTest::newRow("another port") << u"https://git.test:8443/a.git"_s << 400;
    QTest::newRow("ssh") << u"git@git.test:a.git"_s << 400;
    QTest::newRow("missing") << QString() << 400;
}

void SourcesTest::stackTakesOnlyACredentialThatFits()
{
    QFETCH(QString, url);
    QFETCH(int, status);
    const QJsonObject credential =
        m_world->addCredential({{u"type"_s, u"token"_s}, {u"token"_s, u"t0ken"_s}, {u"host"_s, u"git.test"_s}});
    const HttpAnswer answer =
        m_world->json("POST", "/api/git/stacks",
                      {{u"stackName"_s, m_world->uniqueName()},
                       {u"url"_s, url.isEmpty() ? u"https://git.test/a.git"_s : url},
                       {u"credentialId"_s, url.isEmpty() ? QJsonValue(99999) : credential.value(u"id"_s)}});
    QCOMPARE(answer.status, status);
    if (status == 201) {
        QCOMPARE(answer.object().value(u"credentialId"_s), credential.value(u"id"_s));
        QCOMPARE(m_world->client().call("DELETE", pathOf("git/stacks", answer.object())).status, 200);
    } else {
        QVERIFY2(answer.error().contains(u"credential"_s, Qt::CaseInsensitive), answer.body.constData());
    }
    QCOMPARE(m_world->client().call("DELETE", pathOf("credentials", credential)).status, 200);
}

void SourcesTest::keepsACredentialThatStacksUse()
{
    const QJsonObject credential = m_world->addToken();
    const QJsonObject stack = m_world->addStack(u"https://git.test/a.git"_s, credential.value(u"id"_s));
    const QString name = stack.value(u"stackName"_s).toString();
    const QByteArray path = pathOf("credentials", credential);
    QCOMPARE(m_world->client().call("GET", path).object().value(u"stacks"_s).toArray(), QJsonArray{name});
    const HttpAnswer refused = m_world->client().call("DELETE", path);
    QCOMPARE(refused.status, 409);
    QVERIFY2(refused.error().contains(name), refused.body.constData());
    QCOMPARE(m_world
                 ->json("POST", "/api/credentials",
                        {{u"name"_s, credential.value(u"name"_s)}, {u"type"_s, u"token"_s}, {u"token"_s, u"x"_s}})
                 .status,
             409);
    QCOMPARE(m_world->client().call("DELETE", pathOf("git/stacks", stack)).status, 200);
    QCOMPARE(m_world->client().call("DELETE", path).status, 200);
}

void SourcesTest::acceptsListsAndForgetsAHostKey()
{
    const QString host = u"[%1]:%2"_s.arg(variable("SLIPWAY_TEST_SSH_HOST"), variable("SLIPWAY_TEST_SSH_PORT"));
    QCOMPARE(m_world->client().call("GET", "/api/hostkeys").array().size(), 0);
    const HttpAnswer wrong = m_world->json("POST", "/api/hostkeys",
                                           {{u"host"_s, host}, {u"fingerprint"_s, u"SHA256:"_s + QString(43, u'A')}});
    QVERIFY2(wrong.status >= 400 && !wrong.error().isEmpty(), wrong.body.constData());
    QCOMPARE(m_world->client().call("GET", "/api/hostkeys").array().size(), 0);

    QProcess keygen;
    keygen.start(u"ssh-keygen"_s, {u"-lf"_s, variable("SLIPWAY_TEST_SSH_DIR") + u"/host_ed25519.pub"_s});
    QVERIFY(keygen.waitForFinished());
    const QString fingerprint = QString::fromUtf8(keygen.readAll()).section(u' ', 1, 1);
    const HttpAnswer accepted =
        m_world->json("POST", "/api/hostkeys", {{u"host"_s, host}, {u"fingerprint"_s, fingerprint}});
    QVERIFY2(accepted.status == 201, accepted.body.constData());
    const QJsonObject key = accepted.object();
    QCOMPARE(key.value(u"host"_s).toString(), host);
    QCOMPARE(key.value(u"keyType"_s).toString(), u"ED25519"_s);
    QCOMPARE(key.value(u"fingerprint"_s).toString(), fingerprint);
    QVERIFY(key.value(u"publisher"_s).isNull());
    QCOMPARE(key.value(u"isRevoked"_s).toBool(true), false);
    QCOMPARE(m_world->client().call("GET", "/api/hostkeys").array(), QJsonArray{key});
    const QByteArray path = "/api/hostkeys?host=" + QUrl::toPercentEncoding(host);
    QCOMPARE(m_world->client().call("DELETE", path).status, 200);
    QCOMPARE(m_world->client().call("DELETE", path).status, 404);
    QCOMPARE(m_world->client().call("GET", "/api/hostkeys").array().size(), 0);
}

// Met, accepted, used; then the server has another key, and nothing that accepted the first accepts it.
void SourcesTest::changedHostKeyStopsASyncAndIsNotAccepted()
{
    auto server = std::make_unique<SshServer>(QStringList{sshFile(u"host_ed25519"_s)});
    const quint16 port = server->port();
    const QString first = fingerprintOf(sshFile(u"host_ed25519.pub"_s));
    const QString second = fingerprintOf(sshFile(u"host_ecdsa.pub"_s));
    const QJsonObject credential = m_world->addCredential(
        {{u"type"_s, u"ssh"_s}, {u"privateKey"_s, QString::fromUtf8(tests::contentOf(sshFile(u"id_ed25519"_s)))}});
    const QJsonObject stack = m_world->addStack(server->url(m_world->repository), credential.value(u"id"_s));
    const QByteArray sync = pathOf("git/stacks", stack, "/sync");
    const HttpAnswer unknown = m_world->client().call("POST", sync);
    QCOMPARE(unknown.status, 500); // as every sync that failed
    QVERIFY2(unknown.error().contains(first), unknown.body.constData());
    const auto accept = [&](const QString &fingerprint) {
        return m_world->json("POST", "/api/hostkeys", {{u"host"_s, server->name()}, {u"fingerprint"_s, fingerprint}});
    };
    QCOMPARE(accept(first).status, 201);
    // It signs in; what is missing on this machine is a Docker Engine.
    const HttpAnswer known = m_world->client().call("POST", sync);
    QVERIFY2(!known.error().contains(u"host key"_s), known.body.constData());

    server.reset();
    server = std::make_unique<SshServer>(QStringList{sshFile(u"host_ecdsa"_s)}, port);
    const HttpAnswer changed = m_world->client().call("POST", sync);
    QCOMPARE(changed.status, 500);
    QVERIFY2(changed.error() != unknown.error() && changed.error().contains(u"changed"_s, Qt::CaseInsensitive),
             changed.body.constData());
    QVERIFY2(changed.error().contains(second), changed.body.constData());
    const HttpAnswer refused = accept(second);
    QCOMPARE(refused.status, 409);
    QCOMPARE(m_world->client().call("GET", "/api/hostkeys").array().first().toObject().value(u"fingerprint"_s), first);
    m_world->client().call("DELETE", "/api/hostkeys?host=" + QUrl::toPercentEncoding(server->name()));
    m_world->client().call("DELETE", pathOf("git/stacks", stack));
    m_world->client().call("DELETE", pathOf("credentials", credential));
}

void SourcesTest::refusesAWrongHostKey_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no host") << QByteArray(R"({"fingerprint":"SHA256:AAAA"})");
    QTest::newRow("no fingerprint") << QByteArray(R"({"host":"git.test"})");
    QTest::newRow("an option") << QByteArray(R"({"host":"-oProxyCommand=id","fingerprint":"SHA256:AAAA"})");
    QTest::newRow("two lines") << QByteArray(R"({"host":"a\nb","fingerprint":"SHA256:AAAA"})");
    QTest::newRow("not JSON") << QByteArray("host=a");
}

void SourcesTest::refusesAWrongHostKey()
{
    QFETCH(QByteArray, body);
    const HttpAnswer answer = m_world->client().call("POST", "/api/hostkeys", body);
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.error().isEmpty());
}

void SourcesTest::listsAndChangesRepositories()
{
    const QJsonObject credential = m_world->addToken();
    const QJsonObject stack = m_world->addStack(u"https://Git.test/team/shop.git"_s, credential.value(u"id"_s));
    const QString name = stack.value(u"stackName"_s).toString();
    const QJsonObject repository = m_world->repositoryOf(name);
    QCOMPARE(repository.value(u"url"_s).toString(), u"https://git.test/team/shop"_s);
    QCOMPARE(repository.value(u"credentialId"_s), credential.value(u"id"_s));
    QCOMPARE(repository.value(u"credentialName"_s), credential.value(u"name"_s));
    QCOMPARE(repository.value(u"mirrorBytes"_s).toInteger(-1), 0);
    QVERIFY(repository.value(u"caCertificates"_s).isNull());
    QCOMPARE(repository.value(u"sizeLimit"_s).toInteger(-1), 0);
    const QByteArray path = pathOf("repositories", repository);
    const QString certificates = textOf(variable("SLIPWAY_TEST_GIT_CA"));
    const HttpAnswer changed =
        m_world->json("PUT", path, {{u"caCertificates"_s, certificates}, {u"sizeLimit"_s, 1'000'000}});
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.object().value(u"caCertificates"_s).toString(), certificates.trimmed());
    QCOMPARE(m_world->json("PUT", path, {{u"sizeLimit"_s, 5}}).status, 200);
    QCOMPARE(m_world->client().call("GET", path).object().value(u"caCertificates"_s).toString(),
             certificates.trimmed());
    QCOMPARE(m_world->json("PUT", path, {{u"caCertificates"_s, QJsonValue::Null}, {u"sizeLimit"_s, QJsonValue::Null}})
                 .object(),
             repository);
    QCOMPARE(m_world->client().call("DELETE", pathOf("git/stacks", stack)).status, 200);
    QCOMPARE(m_world->client().call("DELETE", pathOf("credentials", credential)).status, 200);
    QCOMPARE(m_world->client().call("GET", path).status, 404);
}

void SourcesTest::refusesAWrongRepository_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("not a certificate") << QByteArray(R"({"caCertificates":"hello"})");
    QTest::newRow("a key instead") << QByteArray(R"({"caCertificates":"-----BEGIN PRIVATE KEY-----\nAAAA"})");
    QTest::newRow("certificate is a number") << QByteArray(R"({"caCertificates":5})");
    QTest::newRow("negative") << QByteArray(R"({"sizeLimit":-1})");
    QTest::newRow("half a byte") << QByteArray(R"({"sizeLimit":0.5})");
    QTest::newRow("limit is a text") << QByteArray(R"({"sizeLimit":"5"})");
    QTest::newRow("not JSON") << QByteArray("sizeLimit=5");
}

void SourcesTest::refusesAWrongRepository()
{
    QFETCH(QByteArray, body);
    const QJsonObject stack = m_world->addStack(u"https://git.test/other.git"_s);
    const QJsonObject before = m_world->repositoryOf(stack.value(u"stackName"_s).toString());
    const HttpAnswer answer = m_world->client().call("PUT", pathOf("repositories", before), body);
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.error().isEmpty());
    QCOMPARE(m_world->client().call("GET", pathOf("repositories", before)).object(), before);
    m_world->client().call("DELETE", pathOf("git/stacks", stack));
}

void SourcesTest::checksARepository()
{
    const QJsonObject credential = m_world->addCredential({{u"type"_s, u"password"_s},
                                                           {u"username"_s, variable("SLIPWAY_TEST_GIT_USER")},
                                                           {u"password"_s, variable("SLIPWAY_TEST_GIT_PASSWORD")}});
    const QJsonObject stack = m_world->addStack(m_world->privateUrl(), credential.value(u"id"_s));
    const QByteArray path = pathOf("repositories", m_world->repositoryOf(stack.value(u"stackName"_s).toString()));
    const HttpAnswer untrusted = m_world->client().call("POST", path + "/check");
    QCOMPARE(untrusted.status, 200);
    QCOMPARE(untrusted.object().value(u"success"_s).toBool(true), false);
    QVERIFY2(untrusted.error().contains(u"certificate"_s, Qt::CaseInsensitive), untrusted.body.constData());
    QCOMPARE(m_world->json("PUT", path, {{u"caCertificates"_s, textOf(variable("SLIPWAY_TEST_GIT_CA"))}}).status, 200);
    const HttpAnswer checked = m_world->client().call("POST", path + "/check");
    QVERIFY2(checked.object().value(u"success"_s).toBool(), checked.body.constData());
    QCOMPARE(checked.object().value(u"branches"_s).toArray(), QJsonArray{u"main"_s});
    // What is trusted for the repository is trusted for a test of the credential there.
    const HttpAnswer tested =
        m_world->json("POST", pathOf("credentials", credential, "/test"), {{u"url"_s, m_world->privateUrl()}});
    QVERIFY2(tested.object().value(u"success"_s).toBool(), tested.body.constData());
    m_world->client().call("DELETE", pathOf("git/stacks", stack));
    m_world->client().call("DELETE", pathOf("credentials", credential));
}
