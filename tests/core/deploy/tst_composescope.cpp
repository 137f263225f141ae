// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_composescope.h"

#include "core/deploy/inspection.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

QByteArray service(const QByteArray &more = {}, const QByteArray &name = "web")
{
    return ComposeWorld::service(more, name);
}

// Debian's docker-registry with one user, ann, whose password is kPassword.
const QString kPassword = u"Pass-Word-9"_s;

class Registry
{
public:
    explicit Registry(const QString &folder)
    {
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        port = free.serverPort();
        free.close();
        QFile users(folder + u"/users"_s);
        QFile settings(folder + u"/registry.yml"_s);
        if (!users.open(QIODevice::WriteOnly) || !settings.open(QIODevice::WriteOnly))
            return;
        users.write("ann:$2y$05$abcdefghijklmnopqrstuub9ZhW3dMLVGegr48xnqr7o4lBxPefLK\n");
        settings.write(
            "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + QFile::encodeName(folder) +
            "/layers}}\nauth: {htpasswd: {realm: test, path: " + QFile::encodeName(users.fileName()) +
            "}}\nhttp: {addr: '127.0.0.1:" + QByteArray::number(port) + "'}\n");
        users.close();
        settings.close();
        m_process.start(u"docker-registry"_s, {u"serve"_s, settings.fileName()});
        for (int i = 0; i < 200 && !isReady; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            isReady = socket.waitForConnected(50);
            if (!isReady)
                QTest::qSleep(50);
        }
    }
    ~Registry()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    quint16 port = 0;
    bool isReady = false;

private:
    QProcess m_process;
};

} // namespace

void TestComposeScope::init()
{
    m_world = std::make_unique<ComposeWorld>();
    QVERIFY2(m_world->isReady, qPrintable(m_world->problem));
}

void TestComposeScope::cleanup()
{
    m_world.reset();
}

void TestComposeScope::letsAFileWinOverWhatSlipwayWasStartedWith()
{
    for (const auto &[name, value] : {std::pair(u"TZ"_s, u"UTC"_s),
                                      {u"USER"_s, u"me"_s},
                                      {u"LC_TIME"_s, u"C"_s},
                                      {u"LANG"_s, u"C.UTF-8"_s},
                                      {u"ftp_proxy"_s, u"http://own.test"_s}})
        m_world->environment.insert(name, value);
    m_world->start();
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables = {{u"LC_TIME"_s, u"from the stack"_s, false, true, {}}};
    });
    m_world->commitFiles(
        'a', {{u"compose.yaml"_s, "services:\n" + service("    env_file: .env\n    environment:\n      ZONE: ${TZ}\n"
                                                          "      WHO: ${USER}\n      TIME: ${LC_TIME}\n"
                                                          "      TONGUE: ${LANG}\n      PROXY: ${ftp_proxy}\n")},
              {u".env"_s, "TZ=Europe/Berlin\nUSER=fromgit\nLC_TIME=de_DE\nLANG\nftp_proxy=http://git.test\n"
                          "BOTH=${TZ}-${ftp_proxy}\n"}});
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    const QStringList web = m_world->environmentOf(u"web"_s);
    for (const QString &line :
         {u"TZ=Europe/Berlin"_s, u"ZONE=Europe/Berlin"_s, u"WHO=fromgit"_s, u"USER=fromgit"_s, u"TIME=from the stack"_s,
          u"TONGUE=C.UTF-8"_s, u"PROXY=http://own.test"_s, u"BOTH=Europe/Berlin-http://own.test"_s})
        QVERIFY2(web.contains(line), qPrintable(line + u" is not in "_s + web.join(u'\n')));
    // The inspector says what the container has.
    deploy::RunTools tools = m_world->tools();
    deploy::RunContext context(tools);
    QVERIFY(deploy::prepareInspection(context, m_world->stack, {}));
    QMap<QString, QString> values;
    for (const deploy::VariableUse &use : std::as_const(context.source->uses))
        values.insert(use.reference.name, context.resolved.layers.final(use.reference.name).value_or(u"none"_s));
    QCOMPARE(values, (QMap<QString, QString>{{u"TZ"_s, u"Europe/Berlin"_s},
                                             {u"USER"_s, u"fromgit"_s},
                                             {u"LC_TIME"_s, u"from the stack"_s},
                                             {u"LANG"_s, u"C.UTF-8"_s},
                                             {u"ftp_proxy"_s, u"http://own.test"_s}}));
}

