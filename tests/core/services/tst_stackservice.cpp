// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_stackservice.h"

#include "core/deploy/runexecutor.h"
#include "core/services/environmentservice_p.h"
#include "core/services/logservice_p.h"
#include "core/services/runservice_p.h"
#include "core/services/scheduleservice_p.h"
#include "core/services/stackservice_p.h"
#include "core/services/variableservice.h"
#include "core/store/database.h"
#include "tests/core/deploy/fakes.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <condition_variable>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The services as app/Backend builds them, over a real database; Git and Docker
// are fakes.
class ServiceWorld
{
public:
    ServiceWorld()
        : paths{folder.path()}
        , database(paths.database())
        , stores(database)
        , vault(stores.sealed)
        , logs(paths.runs())
        , tools{stores, git, docker, vault, clock, gate, configs, logs, paths, {}}
        , executor(tools)
        , queue(stores.runs, executor, clock, 4)
        , environments({stores, docker, changes})
        , schedules({stores, queue, changes, clock})
        , stacks({tools, queue, environments, changes, schedules})
        , runs({stores.runs, logs, queue})
        , containerLogs({stores, docker, vault, changes})
    {
        QDir().mkpath(paths.runs());
        isOpen = database.open().has_value() && queue.start().has_value();
        git.tip = QString(40, u'a');
        git.commits[git.tip] = {{u"compose.yaml"_s, "services: {web: {}}"}};
        executor.onRunChanged([this](const Run &run) { queue.progress(run); });
    }
    bool unlock() { return vault.unlock(SecretString::fromBytes(QByteArray(32, 'k'))).has_value(); }
    StackChange change(const QString &name = u"shop"_s) const
    {
        StackChange change;
        change.settings.name = name;
        change.settings.environmentId = EnvironmentId(1);
        change.settings.url = u"https://git.test/team/shop.git"_s;
        return change;
    }
    StackChange withSecret(const QString &value) const
    {
        StackChange changed = change();
        changed.settings.variables = {{u"TOKEN"_s, {}, true, false, {}}};
        changed.secrets.emplace(u"TOKEN"_s, SecretString(value));
        return changed;
    }
    Run runNow(StackId id, RunKind kind)
    {
        return runs.whenFinished(stacks.request(id, kind, Trigger::Manual)->id).result();
    }

    QTemporaryDir folder;
    deploy::DataPaths paths;
    Database database;
    Stores stores;
    vault::Vault vault;
    FakeClock clock;
    FakeGit git;
    FakeDocker docker;
    ChangeNotifier changes;
    deploy::RepositoryGate gate;
    deploy::ConfigCache configs;
    deploy::RunLogs logs;
    deploy::RunTools tools;
    deploy::RunExecutor executor;
    deploy::RunQueue queue;
    EnvironmentService environments;
    ScheduleService schedules;
    StackService stacks;
    RunService runs;
    LogService containerLogs;
    bool isOpen = false;
};

void TestStackService::init()
{
    m_world = std::make_shared<ServiceWorld>();
    QVERIFY(m_world->isOpen);
    QVERIFY(m_world->unlock());
}

void TestStackService::cleanup()
{
    m_world.reset();
}

void TestStackService::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("name") << u"stackName"_s << u"Shop!"_s;
    QTest::newRow("no name") << u"stackName"_s << QString();
    QTest::newRow("url") << u"url"_s << u"ext::sh -c id"_s;
    QTest::newRow("password in url") << u"url"_s << u"https://me:pass@git.test/a.git"_s;
    QTest::newRow("branch") << u"branch"_s << u"a..b"_s;
    QTest::newRow("compose path") << u"composePath"_s << u"../compose.yaml"_s;
    QTest::newRow("env file") << u"envFilePath"_s << u"/etc/passwd"_s;
    QTest::newRow("variable") << u"envVars"_s << u"LD_PRELOAD"_s;
    QTest::newRow("environment") << u"environmentId"_s << u"99"_s;
    QTest::newRow("proxy password") << u"dockerEnvironment"_s << u"http://me:Pass9zz@proxy.lan:3128"_s;
    QTest::newRow("proxy password without a scheme") << u"dockerEnvironment"_s << u"me:Pass9zz@proxy.lan:3128"_s;
}

