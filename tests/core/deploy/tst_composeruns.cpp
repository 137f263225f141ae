// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_composeruns.h"

#include "tests/support/testengine.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

const QString kSecret = u"Secr3t-Value-of-the-test"_s;
const QString kWideSecret = u"W1de-Secret-of-the-test"_s;

QByteArray service(const QByteArray &more, const QByteArray &name = "web")
{
    return "  " + name + ":\n    image: slipway-test/busybox\n    command: sleep 100000\n    stop_signal: SIGKILL\n" +
           more;
}

} // namespace

void TestComposeRuns::init()
{
    const auto engine = TestEngine::fromEnvironment();
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
    m_environment = engine->environment;
    m_world = std::make_unique<RunWorld>();
    QVERIFY(m_world->isOpen);
    m_docker = std::make_unique<docker::DockerCli>(m_runner, m_environment);
    m_project = TestEngine::uniqueName(u"compose"_s);
    m_world->executor = std::make_unique<deploy::RunExecutor>(deploy::RunTools{m_world->stores,
                                                                               m_world->git,
                                                                               *m_docker,
                                                                               m_world->vault,
                                                                               m_world->clock,
                                                                               m_world->gate,
                                                                               *m_world->configs,
                                                                               m_world->logs,
                                                                               m_world->paths,
                                                                               {}});
    m_world->changeSettings([this](StackSettings &settings) {
        settings.compose.projectName = m_project;
        settings.variables = {{u"PLAIN"_s, u"from the stack"_s, false, true, {}}, {u"TOKEN"_s, {}, true, true, {}}};
    });
    setSecret(u"TOKEN"_s, kSecret);
}

void TestComposeRuns::cleanup()
{
    if (m_world)
        docker({u"compose"_s, u"-p"_s, m_project, u"down"_s, u"-t"_s, u"0"_s, u"--remove-orphans"_s});
    m_world.reset();
}

void TestComposeRuns::commit(char name, const QMap<QString, QByteArray> &files)
{
    m_world->git.commits[RunWorld::commit(name)] = files;
    m_world->git.tip = RunWorld::commit(name);
}

void TestComposeRuns::setSecret(const QString &key, const QString &value)
{
    QVERIFY(m_world->vault.seal({u"variable"_s, m_world->stack.value, key}, SecretString(value)));
}

QByteArray TestComposeRuns::docker(const QStringList &arguments)
{
    process::ProcessSpec spec;
    spec.program = u"docker"_s;
    spec.arguments = arguments;
    spec.environment = m_environment;
    spec.workingDirectory = u"/"_s;
    const auto result = m_runner.run(spec, {});
    return result ? result->standardOutput : result.error().detail.toUtf8();
}

QStringList TestComposeRuns::environmentOf(const QString &service)
{
    const QByteArray id = docker({u"ps"_s, u"-aq"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + m_project,
                                  u"--filter"_s, u"label=com.docker.compose.service="_s + service})
                              .trimmed();
    if (id.isEmpty())
        return {};
    const QByteArray lines =
        docker({u"inspect"_s, u"--format"_s, u"{{range .Config.Env}}{{println .}}{{end}}"_s, QString::fromLatin1(id)});
    return QString::fromUtf8(lines).split(u'\n', Qt::SkipEmptyParts);
}

QStringList TestComposeRuns::filesWith(const QByteArray &bytes) const
{
    QStringList found;
    QDirIterator files(m_world->folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found << file.fileName();
    }
    return found;
}

