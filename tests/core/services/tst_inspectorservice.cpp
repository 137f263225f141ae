// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_inspectorservice.h"

#include "core/docker/dockercli.h"
#include "core/process/systemprocessrunner.h"
#include "core/services/changenotifier.h"
#include "core/services/inspectorservice.h"
#include "core/services/variableservice.h"
#include "tests/core/deploy/runworld.h"
#include "tests/support/testengine.h"

#include <QElapsedTimer>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

const QString kSecret = u"Secr3t$Value$7-of-the-test"_s; // Compose doubles each $
constexpr qint64 kMostMs = 150;

// A deployed stack (by a fake Docker), looked at with the real Compose.
struct World {
    World()
        : engine(TestEngine::fromEnvironment())
        , docker(runner, engine ? engine->environment : QProcessEnvironment())
        , tools{run.stores, run.git, docker, run.vault, run.clock, run.gate, *run.configs, run.logs, run.paths, {}}
        , inspector(tools)
        , variables(run.stores, run.vault, {}, changes)
    {
        run.changeSettings([](StackSettings &settings) {
            settings.variables = {{u"TOKEN"_s, {}, true, true, {}}, {u"PORT"_s, u"8080"_s, false, true, {}}};
            settings.envFilePath = u"prod.env"_s;
        });
        (void)run.vault.seal({u"variable"_s, run.stack.value, u"TOKEN"_s}, SecretString(kSecret));
        (void)run.stores.environments.changeVariables(
            EnvironmentId(1), {{u"PORT"_s, u"80"_s, false, true, {}}, {u"WIDE"_s, u"wide"_s, false, true, {}}});
    }
    void deploy(char name, const QByteArray &compose)
    {
        run.git.commits[RunWorld::commit(name)] = {{u"compose.yaml"_s, compose},
                                                   {u".env"_s, "PORT=81\nNAME=shop\n"},
                                                   {u".env.example"_s, "TOKEN=\nPORT=80\n"},
                                                   {u"prod.env"_s, "PORT=82\n"}};
        run.git.tip = RunWorld::commit(name);
        (void)run.sync();
    }

    RunWorld run;
    Result<TestEngine> engine;
    process::SystemProcessRunner runner;
    docker::DockerCli docker;
    deploy::RunTools tools;
    InspectorService inspector;
    ChangeNotifier changes;
    VariableService variables;
};

const QByteArray kCompose = "services:\n"
                            "  web:\n"
                            "    image: ${IMAGE:-busybox}:${TAG}\n"
                            "    # ${NOT_THIS}\n"
                            "    ports: [\"${PORT}:80\"]\n"
                            "    environment:\n"
                            "      TOKEN: ${TOKEN}\n"
                            "      AGAIN: x-${PORT}\n"
                            "      TEXT: |\n"
                            "        first\n"
                            "        ${WIDE}\n";

QStringList placesOf(const InspectedVariable &variable)
{
    QStringList places;
    for (const auto &place : variable.places)
        places << u"%1:%2"_s.arg(place.file).arg(place.line);
    return places;
}

} // namespace