void TestStackService::namesTheFieldThatIsWrong()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    StackChange change = m_world->change();
    StackSettings &settings = change.settings;
    if (field == u"stackName")
        settings.name = value;
    else if (field == u"url")
        settings.url = value;
    else if (field == u"branch")
        settings.branch = value;
    else if (field == u"composePath")
        settings.composePath = value;
    else if (field == u"envFilePath")
        settings.envFilePath = value;
    else if (field == u"dockerEnvironment")
        settings.compose.dockerEnvironment = {{u"HTTPS_PROXY"_s, value}};
    else if (field == u"envVars")
        settings.variables = {{value, u"x"_s, false, true, {}}};
    else
        settings.environmentId = EnvironmentId(value.toLongLong());
    const auto refused = m_world->stacks.add(std::move(change));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().subject, field);
    QVERIFY(!refused.error().detail.isEmpty());
    QVERIFY(m_world->stores.repositories.all()->isEmpty());
}

void TestStackService::takenNameIsAConflict()
{
    QVERIFY(m_world->stacks.add(m_world->change()));
    const auto refused = m_world->stacks.add(m_world->change());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(m_world->stacks.all()->size(), 1);
}

void TestStackService::keepsSecretsInTheVaultOnly()
{
    StackChange change = m_world->withSecret(u"by-secrets"_s);
    change.settings.variables.append({u"OTHER"_s, u"by-value"_s, true, false, {}}); // in the wrong place
    const auto view = m_world->stacks.add(std::move(change));
    QVERIFY(view);
    for (const Variable &variable : view->stack.settings.variables) {
        QVERIFY(variable.value.isEmpty());
        QVERIFY(variable.hasValue);
    }
    QCOMPARE(m_world->stacks.revealVariable(view->stack.id, u"OTHER"_s)->revealText(), u"by-value"_s);
    QCOMPARE(m_world->stacks.revealVariable(view->stack.id, u"TOKEN"_s)->revealText(), u"by-secrets"_s);
}

void TestStackService::secretWithoutAValueKeepsIt()
{
    const StackId id = m_world->stacks.add(m_world->withSecret(u"first"_s))->stack.id;
    StackChange change = m_world->change();
    change.settings.variables = {{u"TOKEN"_s, {}, true, true, {}}};
    QVERIFY(m_world->stacks.change(id, std::move(change)));
    QCOMPARE(m_world->stacks.revealVariable(id, u"TOKEN"_s)->revealText(), u"first"_s);
    QVERIFY(m_world->stacks.change(id, m_world->withSecret(u"second"_s)));
    QCOMPARE(m_world->stacks.revealVariable(id, u"TOKEN"_s)->revealText(), u"second"_s);
}

void TestStackService::equalSecretIsNoChange()
{
    const StackId id = m_world->stacks.add(m_world->withSecret(u"same"_s))->stack.id;
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::Succeeded);
    QVERIFY(m_world->stacks.change(id, m_world->withSecret(u"same"_s)));
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::NothingToDo);
    QVERIFY(m_world->stacks.change(id, m_world->withSecret(u"other"_s)));
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::Succeeded);
}

void TestStackService::plainVariableThatBecomesSecretKeepsItsValue()
{
    StackChange change = m_world->change();
    change.settings.variables = {{u"TOKEN"_s, u"was-plain"_s, false, true, {}}};
    const StackId id = m_world->stacks.add(std::move(change))->stack.id;
    StackChange secret = m_world->change();
    secret.settings.variables = {{u"TOKEN"_s, {}, true, true, {}}};
    const auto view = m_world->stacks.change(id, std::move(secret));
    QVERIFY(view);
    QVERIFY(view->stack.settings.variables.first().value.isEmpty());
    QCOMPARE(m_world->stacks.revealVariable(id, u"TOKEN"_s)->revealText(), u"was-plain"_s);
}

void TestStackService::removedSecretIsForgotten()
{
    const StackId id = m_world->stacks.add(m_world->withSecret(u"gone-soon"_s))->stack.id;
    QVERIFY(m_world->stacks.change(id, m_world->change()));
    QCOMPARE(m_world->stacks.revealVariable(id, u"TOKEN"_s).error().code, ErrorCode::NotFound);
}