void TestComposeRuns::givesMergedValuesWhereTheEnvFileIsNotInGit()
{
    // The last service meets the file by way of another compose file.
    commit('a', {{u"compose.yaml"_s, "include: [more/compose.yaml]\nservices:\n" +
                                         service("    env_file: .env\n    environment: {FIXED: own, PLAIN: own}\n") +
                                         service("    env_file: [{path: .env}, given.env]\n", "second")},
                 {u"more/compose.yaml"_s, "services:\n" + service("    env_file: [../.env]\n", "third")},
                 {u"given.env"_s, "GIVEN=given\n"}});
    QVERIFY(m_world->stores.environments.changeVariables(
        EnvironmentId(1), {{u"WIDE"_s, {}, true, true, {}}, {u"PLAIN"_s, u"hidden"_s, false, true, {}}}));
    QVERIFY(m_world->vault.seal({u"environment_variable"_s, 1, u"WIDE"_s}, SecretString(kWideSecret)));

    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    const auto check = [this] {
        const QStringList web = environmentOf(u"web"_s);
        QVERIFY2(web.contains(u"TOKEN="_s + kSecret), qPrintable(web.join(u'\n')));
        QVERIFY(web.contains(u"WIDE="_s + kWideSecret));
        QVERIFY(web.contains(u"PLAIN=own"_s)); // what the service says itself stays
        const QStringList second = environmentOf(u"second"_s);
        QVERIFY(second.contains(u"TOKEN="_s + kSecret));
        QVERIFY(second.contains(u"PLAIN=from the stack"_s));
        QVERIFY(second.contains(u"GIVEN=given"_s));
        QVERIFY(environmentOf(u"third"_s).contains(u"TOKEN="_s + kSecret));
    };
    check();
    for (const RunKind kind : {RunKind::Stop, RunKind::Start, RunKind::Restart, RunKind::Down, RunKind::Start}) {
        const Run next = m_world->run(kind);
        QVERIFY2(next.result == RunResult::Succeeded, m_world->log(next.id).constData());
        QVERIFY2(!m_world->log(next.id).contains("labels"), m_world->log(next.id).constData());
    }
    check();
    for (const QString &secret : {kSecret, kWideSecret}) {
        QCOMPARE(filesWith(secret.toUtf8()), QStringList());
        QCOMPARE(filesWith(secret.toUtf8().toBase64()), QStringList());
    }
    QVERIFY(!QFile::exists(m_world->workTree() + u"/.env"_s));
}

void TestComposeRuns::givesMergedValuesOverAnEnvFileInGit()
{
    commit('a',
           {{u"compose.yaml"_s, "services:\n" + service("    env_file: [.env, prod.env]\n"
                                                        "    environment: {URL: 'http://${HOST:-none}/${PLAIN}'}\n")},
            {u".env"_s, "TOKEN=from git\nHOST=git\nKEPT=kept $$5\n"},
            {u"prod.env"_s, "HOST=prod\nFROM=${HOST}-${KEPT}\n"}});
    m_world->changeSettings([](StackSettings &settings) { settings.envFilePath = u"prod.env"_s; });
    // A file of the repository wins over the environment's variables, and hides them from itself.
    QVERIFY(m_world->stores.environments.changeVariables(EnvironmentId(1), {{u"HOST"_s, u"wide"_s, false, true, {}}}));
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    const QStringList web = environmentOf(u"web"_s);
    QVERIFY2(web.contains(u"TOKEN="_s + kSecret), qPrintable(web.join(u'\n')));
    QVERIFY2(web.contains(u"HOST=prod"_s), qPrintable(web.join(u'\n')));
    QVERIFY(web.contains(u"KEPT=kept $5"_s));
    QVERIFY(web.contains(u"URL=http://prod/from the stack"_s));
}

void TestComposeRuns::givesMergedValuesWhereTheEnvFileIsDrawnIn()
{
    commit('a', {{u"compose.yaml"_s,
                  "x-common: &common\n  env_file: .env\n  environment: &names\n    OWN: own\n"
                  "services:\n" +
                      service("    <<: *common\n") +
                      service("    <<: [*common]\n    environment: {<<: *names, PLAIN: mine}\n", "second")}});
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    QVERIFY(environmentOf(u"web"_s).contains(u"TOKEN="_s + kSecret));
    QVERIFY(environmentOf(u"web"_s).contains(u"OWN=own"_s));
    QVERIFY(environmentOf(u"second"_s).contains(u"TOKEN="_s + kSecret));
    QVERIFY(environmentOf(u"second"_s).contains(u"PLAIN=mine"_s));
    QCOMPARE(filesWith(kSecret.toUtf8()), QStringList());
}

void TestComposeRuns::standsInForAnEnvFileWhereNothingElseHelps_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("Compose without tags, file absent") << true << false;
    QTest::newRow("file that is not read, absent") << false << false;
    QTest::newRow("file that is not read, a person's own") << false << true;
}