void TestInspectorService::saysWhereEachValueComesFrom()
{
    World w;
    QVERIFY(w.engine);
    w.deploy('a', kCompose);
    const auto found = w.inspector.variables(w.run.stack);
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QHash<QString, InspectedVariable> byName;
    for (const InspectedVariable &variable : *found)
        byName.insert(variable.name, variable);
    QCOMPARE(byName.size(), 5);
    const InspectedVariable port = byName.value(u"PORT"_s);
    QCOMPARE(port.value->value, u"8080"_s);
    QCOMPARE(port.value->layer, u"variables of the stack"_s);
    QStringList hidden;
    for (const auto &value : port.hidden)
        hidden << value.value;
    QCOMPARE(hidden, QStringList({u"82"_s, u"81"_s, u"80"_s}));
    QCOMPARE(placesOf(port), QStringList({u"compose.yaml:5"_s, u"compose.yaml:8"_s}));
    QCOMPARE(byName.value(u"TOKEN"_s).value->value, u"***"_s);
    QVERIFY(byName.value(u"TOKEN"_s).value->isSecret);
    QCOMPARE(byName.value(u"WIDE"_s).value->layer, u"variables of the environment"_s);
    QCOMPARE(placesOf(byName.value(u"WIDE"_s)), QStringList{u"compose.yaml:11"_s});
    QVERIFY(byName.value(u"TAG"_s).isMissing);
    QVERIFY(!byName.value(u"TAG"_s).isRequired);
    QCOMPARE(byName.value(u"IMAGE"_s).fallback, u"busybox"_s);
    QVERIFY(!byName.value(u"IMAGE"_s).isMissing);
    QCOMPARE(w.inspector.exampleFiles(w.run.stack).value_or(QStringList()), QStringList{u".env.example"_s});
    QCOMPARE(w.inspector.fileText(w.run.stack, u".env.example"_s).value_or(QByteArray()),
             QByteArray("TOKEN=\nPORT=80\n"));
    QVERIFY(!w.inspector.fileText(w.run.stack, u"../../../slipway.db"_s));
}

void TestInspectorService::showsFilesAsInGitAndAsResolved()
{
    World w;
    w.deploy('a', kCompose);
    const auto found = w.inspector.compose(w.run.stack);
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->problem, QString());
    QCOMPARE(found->files.size(), 1);
    QCOMPARE(found->files.first().text.toUtf8(), kCompose);
    QVERIFY2(found->resolved.contains("services:\n  web:"_L1), qPrintable(found->resolved));
    QVERIFY(found->resolved.contains(u"8080"_s));
    QVERIFY2(!found->resolved.contains("Value"_L1), qPrintable(found->resolved));
    QVERIFY(found->resolved.contains("TOKEN: \"***\""_L1) || found->resolved.contains("TOKEN: ***"_L1));
    QVERIFY(found->deployed.has_value());
    QCOMPARE(found->deployed->files, found->files);
}

// Compose reads what is shown back to the same values.
void TestInspectorService::keepsTextsTextsInWhatItResolves()
{
    World w;
    w.deploy('a', "services:\n  web:\n    image: busybox\n    environment:\n      NUM: \"012\"\n      SURE: \"true\"\n"
                  "      BIG: \"100000\"\n      NONE: \"null\"\n      DAY: \"2026-01-02\"\n      EMPTY: \"\"\n"
                  "      PLAIN: a b\n      \"80\": x\n    labels: {n: \"1e3\"}\n    init: true\n");
    const auto found = w.inspector.compose(w.run.stack);
    QVERIFY2(found && found->problem.isEmpty(), found ? qPrintable(found->problem) : "");
    for (const QLatin1String &line : {"NUM: \"012\""_L1, "SURE: \"true\""_L1, "BIG: \"100000\""_L1, "NONE: \"null\""_L1,
                                      "DAY: \"2026-01-02\""_L1, "EMPTY: \"\""_L1, "PLAIN: a b\n"_L1, "\"80\": x"_L1,
                                      "n: \"1e3\"\n"_L1, "init: true\n"_L1, "command: null"_L1})
        QVERIFY2(found->resolved.contains(line), qPrintable(line + u" is not in "_s + found->resolved));
}