void TestStackService::secretWithoutAKeyIsRefusedAndNothingIsLeft()
{
    ServiceWorld closed;
    const auto refused = closed.stacks.add(closed.withSecret(u"x-secret"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::VaultUnavailable);
    QVERIFY(closed.stacks.all()->isEmpty());
    QVERIFY(closed.stores.repositories.all()->isEmpty());
}

void TestStackService::nameStaysOnceDeployed()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    QVERIFY(m_world->stacks.change(id, m_world->change(u"other"_s)));
    QVERIFY(m_world->stacks.change(id, m_world->change()));
    m_world->runNow(id, RunKind::Sync);
    const auto refused = m_world->stacks.change(id, m_world->change(u"other"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().subject, u"stackName"_s);
}

void TestStackService::nameStaysOnceARunTouchedTheDisk()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    m_world->docker.failures.insert(u"up"_s, Error{ErrorCode::PortTaken, {}, {}});
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::Failed);
    QCOMPARE(m_world->stacks.change(id, m_world->change(u"other"_s)).error().subject, u"stackName"_s);
}

void TestStackService::nameStaysWhileARunGoesOn()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    std::atomic<bool> isIn = false;
    std::atomic<bool> mayGo = false;
    m_world->docker.before = [&](const QString &call) {
        isIn = isIn || call == u"up";
        while (isIn && !mayGo)
            std::this_thread::sleep_for(2ms);
    };
    const auto run = m_world->stacks.request(id, RunKind::Sync, Trigger::Manual);
    QTRY_VERIFY(isIn.load());
    const auto refused = m_world->stacks.change(id, m_world->change(u"other"_s));
    mayGo = true;
    QCOMPARE(refused.error().subject, u"stackName"_s);
    QVERIFY(refused.error().detail.contains(u"going on"_s));
    QCOMPARE(m_world->runs.whenFinished(run->id).result().result, RunResult::Succeeded);
}

void TestStackService::refusedChangeKeepsTheSecret()
{
    QVERIFY(m_world->stacks.add(m_world->change(u"taken"_s)));
    const StackId id = m_world->stacks.add(m_world->withSecret(u"first"_s))->stack.id;
    StackChange change = m_world->withSecret(u"second"_s);
    change.settings.name = u"taken"_s;
    change.settings.variables.append({u"NEW"_s, {}, true, false, {}});
    change.secrets.emplace(u"NEW"_s, SecretString(u"new"_s));
    QCOMPARE(m_world->stacks.change(id, std::move(change)).error().code, ErrorCode::Conflict);
    QCOMPARE(m_world->stacks.revealVariable(id, u"TOKEN"_s)->revealText(), u"first"_s);
    QCOMPARE(m_world->stacks.revealVariable(id, u"NEW"_s).error().code, ErrorCode::NotFound);
}

void TestStackService::nothingStartsWhileAStackIsRemoved()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    m_world->runNow(id, RunKind::Sync);
    std::optional<Run> meanwhile;
    m_world->docker.before = [&](const QString &call) {
        if (call == u"down")
            meanwhile = m_world->stacks.request(id, RunKind::Deploy, Trigger::Webhook).value();
    };
    m_world->docker.failures.insert(u"down"_s, Error{ErrorCode::DockerUnreachable, {}, {}});
    m_world->docker.calls.clear();
    QVERIFY(!m_world->stacks.remove(id, {true, false}));
    QVERIFY(meanwhile);
    // The removal failed: what was asked for meanwhile is done after all.
    QCOMPARE(m_world->runs.whenFinished(meanwhile->id).result().result, RunResult::Succeeded);
    QVERIFY(m_world->docker.calls.indexOf(u"up"_s) > m_world->docker.calls.indexOf(u"down"_s));

    m_world->docker.failures.clear();
    m_world->docker.calls.clear();
    QVERIFY(m_world->stacks.remove(id, {true, false}));
    QCOMPARE(m_world->docker.calls, QStringList{u"down"_s});
    QCOMPARE(m_world->runs.whenFinished(meanwhile->id).result().result, RunResult::Cancelled);
}

void TestStackService::removalLeavesAProjectOfSomebodyElse()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    ServiceStatus theirs;
    theirs.service = u"web"_s;
    theirs.workingDirectory = u"/home/somebody/shop"_s;
    m_world->docker.running = {{u"shop"_s, {theirs}}};
    QCOMPARE(m_world->stacks.remove(id, {true, true}).error().code, ErrorCode::ForeignProject);
    QVERIFY(!m_world->docker.calls.join(u' ').contains(u"down"));
    QVERIFY(m_world->stacks.get(id)); // still there, to be removed without the containers
    QVERIFY(m_world->stacks.remove(id, {}));
}