void TestComposeRuns::standsInForAnEnvFileWhereNothingElseHelps()
{
    QFETCH(bool, isOld);
    QFETCH(bool, isThere);
    class OldCompose final : public process::ProcessRunner
    {
    public:
        explicit OldCompose(process::ProcessRunner &real)
            : m_real(real)
        {
        }
        Result<process::ProcessResult> run(const process::ProcessSpec &spec, const CancelToken &cancel,
                                           const process::LineSink &sink) override
        {
            if (spec.arguments.contains(u"version"_s))
                return process::ProcessResult{0, "2.20.3\n", {}, {}};
            const QFileInfo merged(QFileInfo(path).canonicalFilePath());
            if (QFileInfo(path).isSymLink() && merged.exists()) {
                permissions |= merged.permissions();
                ++seen;
            }
            return m_real.run(spec, cancel, sink);
        }

        QString path;
        QFile::Permissions permissions;
        int seen = 0;

    private:
        process::ProcessRunner &m_real;
    } old(m_runner);
    old.path = m_world->workTree() + u"/.env"_s;
    docker::DockerCli oldDocker(old, m_environment);
    if (isOld)
        m_world->executor = std::make_unique<deploy::RunExecutor>(deploy::RunTools{m_world->stores,
                                                                                   m_world->git,
                                                                                   oldDocker,
                                                                                   m_world->vault,
                                                                                   m_world->clock,
                                                                                   m_world->gate,
                                                                                   *m_world->configs,
                                                                                   m_world->logs,
                                                                                   m_world->paths,
                                                                                   {}});
    // A file outside the work tree is not read, so nobody knows what its services name.
    QFile outside(m_world->folder.filePath(u"outside.yaml"_s));
    QVERIFY(outside.open(QIODevice::WriteOnly));
    outside.write("services:\n  base:\n    env_file: " + QFile::encodeName(m_world->workTree()) + "/.env\n");
    outside.close();
    const QByteArray more =
        isOld ? QByteArray("    env_file: .env\n")
              : "    extends:\n      file: " + QFile::encodeName(outside.fileName()) + "\n      service: base\n";
    commit('a', {{u"compose.yaml"_s, "services:\n" + service(more)}});
    const QString path = m_world->workTree() + u"/.env"_s;
    const QByteArray own = "KEPT=kept\nPLAIN=hidden\n";
    if (isThere) {
        QVERIFY(QDir().mkpath(m_world->workTree()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(own);
    }
    for (const RunKind kind : {RunKind::Sync, RunKind::Stop, RunKind::Start, RunKind::Down, RunKind::Start}) {
        const Run run = m_world->run(kind);
        QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
        QVERIFY2(!m_world->log(run.id).contains("labels"), m_world->log(run.id).constData());
    }
    const QStringList web = environmentOf(u"web"_s);
    QVERIFY2(web.contains(u"TOKEN="_s + kSecret), qPrintable(web.join(u'\n')));
    QVERIFY(web.contains(u"PLAIN=from the stack"_s));
    QCOMPARE(web.contains(u"KEPT=kept"_s), isThere);
    if (isOld) {
        QVERIFY(old.seen > 0);
        QCOMPARE(old.permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }
    QVERIFY(!QFileInfo(path).isSymLink());
    QCOMPARE(QFile::exists(path), isThere);
    if (isThere) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), own);
    }
    QCOMPARE(filesWith(kSecret.toUtf8()), QStringList());
}

void TestComposeRuns::takesAwayWhatAKilledRunLeft()
{
    // A link into the runs' folder, which is emptied at start, and the file that was put aside.
    QVERIFY(QDir().mkpath(m_world->workTree()));
    const QString path = m_world->workTree() + u"/.env"_s;
    QVERIFY(QFile::link(m_world->paths.temporary() + u"/run-gone/merged.env"_s, path));
    QFile aside(path + u".slipway-aside"_s);
    QVERIFY(aside.open(QIODevice::WriteOnly));
    aside.write("KEPT=kept\n");
    aside.close();
    commit('a', {{u"compose.yaml"_s, "services:\n" + service("    env_file: .env\n")}});
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    QVERIFY(environmentOf(u"web"_s).contains(u"KEPT=kept"_s));
    QVERIFY(!QFileInfo(path).isSymLink());
    QVERIFY(!QFile::exists(aside.fileName()));
}

void TestComposeRuns::stopsBeforeAnythingIsTouchedWhereAVariableIsMissing()
{
    commit('a', {{u"compose.yaml"_s, "services:\n" + service("    environment:\n      A: ${NEEDED:?say where}\n"
                                                             "      B: ${ALSO?}\n      C: ${TOKEN:?}\n"
                                                             "      D: ${OPTIONAL:-${INNER:?x}}\n")}});
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables.append({u"OPTIONAL"_s, u"1"_s, false, true, {}});
    });
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Failed);
    QCOMPARE(run.error->code, ErrorCode::VariableMissing);
    QCOMPARE(run.error->subject, u"NEEDED, ALSO"_s);
    QVERIFY(environmentOf(u"web"_s).isEmpty());
}