void TestComposeScope::stopsWithAnEnvFileThatCannotBeRead_data()
{
    QTest::addColumn<RunKind>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("stop, not UTF-8") << RunKind::Stop << QByteArray("NAME=\xe4\xf6\n");
    QTest::newRow("down, not UTF-8") << RunKind::Down << QByteArray("NAME=\xe4\xf6\n");
    QTest::newRow("stop, no closing quote") << RunKind::Stop << QByteArray("A=\"open\n");
    QTest::newRow("down, no closing quote") << RunKind::Down << QByteArray("A=\"open\n");
    QTest::newRow("restart, no closing quote") << RunKind::Restart << QByteArray("A=\"open\n");
}

// A person's own file, which a life cycle call finds in the work tree.
void TestComposeScope::stopsWithAnEnvFileThatCannotBeRead()
{
    QFETCH(RunKind, kind);
    QFETCH(QByteArray, text);
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + service()}});
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QFile own(m_world->workTree() + u"/.env"_s);
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.write(text);
    own.close();
    const Run run = m_world->run(kind);
    const QByteArray log = m_world->log(run.id);
    QVERIFY2(run.result == RunResult::Succeeded, log.constData());
    QCOMPARE(m_world->containerIds(u"web"_s, true).size(), kind == RunKind::Restart ? 1 : 0);
    QCOMPARE(m_world->containerIds(u"web"_s).size(), kind == RunKind::Down ? 0 : 1);
    // It says which file, and what it went by.
    QVERIFY2(log.contains(".env") && log.contains("labels"), log.constData());
}

void TestComposeScope::givesMergedValuesToWhatExtends_data()
{
    QTest::addColumn<QByteArray>("extends");
    QTest::newRow("in one file") << QByteArray("    extends: {service: base}\n");
    QTest::newRow("in one file, short") << QByteArray("    extends: base\n");
    QTest::newRow("twice in one file") << QByteArray("    extends: {service: middle}\n");
    QTest::newRow("of another file, and there again")
        << QByteArray("    extends: {file: more/compose.yaml, service: far}\n");
}

// The env file is not in Git.
void TestComposeScope::givesMergedValuesToWhatExtends()
{
    QFETCH(QByteArray, extends);
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables = {{u"PLAIN"_s, u"stack"_s, false, true, {}}, {u"OTHER"_s, u"stack too"_s, false, true, {}}};
    });
    const QByteArray base = service("    env_file: .env\n    environment: {PLAIN: own}\n", "base");
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + base + "  middle:\n    extends: {service: base}\n" +
                                                       "  web:\n" + extends},
                               {u"more/compose.yaml"_s, "services:\n" + QByteArray(base).replace(" .env", " ../.env") +
                                                            "  far:\n    extends: {service: base}\n"}});
    for (const RunKind kind : {RunKind::Sync, RunKind::Stop, RunKind::Start, RunKind::Down, RunKind::Start}) {
        const Run run = m_world->run(kind);
        QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
        QVERIFY2(!m_world->log(run.id).contains("labels"), m_world->log(run.id).constData());
    }
    for (const QString &name : {u"web"_s, u"base"_s}) {
        const QStringList lines = m_world->environmentOf(name);
        QVERIFY2(lines.contains(u"PLAIN=own"_s) && lines.contains(u"OTHER=stack too"_s), qPrintable(lines.join(u'\n')));
    }
}

// As Compose has it where all values are in one .env.
void TestComposeScope::leavesWhatAServiceInherits()
{
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables = {{u"PLAIN"_s, u"stack"_s, false, true, {}}, {u"OTHER"_s, u"stack too"_s, false, true, {}}};
    });
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + service("    environment: {PLAIN: own}\n", "base") +
                                                       "  web:\n    extends: {service: base}\n    env_file: .env\n"},
                               {u".env"_s, "PLAIN=git\nOTHER=git\n"}});
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    const QStringList web = m_world->environmentOf(u"web"_s);
    QVERIFY2(web.contains(u"PLAIN=own"_s) && web.contains(u"OTHER=stack too"_s), qPrintable(web.join(u'\n')));
}