void TestStackService::volumesGoOnlyWithContainers()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    m_world->runNow(id, RunKind::Sync);
    m_world->docker.calls.clear();
    QCOMPARE(m_world->stacks.remove(id, {false, true}).error().code, ErrorCode::InvalidInput);
    QVERIFY(m_world->docker.calls.isEmpty());
    QVERIFY(m_world->stacks.remove(id, {true, true}));
    QCOMPARE(m_world->docker.calls, QStringList{u"down volumes"_s});
    QCOMPARE(m_world->stacks.get(id).error().code, ErrorCode::NotFound);
}

void TestStackService::removeEndsARunFirst()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    std::atomic<bool> isIn = false;
    std::atomic<bool> isOut = false;
    m_world->docker.before = [&](const QString &call) {
        if (call == u"up") {
            isIn = true;
            std::this_thread::sleep_for(200ms);
            isOut = true;
        }
    };
    const auto run = m_world->stacks.request(id, RunKind::Sync, Trigger::Manual);
    QTRY_VERIFY(isIn.load());
    const auto outcome = m_world->stacks.remove(id, {});
    QVERIFY(isOut.load());
    QVERIFY(outcome);
    QCOMPARE(outcome->keptFolder, m_world->paths.stacks() + u"/local/shop"_s);
    QVERIFY(m_world->runs.whenFinished(run->id).isFinished());
}

void TestStackService::removeDropsTheMirrorNobodyUses()
{
    const StackId first = m_world->stacks.add(m_world->change())->stack.id;
    const StackId second = m_world->stacks.add(m_world->change(u"shop2"_s))->stack.id;
    QCOMPARE(m_world->stores.repositories.all()->size(), 1);
    const QString mirror = m_world->paths.mirror(m_world->stores.repositories.all()->first());
    QDir().mkpath(mirror + u"/objects"_s);
    QVERIFY(m_world->stacks.remove(first, {}));
    QVERIFY(QFile::exists(mirror));
    QVERIFY(m_world->stacks.remove(second, {}));
    QVERIFY(!QFile::exists(mirror));
    QVERIFY(m_world->stores.repositories.all()->isEmpty());
}

void TestStackService::requestForAMissingStackIsNotFound()
{
    QCOMPARE(m_world->stacks.request(StackId(77), RunKind::Sync, Trigger::Api).error().code, ErrorCode::NotFound);
    QCOMPARE(m_world->stacks.get(StackId(77)).error().code, ErrorCode::NotFound);
    QCOMPARE(m_world->stacks.findByName(u"nobody"_s).error().code, ErrorCode::NotFound);
}

void TestStackService::announcesWhatChanged()
{
    QSignalSpy added(&m_world->changes, &ChangeNotifier::stackAdded);
    QSignalSpy changed(&m_world->changes, &ChangeNotifier::stackChanged);
    QSignalSpy removed(&m_world->changes, &ChangeNotifier::stackRemoved);
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    QVERIFY(m_world->stacks.change(id, m_world->change()));
    QVERIFY(m_world->stacks.remove(id, {}));
    QCOMPARE(added.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(removed.size(), 1);
}

void TestStackService::changedVariableOrSettingIsOutOfStepAtOnce_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("schedule") << u"schedule"_s << QStringList();
    QTest::newRow("variable") << u"variable"_s << QStringList{u"Variables changed: PORT."_s};
    QTest::newRow("secret") << u"secret"_s << QStringList{u"Variables changed: TOKEN."_s};
    const auto setting = [](const QString &name, const QString &word) {
        QTest::newRow(qPrintable(name)) << name << QStringList{u"Settings changed: %1."_s.arg(word)};
    };
    setting(u"buildOnDeploy"_s, u"build on deploy"_s);
    setting(u"noBuildCache"_s, u"build cache"_s);
    setting(u"alwaysRecreate"_s, u"recreation of containers"_s);
    setting(u"healthWaitSeconds"_s, u"wait for health"_s);
    setting(u"registryLogins"_s, u"registry logins"_s);
    setting(u"registry password"_s, u"registry logins"_s);
    QTest::newRow("pull policy") << u"pull policy"_s << QStringList{u"Settings changed: pull policy."_s};
}