void TestComposeRuns::namesTheChangedVariablesAndNeverTheirValues()
{
    commit('a', {{u"compose.yaml"_s, "services:\n" + service("    environment: [TOKEN, PLAIN]\n")}});
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->sync().result, RunResult::NothingToDo);
    const QString changed = u"Another-Secret-of-it"_s;
    setSecret(u"TOKEN"_s, changed);
    QVERIFY(m_world->stores.environments.changeVariables(EnvironmentId(1),
                                                         {{u"WIDE"_s, u"wide-value"_s, false, true, {}}}));
    m_world->changeSettings([](StackSettings &settings) { settings.compose.hasRemoveOrphans = false; });
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    QCOMPARE(run.decision.reasons,
             QStringList({u"Variables changed: TOKEN, WIDE."_s, u"Settings changed: removal of orphans."_s}));
    QVERIFY(environmentOf(u"web"_s).contains(u"TOKEN="_s + changed));
    QVERIFY(!m_world->log(run.id).contains(changed.toUtf8()));
    QCOMPARE(filesWith(changed.toUtf8()), QStringList());
    // Of a variable that the stack sets itself, the environment's is of no account.
    QVERIFY(m_world->stores.environments.changeVariables(
        EnvironmentId(1), {{u"WIDE"_s, u"wide-value"_s, false, true, {}}, {u"PLAIN"_s, u"other"_s, false, true, {}}}));
    QCOMPARE(m_world->sync().result, RunResult::NothingToDo);
}

void TestComposeRuns::takesSeveralFilesProfilesAndAProjectName()
{
    commit('a', {{u"deploy/base.yaml"_s,
                  "services:\n" + service("    environment: {LEVEL: base, DIR: '${PWD_OF:-x}'}\n") +
                      service("    profiles: [extra]\n", "helper") + service("    profiles: [other]\n", "unwanted")},
                 {u"deploy/more.yaml"_s, "services:\n  web:\n    environment: {LEVEL: more}\n    env_file: ./a.env\n"},
                 {u"a.env"_s, "FROM_ROOT=yes\n"}});
    m_world->changeSettings([](StackSettings &settings) {
        settings.composePath = u"deploy/base.yaml"_s;
        settings.compose.moreFiles = QStringList{u"deploy/more.yaml"_s};
        settings.compose.profiles = QStringList{u"extra"_s};
        settings.compose.projectFolder = u"."_s;
        settings.compose.isAlwaysRecreated = true;
        settings.compose.pullPolicy = PullPolicy::Never;
        settings.compose.healthWaitSeconds = 30;
        settings.compose.dockerEnvironment.insert(u"COMPOSE_PARALLEL_LIMIT"_s, u"2"_s);
    });
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    const QStringList web = environmentOf(u"web"_s);
    QVERIFY2(web.contains(u"LEVEL=more"_s) && web.contains(u"FROM_ROOT=yes"_s), qPrintable(web.join(u'\n')));
    QVERIFY(!environmentOf(u"helper"_s).isEmpty());
    QVERIFY(environmentOf(u"unwanted"_s).isEmpty());
    // Down takes what a profile started.
    QCOMPARE(m_world->run(RunKind::Down).result, RunResult::Succeeded);
    QVERIFY(environmentOf(u"helper"_s).isEmpty());
}

void TestComposeRuns::refusesAProfileThatDoesNotExist()
{
    commit('a', {{u"compose.yaml"_s, "services:\n" + service("    profiles: [extra]\n")}});
    m_world->changeSettings([](StackSettings &settings) { settings.compose.profiles = QStringList{u"absent"_s}; });
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Failed);
    QCOMPARE(run.error->subject, u"profiles"_s);
    QCOMPARE(run.error->detail, u"No service of the compose files has the profile absent."_s);
}

void TestComposeRuns::refusesAnEnvFileThatIsNotUtf8()
{
    commit('a', {{u"compose.yaml"_s, "services:\n" + service({})}, {u".env"_s, "NAME=\xe4\xf6\n"}});
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Failed);
    QCOMPARE(run.error->detail, u"The file .env is not UTF-8 text. Save it as UTF-8."_s);
}