void TestComposeScope::takesTheEnvFilesOfIncludes()
{
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables = {{u"PLAIN"_s, u"stack"_s, false, true, {}}};
    });
    m_world->commitFiles(
        'a', {{u"compose.yaml"_s, "include:\n  - sub/compose.yaml\n"
                                  "  - {path: other/compose.yaml, env_file: [other/x.env, other/y.env]}\n"},
              {u"sub/compose.yaml"_s,
               "services:\n" + service("    environment:\n      S: ${SUBREQ:?needed}\n      P: ${PLAIN}\n"
                                       "      T: ${TOP}\n      U: ${UNSET:-unset}\n")},
              {u"sub/.env"_s, "SUBREQ=fromsub\nPLAIN=sub\nTOP=sub\n"},
              {u"other/compose.yaml"_s,
               "services:\n" + service("    environment: {X: '${X:?}', Y: '${Y:?}', S: '${SUBREQ:-none}'}\n", "other")},
              {u"other/x.env"_s, "X=x1\nY=x\n"},
              {u"other/y.env"_s, "X=${X}2\nY=y\n"},
              {u".env"_s, "TOP=top\n"}});
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    deploy::RunTools tools = m_world->tools();
    deploy::RunContext context(tools);
    QVERIFY(deploy::prepareInspection(context, m_world->stack, {}));
    QHash<QString, QString> told;
    for (const deploy::VariableUse &use : std::as_const(context.source->uses)) {
        if (const auto value = use.value(context.resolved.layers))
            told.insert(QFileInfo(use.file).dir().dirName() + u'/' + use.reference.name, *value);
    }
    const QStringList web = m_world->environmentOf(u"web"_s);
    for (const QString &line : {u"S=fromsub"_s, u"P=stack"_s, u"T=top"_s, u"U=unset"_s})
        QVERIFY2(web.contains(line), qPrintable(line + u" is not in "_s + web.join(u'\n')));
    const QStringList other = m_world->environmentOf(u"other"_s);
    for (const QString &line : {u"X=x12"_s, u"Y=y"_s, u"S=none"_s})
        QVERIFY2(other.contains(line), qPrintable(line + u" is not in "_s + other.join(u'\n')));
    QCOMPARE(told, (QHash<QString, QString>{{u"sub/SUBREQ"_s, u"fromsub"_s},
                                            {u"sub/PLAIN"_s, u"stack"_s},
                                            {u"sub/TOP"_s, u"top"_s},
                                            {u"other/X"_s, u"x12"_s},
                                            {u"other/Y"_s, u"y"_s}}));
}