void TestStackService::changedVariableOrSettingIsOutOfStepAtOnce()
{
    QFETCH(QString, what);
    QFETCH(QStringList, said);
    const auto with = [this](const QString &changed) {
        const bool isOther = changed == u"secret";
        StackChange change = m_world->withSecret(isOther ? u"other-secret-7"_s : u"first-secret-7"_s);
        change.settings.variables << Variable{u"PORT"_s, changed == u"variable" ? u"81"_s : u"80"_s, false, true, {}};
        if (changed == u"pull policy")
            change.settings.compose.pullPolicy = PullPolicy::Always;
        ComposeOptions &options = change.settings.compose;
        options.isBuiltOnDeploy = changed != u"buildOnDeploy";
        options.hasNoBuildCache = changed == u"noBuildCache";
        options.isAlwaysRecreated = changed == u"alwaysRecreate";
        options.healthWaitSeconds = changed == u"healthWaitSeconds" ? 30 : 0;
        options.registries = {{u"registry.test"_s, changed == u"registryLogins" ? u"you"_s : u"me"_s, true}};
        change.registryPasswords.emplace(
            u"registry.test"_s, SecretString(changed == u"registry password" ? u"other-pass"_s : u"first-pass"_s));
        if (changed == u"schedule")
            change.settings.autoUpdateCron = u"0 4 * * *"_s;
        return change;
    };
    const StackView added = m_world->stacks.add(with({})).value();
    QCOMPARE(added.syncState, SyncState::Unknown);
    QCOMPARE(m_world->runNow(added.stack.id, RunKind::Sync).result, RunResult::Succeeded);
    QCOMPARE(m_world->stacks.get(added.stack.id)->syncState, SyncState::InStep);
    const StackView changed = m_world->stacks.change(added.stack.id, with(what)).value();
    const auto expected = said.isEmpty() ? SyncState::InStep : SyncState::OutOfStep;
    QCOMPARE(changed.syncState, expected);
    QCOMPARE(changed.notDeployed, said);
    QCOMPARE(m_world->stacks.all()->first().syncState, expected);
    const Run run = m_world->runNow(added.stack.id, RunKind::Sync);
    if (said.isEmpty())
        QCOMPARE(run.result, RunResult::NothingToDo);
    else
        QCOMPARE(run.decision.reasons, said);
    QCOMPARE(m_world->stacks.all()->first().syncState, SyncState::InStep);
}

void TestStackService::changedEnvironmentVariableIsOutOfStepAtOnce()
{
    const StackId id = m_world->stacks.add(m_world->withSecret(u"first-secret-7"_s))->stack.id;
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::Succeeded);
    VariableService variables(m_world->stores, m_world->vault, {}, m_world->changes);
    QSignalSpy told(&m_world->changes, &ChangeNotifier::environmentVariablesChanged);
    VariablesChange change;
    change.variables = {{u"ZONE"_s, u"eu"_s, false, true, {}}, {u"KEY"_s, u"wide-secret"_s, true, true, {}}};
    QVERIFY(variables.changeOfEnvironment(EnvironmentId(1), std::move(change)));
    QCOMPARE(told.size(), 1);
    const StackView view = m_world->stacks.get(id).value();
    QCOMPARE(view.syncState, SyncState::OutOfStep);
    QCOMPARE(view.notDeployed, QStringList{u"Variables changed: KEY, ZONE."_s});
    QCOMPARE(m_world->runNow(id, RunKind::Sync).decision.reasons, view.notDeployed);
    QCOMPARE(m_world->stacks.get(id)->syncState, SyncState::InStep);
}

void TestStackService::tellsTheStateOfManyStacksQuickly()
{
    for (int i = 0; i < 200; ++i) {
        StackChange change = m_world->change(u"shop-%1"_s.arg(i));
        for (int v = 0; v < 20; ++v)
            change.settings.variables << Variable{u"NAME_%1"_s.arg(v), u"value-%1"_s.arg(v), v % 4 == 0, true, {}};
        const Stack stack = m_world->stacks.add(std::move(change))->stack;
        StackState state = stack.state;
        state.deployedCommit = state.fetchedCommit = m_world->git.tip;
        state.deployedFingerprint = deploy::presentFingerprint(m_world->stores, stack, {})->toText();
        QVERIFY(m_world->stores.stacks.changeState(stack.id, state));
    }
    QElapsedTimer timer;
    timer.start();
    const QVector<StackView> views = m_world->stacks.all().value();
    const qint64 elapsed = timer.elapsed();
    QCOMPARE(views.size(), 200);
    for (const StackView &view : views)
        QCOMPARE(view.syncState, SyncState::InStep);
    QVERIFY2(elapsed < 1000, qPrintable(QString::number(elapsed)));
    qInfo("200 stacks in %lld ms", elapsed);
}