void TestInspectorService::readsTheEnvFilesOfIncludes()
{
    World w;
    w.deploy('a', "include: [sub/compose.yaml]\nservices: {web: {image: busybox, environment: {A: \"${PORT}\"}}}\n");
    auto &files = w.run.git.commits[RunWorld::commit('b')];
    files = w.run.git.commits[RunWorld::commit('a')];
    files[u"sub/compose.yaml"_s] = "services: {sub: {image: busybox, environment: {S: \"${SUBREQ:?x}\", P: "
                                   "\"${PORT}\", D: \"${SUBDEF:-unset}\"}}}\n";
    files[u"sub/.env"_s] = "SUBREQ=fromsub\nPORT=9\nSUBDEF=fromsub too\n";
    w.run.git.tip = RunWorld::commit('b');
    QCOMPARE(w.run.sync().result, RunResult::Succeeded);
    const auto found = w.inspector.variables(w.run.stack);
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QHash<QString, InspectedVariable> byName;
    for (const InspectedVariable &variable : *found)
        byName.insert(variable.name, variable);
    QCOMPARE(byName.value(u"SUBREQ"_s).value.value().value, u"fromsub"_s);
    QVERIFY(!byName.value(u"SUBREQ"_s).isMissing);
    QCOMPARE(byName.value(u"SUBREQ"_s).value->layer, u"env file of an included compose file"_s);
    QCOMPARE(byName.value(u"SUBDEF"_s).value.value().value, u"fromsub too"_s);
    QCOMPARE(byName.value(u"PORT"_s).value.value().value, u"8080"_s);
    QCOMPARE(byName.value(u"PORT"_s).hidden.last().value, u"9"_s);
}

void TestInspectorService::saysWhichUseIsNotValid()
{
    World w;
    w.deploy('a', "services:\n  web:\n    image: ${PORT}\n    command: ${AA!x}\n");
    const auto found = w.inspector.variables(w.run.stack);
    QVERIFY(!found);
    QCOMPARE(found.error(),
             (Error{ErrorCode::ComposeInvalid, u"compose.yaml"_s,
                    u"Line 4: \"${AA!x}\" is not a valid use of variables. Write $$ for a dollar sign."_s}));
}

void TestInspectorService::knowsWhichDefaultsAreTaken()
{
    World w;
    w.deploy('a', "services:\n  web:\n    image: busybox\n    command: [\"${C:+${D}}\", \"${PORT:+${E}}\", "
                  "\"${PORT:-${F}}\", \"${C:-${G}}\"]\n");
    const auto found = w.inspector.variables(w.run.stack);
    QVERIFY(found);
    QStringList missing;
    for (const InspectedVariable &variable : *found) {
        if (variable.isMissing)
            missing << variable.name;
    }
    QCOMPARE(missing, QStringList({u"E"_s, u"G"_s}));
}

void TestInspectorService::looksAtWhatWasFetchedButNotDeployed()
{
    World w;
    w.deploy('a', kCompose);
    w.run.docker.failures.insert(u"up"_s, {ErrorCode::UpFailed, {}, {}});
    w.deploy('b', QByteArray(kCompose).replace("TAG", "OTHER"));
    StackState state = w.run.state();
    state.fetchedCommit = RunWorld::commit('b');
    QVERIFY(w.run.stores.stacks.changeState(w.run.stack, state));
    const auto found = w.inspector.compose(w.run.stack);
    QVERIFY(found);
    QCOMPARE(found->commit, RunWorld::commit('b'));
    QVERIFY(found->files.first().text.contains(u"OTHER"_s));
    QVERIFY(found->deployed->files.first().text.contains(u"TAG"_s));
    QVERIFY(QDir(w.run.paths.temporary()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
}

void TestInspectorService::saysThatNothingWasFetched()
{
    World w;
    const auto found = w.inspector.variables(w.run.stack);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::NotFound);
}

void TestInspectorService::fetchesWithoutDeploying()
{
    World w;
    QVERIFY(w.engine);
    w.run.git.commits[RunWorld::commit('a')] = {{u"compose.yaml"_s, kCompose}};
    w.run.git.tip = RunWorld::commit('a');
    const auto fetched = w.inspector.fetch(w.run.stack);
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().detail));
    QCOMPARE(*fetched, RunWorld::commit('a'));
    QCOMPARE(w.run.state().fetchedCommit, RunWorld::commit('a'));
    QCOMPARE(w.run.state().deployedCommit, QString());
    QVERIFY(w.run.docker.calls.isEmpty());
    QVERIFY(!QFileInfo::exists(w.run.workTree()));
    QCOMPARE(w.inspector.variables(w.run.stack).value().size(), 5);
    w.run.git.failures.insert(u"look"_s, {ErrorCode::GitAuth, u"x"_s, {}});
    QCOMPARE(w.inspector.fetch(w.run.stack).error().code, ErrorCode::GitAuth);
}