void TestComposeScope::logsInToARegistryForTheRunAlone()
{
    QTemporaryDir folder;
    const Registry registry(folder.path());
    QVERIFY2(registry.isReady, "docker-registry does not answer; ./dev setup test installs it");
    const QString address = u"127.0.0.1:%1"_s.arg(registry.port);
    const QString image = address + u"/"_s + m_world->project;
    QFile config(folder.filePath(u"config.json"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("{\"auths\":{\"" + address.toUtf8() + "\":{\"auth\":\"" +
                 QByteArray("ann:" + kPassword.toUtf8()).toBase64() + "\"}}}");
    config.close();
    const auto push = [&](const QByteArray &label) {
        QFile file(folder.filePath(u"Dockerfile"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return false;
        file.write("FROM slipway-test/busybox\nLABEL of.test=" + label + "\n");
        file.close();
        QDir(folder.path()).mkdir(u"empty"_s);
        m_world->call({u"build"_s, u"-t"_s, image, u"-f"_s, file.fileName(), folder.filePath(u"empty"_s)});
        const QByteArray id = m_world->call({u"image"_s, u"inspect"_s, u"-f"_s, u"{{.Id}}"_s, image});
        m_world->call({u"--config"_s, folder.path(), u"push"_s, u"-q"_s, image});
        m_world->call({u"image"_s, u"rm"_s, image});
        return !id.isEmpty();
    };
    const auto label = [&] {
        return m_world
            ->call({u"inspect"_s, u"-f"_s, u"{{index .Config.Labels \"of.test\"}}"_s,
                    m_world->containerIds(u"web"_s).value(0)})
            .trimmed();
    };
    QVERIFY(push("one"));
    QFile persons(m_world->environment.value(u"DOCKER_CONFIG"_s) + u"/config.json"_s);
    QVERIFY(persons.open(QIODevice::ReadOnly));
    const QByteArray before = persons.readAll();
    m_world->commitFiles(
        'a', {{u"compose.yaml"_s, "services:\n" + service().replace("slipway-test/busybox", image.toUtf8())}});
    QCOMPARE(m_world->sync().result, RunResult::Failed); // without a login
    m_world->changeSettings([&](StackSettings &settings) { settings.compose.registries = {{address, u"ann"_s}}; });
    const auto sealLogin = [&](const QString &password) {
        return m_world->vault.seal({u"registry"_s, m_world->stack.value, address}, SecretString(password)).has_value();
    };
    QVERIFY(sealLogin(u"Wrong-Word-9"_s));
    const Run wrong = m_world->sync();
    QCOMPARE(wrong.result, RunResult::Failed);
    QVERIFY2(!m_world->log(wrong.id).contains("Wrong-Word-9"), m_world->log(wrong.id).constData());
    QVERIFY(sealLogin(kPassword));
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    QCOMPARE(label(), QByteArray("one"));
    for (const QByteArray &bytes : {kPassword.toUtf8(), QByteArray("ann:" + kPassword.toUtf8()).toBase64()})
        QCOMPARE(m_world->filesWith(bytes), QStringList());
    QVERIFY(persons.seek(0));
    QCOMPARE(persons.readAll(), before);

    // The same name has something else there now.
    m_world->call({u"tag"_s, image, image + u":kept"_s});
    QVERIFY(push("two"));
    m_world->call({u"tag"_s, image + u":kept"_s, image});
    QCOMPARE(m_world->run(RunKind::Deploy).result, RunResult::Succeeded);
    QCOMPARE(label(), QByteArray("one"));
    m_world->changeSettings([](StackSettings &settings) { settings.compose.pullPolicy = PullPolicy::Always; });
    QCOMPARE(m_world->run(RunKind::Deploy).result, RunResult::Succeeded);
    QCOMPARE(label(), QByteArray("two"));
    m_world->call({u"rm"_s, u"-f"_s, m_world->containerIds(u"web"_s).value(0)});
    m_world->call({u"image"_s, u"rm"_s, u"-f"_s, image, image + u":kept"_s});
}

void TestComposeScope::buildsAsTheSettingsSay()
{
    m_world->commitFiles(
        'a', {{u"compose.yaml"_s,
               "services:\n" + service("    build: .\n").replace("slipway-test/busybox", m_world->project.toUtf8())},
              {u"Dockerfile"_s, "FROM slipway-test/busybox\nRUN cat /proc/sys/kernel/random/uuid > /stamp\n"}});
    const auto stamp = [this] {
        return m_world->call({u"exec"_s, m_world->containerIds(u"web"_s).value(0), u"cat"_s, u"/stamp"_s});
    };
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    const QByteArray first = stamp();
    QVERIFY(first.size() > 30);
    QCOMPARE(m_world->run(RunKind::Deploy).result, RunResult::Succeeded);
    QCOMPARE(stamp(), first); // out of the cache
    m_world->changeSettings([](StackSettings &settings) {
        settings.compose.hasNoBuildCache = true;
        settings.compose.isBuiltOnDeploy = false;
    });
    QCOMPARE(m_world->run(RunKind::Deploy).result, RunResult::Succeeded);
    QCOMPARE(stamp(), first); // not built
    m_world->changeSettings([](StackSettings &settings) { settings.compose.isBuiltOnDeploy = true; });
    QCOMPARE(m_world->run(RunKind::Deploy).result, RunResult::Succeeded);
    QVERIFY(stamp().size() > 30 && stamp() != first);
    m_world->call({u"rm"_s, u"-f"_s, m_world->containerIds(u"web"_s).value(0)});
    m_world->call({u"image"_s, u"rm"_s, u"-f"_s, m_world->project});
}

void TestComposeScope::removesOrphansWhereAsked()
{
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + service() + service({}, "old")}});
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->containerIds(u"old"_s).size(), 1);
    m_world->changeSettings([](StackSettings &settings) { settings.compose.hasRemoveOrphans = false; });
    m_world->commitFiles('b', {{u"compose.yaml"_s, "services:\n" + service()}});
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->containerIds(u"old"_s).size(), 1);
    m_world->changeSettings([](StackSettings &settings) { settings.compose.hasRemoveOrphans = true; });
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->containerIds(u"old"_s).size(), 0);
    QCOMPARE(m_world->containerIds(u"web"_s).size(), 1);
}