void TestStackService::historyShowsAGoingRun()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    std::atomic<bool> isIn = false;
    std::atomic<bool> mayGo = false;
    m_world->docker.before = [&](const QString &call) {
        if (call == u"up") {
            isIn = true;
            while (!mayGo)
                std::this_thread::sleep_for(2ms);
        }
    };
    const auto queued = m_world->stacks.request(id, RunKind::Sync, Trigger::Manual);
    QTRY_VERIFY(isIn.load());
    const Run going = m_world->runs.get(queued->id).value();
    QCOMPARE(going.result, RunResult::Running);
    QCOMPARE(going.decision.action, Decision::Action::Deploy);
    QVERIFY(std::any_of(going.steps.cbegin(), going.steps.cend(), [](const RunStep &step) {
        return step.name == StepName::Up && step.state == StepState::Running;
    }));
    QCOMPARE(m_world->runs.list(id, 10)->first(), going);
    QVERIFY(m_world->stacks.get(id)->isBusy);
    mayGo = true;
    QCOMPARE(m_world->runs.whenFinished(queued->id).result().result, RunResult::Succeeded);
    QVERIFY(!m_world->stacks.get(id)->isBusy);
    QVERIFY(m_world->runs.log(queued->id)->contains("== Up =="));
}

// What becomes secret while its logs are followed does not show from then on.
void TestStackService::followedLogsLearnNewSecrets()
{
    const StackId id = m_world->stacks.add(m_world->change())->stack.id;
    m_world->docker.says = "web | token=new-secret";
    m_world->docker.isRepeating = true;
    CancelSource cancel;
    std::mutex mutex;
    QByteArray text;
    std::atomic<bool> isEnded = false;
    m_world->containerLogs.follow(
        id, 100, cancel.token(),
        [&](const QByteArray &lines) {
            const std::lock_guard lock(mutex);
            text += lines;
        },
        [&](const Result<> &) { isEnded = true; });
    const auto seen = [&] {
        const std::lock_guard lock(mutex);
        return text;
    };
    QTRY_VERIFY_WITH_TIMEOUT(seen().contains("token=new-secret\n"), 5000);
    QVERIFY(m_world->stacks.change(id, m_world->withSecret(u"new-secret"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(seen().contains("token=***\n"), 5000);
    {
        const std::lock_guard lock(mutex);
        text.clear();
    }
    QTRY_VERIFY_WITH_TIMEOUT(seen().contains("token=***\n"), 5000);
    QVERIFY(!seen().contains("new-secret"));
    cancel.cancel();
    QTRY_VERIFY(isEnded.load());
}

void TestStackService::settingsCountedLaterAreNoChange()
{
    StackChange change = m_world->change();
    change.settings.compose.isAlwaysRecreated = true;
    const StackId id = m_world->stacks.add(std::move(change))->stack.id;
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::Succeeded);
    StackState state = m_world->stores.stacks.get(id)->state;
    // As a Slipway wrote it that did not count the recreation.
    state.deployedFingerprint.replace(u"\"version\":2"_s, u"\"version\":1"_s)
        .replace(u"\"alwaysRecreate\":\"yes\","_s, QString());
    QVERIFY(!state.deployedFingerprint.contains(u"alwaysRecreate"_s));
    QVERIFY(m_world->stores.stacks.changeState(id, state));
    QCOMPARE(m_world->stacks.get(id)->syncState, SyncState::InStep);
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::NothingToDo);
}

// What a new look at the logs shows first.
QByteArray TestStackService::firstLogs(StackId id)
{
    CancelSource cancel;
    std::mutex mutex;
    QByteArray text;
    std::atomic<bool> isEnded = false;
    m_world->containerLogs.follow(
        id, 100, cancel.token(),
        [&](const QByteArray &lines) {
            const std::lock_guard lock(mutex);
            text += lines;
        },
        [&](const Result<> &) { isEnded = true; });
    const auto seen = [&] {
        const std::lock_guard lock(mutex);
        return text;
    };
    (void)QTest::qWaitFor([&] { return !seen().isEmpty(); }, 5000);
    cancel.cancel();
    (void)QTest::qWaitFor([&] { return isEnded.load(); }, 5000);
    return seen();
}

void TestStackService::logsHideASecretUntilItIsReplacedByADeploy_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change :
         {"changed", "changed twice", "removed", "made plain", "of the environment", "no secret there"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void TestStackService::logsHideASecretUntilItIsReplacedByADeploy()
{
    QFETCH(QString, change);
    const bool isWide = change == u"of the environment" || change == u"no secret there";
    VariableService variables(m_world->stores, m_world->vault, {}, m_world->changes);
    const auto wide = [&](const QString &value) {
        VariablesChange changed;
        if (!value.isEmpty())
            changed.variables = {{u"TOKEN"_s, value, true, true, {}}};
        return variables.changeOfEnvironment(EnvironmentId(1), std::move(changed)).has_value();
    };
    QVERIFY(!isWide || wide(u"old-rotated-secret"_s));
    const StackId id =
        m_world->stacks.add(isWide ? m_world->change() : m_world->withSecret(u"old-rotated-secret"_s))->stack.id;
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::Succeeded);
    m_world->docker.says = "web | tok=old-rotated-secret";
    QCOMPARE(firstLogs(id), QByteArray("web | tok=***\n"));
    if (change == u"of the environment")
        QVERIFY(wide(u"new-secret"_s));
    else if (change == u"no secret there")
        QVERIFY(wide({}));
    else if (change == u"removed")
        QVERIFY(m_world->stacks.change(id, m_world->change()));
    else if (change == u"made plain") {
        StackChange plain = m_world->change();
        plain.settings.variables = {{u"TOKEN"_s, u"open"_s, false, true, {}}};
        QVERIFY(m_world->stacks.change(id, std::move(plain)));
    } else {
        QVERIFY(m_world->stacks.change(id, m_world->withSecret(u"new-secret"_s)));
        if (change == u"changed twice")
            QVERIFY(m_world->stacks.change(id, m_world->withSecret(u"newer-secret"_s)));
    }
    QCOMPARE(firstLogs(id), QByteArray("web | tok=***\n"));
    // A deploy gives the containers the new value; the old one is nowhere then.
    m_world->docker.says.clear();
    QCOMPARE(m_world->runNow(id, RunKind::Sync).result, RunResult::Succeeded);
    QCOMPARE(m_world->stores.sealed.fields(u"replaced"_s, id.value).value(), QStringList());
}

void TestStackService::logsHideTheLoginsOfTheStack()
{
    StackChange change = m_world->change();
    change.settings.compose.registries = {{u"registry.test"_s, u"me"_s, true}};
    change.registryPasswords.emplace(u"registry.test"_s, SecretString(u"registry-pass"_s));
    Credential credential;
    credential.name = u"git"_s;
    credential.kind = CredentialKind::Token;
    const CredentialId credentialId = m_world->stores.credentials.add(credential)->id;
    QVERIFY(m_world->vault.seal({u"credential"_s, credentialId.value, u"token"_s}, SecretString(u"git-token-7"_s)));
    change.settings.credentialId = credentialId;
    const auto added = m_world->stacks.add(std::move(change));
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    m_world->docker.says = "web | registry-pass git-token-7";
    QCOMPARE(firstLogs(added->stack.id), QByteArray("web | *** ***\n"));
}

void TestStackService::logsAreRedacted()
{
    const StackId id = m_world->stacks.add(m_world->withSecret(u"hush-hush"_s))->stack.id;
    m_world->docker.says = "web | token=hush-hush";
    CancelSource cancel;
    std::mutex mutex;
    QByteArray text;
    std::atomic<int> ends = 0;
    m_world->containerLogs.follow(
        id, 100, cancel.token(),
        [&](const QByteArray &lines) {
            const std::lock_guard lock(mutex);
            text += lines;
        },
        [&](const Result<> &) { ++ends; });
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const std::lock_guard lock(mutex);
            return text == "web | token=***\n";
        }(),
        5000);
    QCOMPARE(ends.load(), 0);
    cancel.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(ends.load(), 1, 1000);
}