void TestComposeRuns::handsRegistryLoginsOverInAFolderOfTheRunsOwn()
{
    // What docker is called with, seen in the middle of the call.
    FakeDocker &fake = m_world->docker;
    m_world->makeExecutor();
    m_world->changeSettings([](StackSettings &settings) {
        settings.compose.registries = {{u"registry.test:5000"_s, u"ann"_s}, {u"docker.io"_s, u"bob"_s}};
    });
    for (const QString &registry : {u"registry.test:5000"_s, u"docker.io"_s})
        QVERIFY(m_world->vault.seal({u"registry"_s, m_world->stack.value, registry}, SecretString(u"Pass-Word-9"_s)));
    QVERIFY(m_world->stores.stacks.get(m_world->stack)->settings.compose.registries.first().hasPassword);
    QString folder;
    QByteArray text;
    fake.says = "pulling as ann:Pass-Word-9";
    fake.before = [&](const QString &call) {
        if (call != "up"_L1)
            return;
        folder = fake.lastProject.dockerConfig;
        QFile file(folder + u"/config.json"_s);
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        QCOMPARE(QFile(folder).permissions() & (QFile::ReadGroup | QFile::ExeOther), QFile::Permissions());
        if (file.open(QIODevice::ReadOnly))
            text = file.readAll();
    };
    const Run run = m_world->sync();
    fake.before = {};
    QCOMPARE(run.result, RunResult::Succeeded);
    const QJsonObject auths = QJsonDocument::fromJson(text).object().value("auths"_L1).toObject();
    QCOMPARE(auths.value("registry.test:5000"_L1).toObject().value("auth"_L1).toString(),
             QString::fromLatin1(QByteArray("ann:Pass-Word-9").toBase64()));
    QVERIFY(auths.contains("https://index.docker.io/v1/"_L1));
    QVERIFY(!folder.isEmpty());
    QVERIFY(!QFile::exists(folder));
    QVERIFY(m_world->log(run.id).contains("pulling as ***"));
    QCOMPARE(filesWith("Pass-Word-9"), QStringList());
}

void TestComposeRuns::keepsWhatWasDeployed()
{
    const QByteArray text =
        "services:\n" + service("    environment: [TOKEN]\n    labels: {x: " + kSecret.toUtf8() + "}\n");
    commit('a', {{u"compose.yaml"_s, text}});
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    const auto kept = m_world->stores.stacks.deployedCompose(m_world->stack);
    QVERIFY(kept && *kept);
    QCOMPARE((*kept)->commit, RunWorld::commit('a'));
    QCOMPARE((*kept)->files.size(), 1);
    QCOMPARE((*kept)->files.first().path, u"compose.yaml"_s);
    QCOMPARE((*kept)->files.first().text.toUtf8(), QByteArray(text).replace(kSecret.toUtf8(), "***"));
}

// In forms that Qt would not make: base64 in lines, JSON as Go and PHP write it, and as it is.
void TestComposeRuns::hidesASecretInWhatABuildPrints()
{
    const QString secret = u"p@ss$w0rd&one/<two>-The-quick-brown-fox-jumps-over-the-lazy-dog-0123456789"_s;
    setSecret(u"TOKEN"_s, secret);
    commit('a', {{u"compose.yaml"_s, "services:\n" + service("    build: {context: ., args: [TOKEN]}\n"
                                                             "    environment: [TOKEN]\n")
                                                         .replace("slipway-test/busybox", m_project.toUtf8())},
                 {u"Dockerfile"_s, "FROM slipway-test/busybox\nARG TOKEN\n"
                                   "RUN echo \"is: $TOKEN\"; printf %s \"$TOKEN\" | base64; "
                                   "printf %s \"json: $TOKEN\" | sed 's/&/\\\\u0026/g;s/</\\\\u003c/g;s|/|\\\\/|g'; "
                                   "echo; echo done-printing\n"}});
    const Run run = m_world->sync();
    const QByteArray log = m_world->log(run.id);
    QVERIFY2(run.result == RunResult::Succeeded, log.constData());
    QVERIFY2(log.contains("is: ***") && log.contains("json: ***") && log.contains("done-printing"), log.constData());
    const QByteArray encoded = secret.toUtf8().toBase64();
    for (const QByteArray &part : {QByteArray("w0rd"), QByteArray("lazy-dog"), encoded.left(40), encoded.mid(76, 16)})
        QVERIFY2(!log.contains(part), log.constData());
    QVERIFY(environmentOf(u"web"_s).contains(u"TOKEN="_s + secret));
    QCOMPARE(filesWith("lazy-dog"), QStringList());
    docker({u"image"_s, u"rm"_s, u"-f"_s, m_project});
}