void TestComposeScope::failsWhereServicesDoNotGetHealthy()
{
    m_world->changeSettings([](StackSettings &settings) { settings.compose.healthWaitSeconds = 3; });
    m_world->commitFiles('a', {{u"compose.yaml"_s,
                                "services:\n" + service("    healthcheck: {test: sleep 30, interval: 60s, retries: 9, "
                                                        "start_period: 60s}\n")}});
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Failed, m_world->log(run.id).constData());
    QCOMPARE(run.error->code, ErrorCode::Unhealthy);
    QCOMPARE(run.error->subject, u"web"_s);
    QVERIFY2(m_world->state().deployedCommit.isEmpty(), m_world->log(run.id).constData());
    m_world->changeSettings([](StackSettings &settings) { settings.compose.healthWaitSeconds = 0; });
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
}

// Also where they were changed meanwhile, which is told.
void TestComposeScope::startsWithTheVariablesOfTheDeploy()
{
    const auto setTo = [this](const QString &value) {
        m_world->changeSettings([&](StackSettings &settings) {
            settings.variables = {{u"PLAIN"_s, value, false, true, {}}, {u"TOKEN"_s, {}, true, false, {}}};
        });
        QVERIFY(m_world->vault.seal({u"variable"_s, m_world->stack.value, u"TOKEN"_s},
                                    SecretString(u"token-of-"_s + value)));
    };
    setTo(u"one"_s);
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + service("    environment: [PLAIN, TOKEN]\n")}});
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->run(RunKind::Down).result, RunResult::Succeeded);
    const Run same = m_world->run(RunKind::Start);
    QCOMPARE(same.result, RunResult::Succeeded);
    QVERIFY2(!m_world->log(same.id).contains("changed"), m_world->log(same.id).constData());
    setTo(u"two"_s);
    QCOMPARE(m_world->run(RunKind::Down).result, RunResult::Succeeded);
    const Run run = m_world->run(RunKind::Start);
    QCOMPARE(run.result, RunResult::Succeeded);
    const QByteArray log = m_world->log(run.id);
    QVERIFY2(log.contains("Variables changed: PLAIN, TOKEN.") && log.contains("out of step"), log.constData());
    QVERIFY(m_world->environmentOf(u"web"_s).contains(u"PLAIN=one"_s));
    QVERIFY(m_world->environmentOf(u"web"_s).contains(u"TOKEN=token-of-one"_s));
    QVERIFY(!log.contains("token-of-one"));
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QVERIFY(m_world->environmentOf(u"web"_s).contains(u"TOKEN=token-of-two"_s));
}

void TestComposeScope::putsFilesBackWhereAVariableIsMissing()
{
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + service("    volumes: [./site:/site]\n")},
                               {u"site/index.html"_s, "a"}});
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    const QStringList before = m_world->containerIds(u"web"_s, true);
    m_world->commitFiles('b', {{u"compose.yaml"_s, "services:\n" + service("    volumes: [./site:/site]\n"
                                                                           "    environment: {A: '${NEEDED:?}'}\n")},
                               {u"site/index.html"_s, "b"}});
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Failed);
    QCOMPARE(run.error->code, ErrorCode::VariableMissing);
    QCOMPARE(m_world->file(u"site/index.html"_s), QByteArray("a"));
    QCOMPARE(m_world->containerIds(u"web"_s, true), before);
    QCOMPARE(m_world->state().deployedCommit, RunWorld::commit('a'));
}