void TestInspectorService::isQuickOnFiftyServices()
{
    World w;
    QByteArray compose = "services:\n";
    for (int i = 0; i < 50; ++i) {
        const QByteArray n = QByteArray::number(i);
        compose += "  s" + n + ":\n    image: busybox:${TAG" + n +
                   ":-1}\n    env_file: .env\n    environment:\n      A: ${PORT}\n      B: ${TOKEN}\n";
    }
    w.deploy('a', compose);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(w.inspector.variables(w.run.stack).value().size(), 52);
    // On a machine that does nothing else: tests run beside others, so here it may be four times that.
    QVERIFY2(timer.elapsed() < 4 * kMostMs, qPrintable(QString::number(timer.elapsed())));
}

void TestInspectorService::keepsVariablesOfAnEnvironment()
{
    World w;
    VariablesChange change;
    change.variables = {{u"A"_s, u"1"_s, false, true, u"a note"_s}, {u"S"_s, kSecret, true, true, {}}};
    const auto changed = w.variables.changeOfEnvironment(EnvironmentId(1), std::move(change));
    QVERIFY(changed);
    QCOMPARE(changed->size(), 2);
    QVERIFY(changed->at(1).value.isEmpty());
    QVERIFY(changed->at(1).hasValue);
    QCOMPARE(w.variables.reveal(EnvironmentId(1), u"S"_s).value().revealText(), kSecret);
    // Without a new value a secret keeps the one it has.
    QVERIFY(w.variables.changeOfEnvironment(EnvironmentId(1), {*changed, {}}));
    QCOMPARE(w.variables.reveal(EnvironmentId(1), u"S"_s).value().revealText(), kSecret);
    // One that is gone leaves nothing behind.
    QVERIFY(w.variables.changeOfEnvironment(EnvironmentId(1), {{changed->first()}, {}}));
    QVERIFY(!w.variables.reveal(EnvironmentId(1), u"S"_s));
    QCOMPARE(w.variables.ofEnvironment(EnvironmentId(77)).error().code, ErrorCode::NotFound);
}

void TestInspectorService::refusesBadVariables_data()
{
    QTest::addColumn<QVector<Variable>>("variables");
    QTest::addColumn<QString>("sentence");
    const auto one = [](const QString &key, const QString &value) {
        return QVector<Variable>{{key, value, false, true, {}}};
    };
    QTest::newRow("twice") << (one(u"A"_s, u"1"_s) + one(u"A"_s, u"2"_s)) << u"The variable A is there twice."_s;
    QTest::newRow("name")
        << one(u"1A"_s, u"1"_s)
        << u"The variable name \"1A\" may have only letters, digits, _, . and -, and no digit first."_s;
    QTest::newRow("name of two lines")
        << one(u"A\nB"_s, u"1"_s)
        << u"The variable name \"A B\" may have only letters, digits, _, . and -, and no digit first."_s;
    QTest::newRow("zero byte") << one(u"A"_s, QString(QChar(0)))
                               << u"The value of the variable A may not contain a zero byte."_s;
    QTest::newRow("long") << one(u"A"_s, QString(96 * 1024 + 1, u'x'))
                          << u"The value of the variable A is longer than 96 KiB."_s;
    QTest::newRow("steers docker") << one(u"DOCKER_HOST"_s, u"x"_s)
                                   << u"The variable DOCKER_HOST is reserved: it would steer Docker itself."_s;
}

void TestInspectorService::refusesBadVariables()
{
    QFETCH(QVector<Variable>, variables);
    QFETCH(QString, sentence);
    World w;
    const auto changed = w.variables.changeOfEnvironment(EnvironmentId(1), {variables, {}});
    QVERIFY(!changed);
    QCOMPARE(changed.error(), (Error{ErrorCode::InvalidInput, u"envVars"_s, sentence}));
}
