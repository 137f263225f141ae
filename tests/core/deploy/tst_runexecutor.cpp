// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_runexecutor.h"

#include "core/deploy/leftovers.h"
#include "runworld.h"

#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString kA = RunWorld::commit('a');
const QString kB = RunWorld::commit('b');
const QString kC = RunWorld::commit('c');

StepState stateOf(const Run &run, StepName name)
{
    for (const RunStep &step : run.steps) {
        if (step.name == name)
            return step.state;
    }
    return StepState::Pending;
}
} // namespace

void TestRunExecutor::init()
{
    m_world = std::make_shared<RunWorld>();
    QVERIFY(m_world->isOpen);
}

void TestRunExecutor::cleanup()
{
    m_world.reset();
}

void TestRunExecutor::saysHowFarAStepIs()
{
    m_world->git.moving = [this](const git::ProgressSink &sink) {
        git::Progress progress;
        progress.totalObjects = 5000;
        progress.totalFiles = 40;
        for (int i = 1; i <= 10; ++i) {
            m_world->clock.advance(100ms); // twice as often as it is told
            progress.receivedObjects = i * 500;
            progress.writtenFiles = i * 4;
            sink(progress);
        }
    };
    QStringList fetchNotes;
    QStringList checkoutNotes;
    m_world->executor->onRunChanged([&](const Run &run) {
        for (const RunStep &step : run.steps) {
            if (step.state != StepState::Running || step.note.isEmpty())
                continue;
            (step.name == StepName::Fetch ? fetchNotes : checkoutNotes) << step.note;
        }
    });
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Succeeded);
    QCOMPARE(fetchNotes.size(), 5);
    QVERIFY2(fetchNotes.first().contains(u"1,000 of 5,000"_s), qPrintable(fetchNotes.first()));
    QCOMPARE(checkoutNotes.size(), 5);
    QVERIFY2(checkoutNotes.last().contains(u"40 of 40 files"_s), qPrintable(checkoutNotes.last()));
    // What stays is what the step says of itself at its end.
    for (const RunStep &step : run.steps)
        QVERIFY(step.name != StepName::Fetch || !step.note.contains(u"5,000"_s));
}

void TestRunExecutor::firstSyncDeploys()
{
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Succeeded);
    QCOMPARE(m_world->git.calls, QStringList({u"look"_s, u"fetch"_s, u"checkout a"_s}));
    QCOMPARE(m_world->docker.calls, QStringList({u"config"_s, u"containers"_s, u"up"_s}));
    QCOMPARE(m_world->docker.lastProject.name, u"shop"_s);
    QCOMPARE(m_world->docker.lastProject.directory, m_world->workTree());
    QCOMPARE(m_world->docker.lastProject.files, QStringList{m_world->workTree() + u"/compose.yaml"_s});
    QCOMPARE(m_world->state().deployedCommit, kA);
    QCOMPARE(m_world->state().fetchedCommit, kA);
    QVERIFY(!m_world->state().error);
    QCOMPARE(m_world->state().lastRunId, run.id);
    const Run stored = m_world->stores.runs.get(run.id).value();
    QCOMPARE(stored.result, RunResult::Succeeded);
    QCOMPARE(stored.decision.action, Decision::Action::Deploy);
    QCOMPARE(stored.commitSubject, u"Subject of a"_s);
    QCOMPARE(stateOf(stored, StepName::Up), StepState::Done);
    QCOMPARE(stateOf(stored, StepName::Build), StepState::Skipped);
    const QByteArray log = m_world->log(run.id);
    for (const char *line : {"== Look ==\n", "== Up ==\n", "Container web  Started\n", "== Done ==\n"})
        QVERIFY2(log.contains(line), log.constData());
}

void TestRunExecutor::nothingNewAsksOnlyGit()
{
    m_world->sync();
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::NothingToDo);
    QCOMPARE(m_world->git.calls, QStringList{u"look"_s});
    QVERIFY(m_world->docker.calls.isEmpty());
    QCOMPARE(m_world->state().quietLooks, 1);
    QCOMPARE(stateOf(run, StepName::Fetch), StepState::Skipped);
    QVERIFY(!QFile::exists(m_world->paths.runs() + u'/' + QString::number(run.id.value) + u".log"_s));
}

void TestRunExecutor::updateWithTheSameComposeFileCallsOnlyUp()
{
    m_world->git.commits[kB][u"compose.yaml"_s] = m_world->git.commits[kA][u"compose.yaml"_s];
    m_world->git.commits[kB][u"site/index.html"_s] = "new";
    m_world->sync();
    m_world->git.tip = kB;
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Succeeded);
    QCOMPARE(m_world->docker.calls, QStringList{u"up"_s});
    QCOMPARE(m_world->file(u"site/index.html"_s), QByteArray("new"));
    QVERIFY(run.decision.reasons.first().contains(u"aaaaaaaa..bbbbbbbb"_s));
}

// By `config`, or by `up` itself, which reads all files first.
void TestRunExecutor::changedComposeFileIsValidatedBeforeAnythingIsTouched()
{
    m_world->sync();
    m_world->git.tip = kB;
    m_world->docker.failures.insert(u"up"_s, Error{ErrorCode::ComposeInvalid, {}, u"line 3: no"_s});
    const Run bad = m_world->sync();
    QCOMPARE(bad.error->code, ErrorCode::ComposeInvalid);
    QVERIFY(m_world->file(u"compose.yaml"_s).endsWith("# a"));
    m_world->docker.failures.clear();
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kB);
}

void TestRunExecutor::asksForConfigOnlyWhereItMatters_data()
{
    QTest::addColumn<QByteArray>("compose");
    QTest::addColumn<bool>("hasOtherFile");
    QTest::addColumn<bool>("isAsked");
    const QByteArray plain = "services:\n  web:\n    image: x\n";
    QTest::newRow("plain") << plain << true << false;
    QTest::newRow("comment between") << QByteArray("services:\n# the web\n\n  web:\n    image: x\n") << false << false;
    QTest::newRow("builds") << plain + "    build: .\n" << false << true;
    QTest::newRow("profiles") << plain + "    profiles: [a]\n" << false << true;
    QTest::newRow("extends") << plain + "    extends: {file: b.yaml}\n" << false << true;
    QTest::newRow("include") << "include: [b.yaml]\n" + plain << false << true;
    QTest::newRow("escaped") << plain + "    \"b\\u0075ild\": .\n" << false << true;
    QTest::newRow("empty") << QByteArray("services:\n") << false << true;
    QTest::newRow("flow") << QByteArray("services: {}\n") << false << true;
    QTest::newRow("volumes, only compose changed") << plain + "    volumes: [./a:/a]\n" << false << false;
    QTest::newRow("volumes, another file changed") << plain + "    volumes: [./a:/a]\n" << true << true;
}

void TestRunExecutor::asksForConfigOnlyWhereItMatters()
{
    QFETCH(QByteArray, compose);
    QFETCH(bool, hasOtherFile);
    QFETCH(bool, isAsked);
    m_world->git.commits[kB] = {{u"compose.yaml"_s, compose}};
    if (hasOtherFile)
        m_world->git.commits[kB][u"a"_s] = "changed";
    m_world->sync();
    m_world->git.tip = kB;
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->docker.calls, isAsked ? QStringList({u"config"_s, u"up"_s}) : QStringList{u"up"_s});
}

void TestRunExecutor::buildsOnlyWhereAServiceBuilds()
{
    m_world->docker.answer.builtServices = QStringList{u"web"_s};
    m_world->sync();
    QCOMPARE(m_world->docker.calls, QStringList({u"config"_s, u"containers"_s, u"build"_s, u"up"_s}));
}

void TestRunExecutor::failureAtEachStep_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<bool>("isGit");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("areFilesPutBack");
    QTest::newRow("look") << u"look"_s << true << int(ErrorCode::GitBranchMissing) << false;
    QTest::newRow("fetch") << u"fetch"_s << true << int(ErrorCode::GitUnreachable) << false;
    QTest::newRow("foreign file") << u"checkout b"_s << true << int(ErrorCode::GitForeignFile) << false;
    QTest::newRow("foreign file after the first write")
        << u"write b"_s << true << int(ErrorCode::GitForeignFile) << true;
    QTest::newRow("hostile blob after the first write") << u"write b"_s << true << int(ErrorCode::GitHostile) << true;
    QTest::newRow("disk full before the first write") << u"checkout b"_s << true << int(ErrorCode::DiskFull) << false;
    QTest::newRow("disk full in checkout") << u"write b"_s << true << int(ErrorCode::DiskFull) << true;
    QTest::newRow("render") << u"config"_s << false << int(ErrorCode::ComposeInvalid) << true;
    QTest::newRow("build") << u"build"_s << false << int(ErrorCode::BuildFailed) << true;
    QTest::newRow("up") << u"up"_s << false << int(ErrorCode::PortTaken) << false;
    QTest::newRow("Docker gone in up") << u"up"_s << false << int(ErrorCode::DockerUnreachable) << false;
}

// Whatever fails: the deployed commit stays, the error is kept and shown, and the
// next sync tries again and succeeds.
void TestRunExecutor::failureAtEachStep()
{
    QFETCH(QString, call);
    QFETCH(bool, isGit);
    QFETCH(int, code);
    QFETCH(bool, areFilesPutBack);
    m_world->docker.answer.builtServices = QStringList{u"web"_s};
    m_world->git.commits[kB][u"compose.yaml"_s] = "services: {web: {build: .}} # b";
    m_world->sync();
    const StackState before = m_world->state();
    m_world->git.tip = kB;
    auto &failures = isGit ? m_world->git.failures : m_world->docker.failures;
    failures.insert(call, Error{ErrorCode(code), u"subject"_s, u"what it said"_s});

    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Failed);
    QCOMPARE(int(run.error->code), code);
    QCOMPARE(m_world->state().deployedCommit, kA);
    QCOMPARE(m_world->state().deployedFingerprint, before.deployedFingerprint);
    QCOMPARE(int(m_world->state().error->code), code);
    QVERIFY(m_world->log(run.id).contains("what it said"));
    QCOMPARE(m_world->git.calls.contains(u"checkout a"_s), areFilesPutBack);
    if (areFilesPutBack) {
        QVERIFY(m_world->file(u"compose.yaml"_s).endsWith("# a"));
        QVERIFY(run.notes.join(u' ').contains(u"were put back"_s));
    }
    QCOMPARE(m_world->stores.runs.get(run.id)->error, run.error);

    failures.clear();
    const Run again = m_world->sync();
    QCOMPARE(again.result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kB);
    QVERIFY(!m_world->state().error);
    QVERIFY(!m_world->state().hasLastRunFailed);
    QCOMPARE(m_world->sync().result, RunResult::NothingToDo);
}

void TestRunExecutor::gitAwayChangesNothingButTheError()
{
    m_world->sync();
    m_world->git.failures.insert(u"look"_s, Error{ErrorCode::GitUnreachable, u"git.test"_s, {}});
    QCOMPARE(m_world->sync().result, RunResult::Failed);
    QVERIFY(m_world->state().error);
    QVERIFY(!m_world->state().hasLastRunFailed);
    m_world->git.failures.clear();
    QCOMPARE(m_world->sync().result, RunResult::NothingToDo);
    QVERIFY(m_world->docker.calls.isEmpty());
    QVERIFY(!m_world->state().error);
}

void TestRunExecutor::looksAgainWhenTheBranchMoved()
{
    bool isFirst = true;
    m_world->git.before = [&](const QString &call) {
        if (call == u"fetch"_s && std::exchange(isFirst, false)) {
            m_world->git.failures.insert(u"fetch"_s, Error{ErrorCode::GitFailed, {}, u"not our ref"_s});
            m_world->git.tip = kB;
        } else if (call == u"fetch"_s) {
            m_world->git.failures.clear();
        }
    };
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->git.calls, QStringList({u"look"_s, u"fetch"_s, u"look"_s, u"fetch"_s, u"checkout b"_s}));
    QCOMPARE(m_world->state().deployedCommit, kB);
    m_world->git.before = {};
    m_world->git.tip = kC;
    m_world->git.failures.insert(u"fetch"_s, Error{ErrorCode::GitFailed, {}, {}});
    QCOMPARE(m_world->sync().result, RunResult::Failed); // once, not for ever
    QCOMPARE(m_world->git.calls.count(u"fetch"_s), 2);
}

void TestRunExecutor::cancelAtEachStep_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<bool>("isOutOfStep");
    for (const char *call : {"look", "fetch", "checkout b", "write b", "config", "build"})
        QTest::newRow(call) << QString::fromLatin1(call) << false;
    QTest::newRow("up") << u"up"_s << true;
}

void TestRunExecutor::cancelAtEachStep()
{
    QFETCH(QString, call);
    QFETCH(bool, isOutOfStep);
    m_world->docker.answer.builtServices = QStringList{u"web"_s};
    m_world->sync();
    m_world->git.tip = kB;
    CancelSource cancel;
    const auto hook = [&](const QString &now) {
        if (now == call) {
            cancel.cancel();
            const Error error{ErrorCode::Cancelled, {}, {}};
            m_world->git.failures.insert(call, error);
            m_world->docker.failures.insert(call, error);
        }
    };
    m_world->git.before = hook;
    m_world->docker.before = hook;
    const Run run = m_world->run(RunKind::Sync, cancel.token());
    QCOMPARE(run.result, RunResult::Cancelled);
    QCOMPARE(m_world->stores.runs.get(run.id)->result, RunResult::Cancelled);
    QCOMPARE(m_world->state().deployedCommit, kA);
    QVERIFY(!m_world->state().error);
    QCOMPARE(m_world->state().hasLastRunFailed, isOutOfStep);
    if (!isOutOfStep)
        QVERIFY(m_world->file(u"compose.yaml"_s).endsWith("# a"));
    m_world->git.before = {};
    m_world->docker.before = {};
    m_world->git.failures.clear();
    m_world->docker.failures.clear();
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kB);
}

void TestRunExecutor::filesThatCannotBePutBackLeaveTheStackOutOfStep()
{
    m_world->sync();
    m_world->git.tip = kB;
    CancelSource cancel;
    m_world->git.before = [&](const QString &now) {
        if (now == u"write b"_s)
            cancel.cancel();
    };
    m_world->git.failures.insert(u"write b"_s, Error{ErrorCode::Cancelled, {}, {}});
    m_world->git.failures.insert(u"checkout a"_s, Error{ErrorCode::DiskFull, {}, {}});
    const Run run = m_world->run(RunKind::Sync, cancel.token());
    QCOMPARE(run.result, RunResult::Cancelled);
    QVERIFY(run.notes.join(u' ').contains(u"could not be put back"_s));
    QVERIFY(m_world->state().hasLastRunFailed);
    // Back to the deployed commit: without the mark there would be "nothing to do" over b's files.
    m_world->git.before = {};
    m_world->git.failures.clear();
    m_world->git.tip = kA;
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QVERIFY(m_world->file(u"compose.yaml"_s).endsWith("# a"));
}

// After a change of URL the deployed commit is only in the old repository's mirror.
void TestRunExecutor::filesComeBackFromTheMirrorTheyCameFrom()
{
    m_world->sync();
    const QString oldMirror = m_world->git.mirrors.last();
    QDir().mkpath(oldMirror);
    const Stack before = m_world->stores.stacks.get(m_world->stack).value();
    StackSettings settings = before.settings;
    settings.url = u"http://git.test/moved.git"_s;
    const auto moved = m_world->stores.repositories.ensure(u"http://git.test/moved"_s, {});
    QVERIFY(m_world->stores.stacks.changeSettings(m_world->stack, settings, moved->id));
    QVERIFY(m_world->stores.repositories.unused()->isEmpty());
    m_world->git.tip = kB;
    m_world->docker.failures.insert(u"config"_s, Error{ErrorCode::ComposeInvalid, {}, {}});
    m_world->git.mirrors.clear();
    QCOMPARE(m_world->sync().result, RunResult::Failed);
    QCOMPARE(m_world->git.mirrors.size(), 2);
    QVERIFY(m_world->git.mirrors.first() != oldMirror);
    QCOMPARE(m_world->git.mirrors.last(), oldMirror);
    QVERIFY(m_world->file(u"compose.yaml"_s).endsWith("# a"));
    QVERIFY(QFile::exists(oldMirror));
    // Deployed from the new one: the old mirror has done its work.
    m_world->docker.failures.clear();
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedRepositoryId, moved->id);
    QVERIFY(!QFile::exists(oldMirror));
    QCOMPARE(m_world->stores.repositories.all()->size(), 1);
}

void TestRunExecutor::startWithoutContainersBringsThemUp()
{
    m_world->sync();
    QCOMPARE(m_world->run(RunKind::Stop).result, RunResult::Succeeded);
    m_world->docker.failures.insert(u"start"_s, Error{ErrorCode::EmptyState, u"shop"_s, {}});
    QCOMPARE(m_world->run(RunKind::Start).result, RunResult::Succeeded);
    QCOMPARE(m_world->docker.calls.mid(m_world->docker.calls.indexOf(u"start"_s)), QStringList({u"start"_s, u"up"_s}));
    QVERIFY(!m_world->state().isStoppedByUser);
}

// Another stack of the same repository looked after this run was asked for: that answer will do.
void TestRunExecutor::sharesALookThatBeganAfterTheRequest()
{
    m_world->sync();
    QCOMPARE(m_world->sync().result, RunResult::NothingToDo);
    QVERIFY(m_world->git.calls.contains(u"look"_s)); // a look at the moment of a request may be too early

    const Run waiting = m_world->add(RunKind::Sync);
    m_world->clock.advance(1s);
    const Run other = m_world->add(RunKind::Sync);
    m_world->clock.advance(1s);
    m_world->executor->execute(other, {});
    m_world->git.calls.clear();
    m_world->executor->execute(waiting, {});
    QVERIFY(!m_world->git.calls.contains(u"look"_s));
    // One that was asked for again after that look needs its own.
    Run joined = m_world->add(RunKind::Sync);
    joined.requestedAt = waiting.requestedAt;
    joined.joinedAt = m_world->clock.nowUtc();
    m_world->executor->execute(joined, {});
    QVERIFY(m_world->git.calls.contains(u"look"_s));
}

void TestRunExecutor::shutdownLeavesARunToTakeUpAgain()
{
    m_world->sync();
    m_world->git.tip = kB;
    CancelSource cancel;
    m_world->git.before = [&](const QString &) {
        m_world->executor->setShuttingDown();
        cancel.cancel();
    };
    m_world->git.failures.insert(u"look"_s, Error{ErrorCode::Cancelled, {}, {}});
    const Run run = m_world->run(RunKind::Sync, cancel.token());
    QCOMPARE(run.result, RunResult::Interrupted);
    const auto repairs = deploy::repairLeftovers(m_world->stores, m_world->clock);
    QVERIFY(repairs);
    QCOMPARE(repairs->size(), 1);
    QCOMPARE(repairs->first().kind, RunKind::Sync);
}

void TestRunExecutor::killedRunIsInterruptedAndRepaired()
{
    m_world->sync();
    m_world->git.tip = kB;
    // Killed in `up`: the row says "running", nothing was recorded.
    Run killed = m_world->add(RunKind::Sync);
    killed.result = RunResult::Running;
    QVERIFY(m_world->stores.runs.update(killed));
    m_world->makeExecutor();
    const auto repairs = deploy::repairLeftovers(m_world->stores, m_world->clock);
    QVERIFY(repairs);
    QCOMPARE(repairs->size(), 1);
    QCOMPARE(m_world->stores.runs.get(killed.id)->result, RunResult::Interrupted);
    // What waits for the stack anyway does the same.
    const Run waiting = m_world->add(RunKind::Deploy);
    QVERIFY(deploy::repairLeftovers(m_world->stores, m_world->clock)->isEmpty());
    Run gone = waiting;
    gone.result = RunResult::Cancelled;
    QVERIFY(m_world->stores.runs.update(gone));
    QVERIFY(m_world->state().hasLastRunFailed);
    m_world->git.tip = kA; // even if the branch went back: what runs is not known
    const Run run = m_world->run(RunKind::Sync, {}, Trigger::StartupCatchUp);
    QCOMPARE(run.result, RunResult::Succeeded);
    QVERIFY(m_world->docker.calls.contains(u"up"_s));
    QVERIFY(!m_world->state().error);
}

// Compose makes a replacement under "OLDID_NAME" and, where it was killed between,
// stumbles over that name for ever.
void TestRunExecutor::clearsWhatAnInterruptedUpLeft()
{
    const auto container = [this](const QString &id, const QString &name, const QString &state) {
        ServiceStatus service;
        service.service = u"web"_s;
        service.containerId = id;
        service.containerName = name;
        service.state = state;
        service.workingDirectory = m_world->workTree();
        return service;
    };
    const QString old = u"0123456789ab"_s + QString(52, u'0');
    const ServiceStatus kept = container(old, u"shop-web-1"_s, u"exited"_s);
    m_world->sync();
    m_world->docker.failures.insert(u"up"_s, Error{ErrorCode::UpFailed, {}, {}});
    m_world->run(RunKind::Deploy);
    m_world->docker.failures.clear();
    m_world->docker.running = {{u"shop"_s,
                                {kept, container(u"n1"_s, u"0123456789ab_shop-web-1"_s, u"created"_s),
                                 container(u"n2"_s, u"0123456789ab_shop-web-2"_s, u"running"_s),
                                 container(u"n3"_s, u"fedcba987654_shop-web-3"_s, u"created"_s)}}};
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->docker.calls, QStringList({u"containers"_s, u"rm n1"_s, u"up"_s}));
    m_world->run(RunKind::Deploy); // asked only after a failure
    QCOMPARE(m_world->docker.calls, QStringList{u"up"_s});
}

void TestRunExecutor::changedVariableDeploysAndIsNamed()
{
    m_world->sync();
    m_world->changeSettings([](StackSettings &s) { s.variables = {{u"PORT"_s, u"81"_s, false, true, {}}}; });
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Succeeded);
    QCOMPARE(run.decision.reasons, QStringList{u"Variables changed: PORT."_s});
    QCOMPARE(m_world->docker.calls, QStringList({u"config"_s, u"up"_s}));
    QCOMPARE(m_world->docker.lastProject.variables.value(u"PORT"_s), u"81"_s);
    QCOMPARE(m_world->sync().result, RunResult::NothingToDo);
    m_world->changeSettings([](StackSettings &s) { s.variables.clear(); });
    QCOMPARE(m_world->sync().decision.reasons, QStringList{u"Variables changed: PORT."_s});
}

void TestRunExecutor::changedSecretDeploysAndIsNotShown()
{
    const auto seal = [this](const QString &value) {
        return m_world->vault.seal({u"variable"_s, m_world->stack.value, u"TOKEN"_s}, SecretString(value)).has_value();
    };
    QVERIFY(seal(u"first-secret"_s));
    m_world->changeSettings([](StackSettings &s) { s.variables = {{u"TOKEN"_s, {}, true, true, {}}}; });
    m_world->sync();
    QCOMPARE(m_world->docker.lastProject.variables.value(u"TOKEN"_s), u"first-secret"_s);
    QCOMPARE(m_world->sync().result, RunResult::NothingToDo);
    QVERIFY(seal(u"second-secret"_s));
    const Run run = m_world->sync();
    QCOMPARE(run.decision.reasons, QStringList{u"Variables changed: TOKEN."_s});
    QCOMPARE(m_world->docker.lastProject.variables.value(u"TOKEN"_s), u"second-secret"_s);
    QVERIFY(!m_world->state().deployedFingerprint.contains(u"secret\""_s));
}

void TestRunExecutor::secretsAreRedactedFromOutputAndErrors()
{
    QVERIFY(m_world->vault.seal({u"variable"_s, m_world->stack.value, u"TOKEN"_s}, SecretString(u"hush-hush"_s)));
    m_world->changeSettings([](StackSettings &s) { s.variables = {{u"TOKEN"_s, {}, true, true, {}}}; });
    m_world->docker.says = "the token is hush-hush";
    QByteArray announced;
    m_world->logs.onOutput([&](RunId, const QByteArray &lines) { announced += lines; });
    const Run good = m_world->sync();
    QVERIFY(m_world->log(good.id).contains("the token is ***"));
    QVERIFY(!announced.contains("hush-hush"));
    m_world->docker.failures.insert(u"up"_s, Error{ErrorCode::UpFailed, u"hush-hush"_s, u"bad: hush-hush"_s});
    const Run bad = m_world->run(RunKind::Deploy);
    QCOMPARE(bad.error->detail, u"bad: ***"_s);
    QCOMPARE(m_world->state().error->subject, u"***"_s);
    QVERIFY(!m_world->log(bad.id).contains("hush-hush"));
}

void TestRunExecutor::stoppedStackStaysStopped()
{
    m_world->sync();
    QCOMPARE(m_world->run(RunKind::Stop).result, RunResult::Succeeded);
    QCOMPARE(m_world->docker.calls, QStringList{u"stop"_s});
    QVERIFY(m_world->state().isStoppedByUser);
    m_world->git.tip = kB;
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::NothingToDo);
    QCOMPARE(m_world->git.calls, QStringList{u"look"_s});
    QVERIFY(m_world->docker.calls.isEmpty());
    QCOMPARE(syncStateOf(m_world->stores.stacks.get(m_world->stack).value(), false), SyncState::OutOfStep);
    QCOMPARE(m_world->run(RunKind::Start).result, RunResult::Succeeded);
    QCOMPARE(m_world->docker.calls, QStringList{u"start"_s});
    QVERIFY(!m_world->state().isStoppedByUser);
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kB);
}

void TestRunExecutor::lifecycleAfterDownIsUp()
{
    m_world->sync();
    m_world->run(RunKind::Down);
    QCOMPARE(m_world->docker.calls, QStringList{u"down"_s});
    QVERIFY(m_world->state().isDown);
    m_world->git.tip = kB;
    QCOMPARE(m_world->sync().result, RunResult::NothingToDo);
    m_world->run(RunKind::Start);
    QCOMPARE(m_world->docker.calls, QStringList{u"up"_s});
    QVERIFY(m_world->file(u"compose.yaml"_s).endsWith("# a")); // the deployed commit, not the newest
    QVERIFY(!m_world->state().isDown);
    m_world->run(RunKind::Down);
    QCOMPARE(m_world->run(RunKind::Deploy).result, RunResult::Succeeded);
    QVERIFY(!m_world->state().isDown);
}

void TestRunExecutor::startBeforeTheFirstDeployIsRefused()
{
    const Run run = m_world->run(RunKind::Start);
    QCOMPARE(run.result, RunResult::Refused);
    QVERIFY(m_world->docker.calls.isEmpty());
    QCOMPARE(run.decision.reasons.size(), 1);
}

void TestRunExecutor::stopWorksWhereFilesAreBroken()
{
    m_world->sync();
    QVERIFY(QFile::remove(m_world->workTree() + u"/compose.yaml"_s));
    QCOMPARE(m_world->run(RunKind::Stop).result, RunResult::Succeeded);
    QVERIFY(m_world->docker.lastProject.files.isEmpty());
    QCOMPARE(m_world->docker.lastProject.name, u"shop"_s);
}

void TestRunExecutor::refusesAnEmptyState()
{
    m_world->sync();
    m_world->docker.answer.services.clear();
    m_world->git.tip = kB;
    const Run run = m_world->sync();
    QCOMPARE(run.error->code, ErrorCode::EmptyState);
    QVERIFY(!m_world->docker.calls.contains(u"up"_s));
    QCOMPARE(m_world->state().deployedCommit, kA);
}

void TestRunExecutor::refusesAProjectOfSomebodyElse()
{
    ServiceStatus theirs;
    theirs.service = u"web"_s;
    theirs.workingDirectory = u"/home/somebody/shop"_s;
    m_world->docker.running = {{u"shop"_s, {theirs}}};
    const Run run = m_world->sync();
    QCOMPARE(run.error->code, ErrorCode::ForeignProject);
    QVERIFY(!m_world->docker.calls.contains(u"up"_s));
    // Nor are they stopped or taken down by our stack's buttons: Compose goes by the name.
    QCOMPARE(m_world->run(RunKind::Stop).error->code, ErrorCode::ForeignProject);
    QCOMPARE(m_world->run(RunKind::Down).error->code, ErrorCode::ForeignProject);
    QVERIFY(!m_world->docker.calls.contains(u"stop"_s));
    QVERIFY(!m_world->docker.calls.contains(u"down"_s));
    // Removed and added again: the containers are ours.
    m_world->docker.running[0].services[0].workingDirectory = m_world->workTree();
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
}

void TestRunExecutor::restartsServicesWhoseMountedFileChanged()
{
    for (const QString &commit : {kA, kB, kC}) {
        m_world->git.commits[commit][u"compose.yaml"_s] = "services: {web: {}, db: {}}";
        m_world->git.commits[commit][u"nginx.conf"_s] = commit.toLatin1();
    }
    m_world->git.commits[kC][u"nginx.conf"_s] = kB.toLatin1();
    m_world->git.commits[kC][u"other"_s] = "x";
    m_world->docker.answer.mountedFiles = {{u"web"_s, {m_world->workTree() + u"/nginx.conf"_s}},
                                           {u"db"_s, {m_world->workTree() + u"/db.conf"_s}}};
    ServiceStatus web;
    web.service = u"web"_s;
    web.containerId = u"1"_s;
    web.workingDirectory = m_world->workTree();
    m_world->docker.running = {{u"shop"_s, {web}}};
    m_world->sync();
    QVERIFY(!m_world->docker.calls.contains(u"restart web"_s));
    m_world->git.tip = kB;
    const Run run = m_world->sync();
    QCOMPARE(m_world->docker.calls, QStringList({u"containers"_s, u"up"_s, u"containers"_s, u"restart web"_s}));
    QVERIFY(run.notes.join(u' ').contains(u"web"_s));
    m_world->git.tip = kC;
    m_world->sync();
    QCOMPARE(m_world->docker.calls, QStringList{u"up"_s});
}

void TestRunExecutor::deployAgainDeploysTheSameCommit()
{
    m_world->sync();
    const Run run = m_world->run(RunKind::Deploy);
    QCOMPARE(run.result, RunResult::Succeeded);
    QCOMPARE(run.decision.reasons, QStringList{u"You asked to deploy again."_s});
    QCOMPARE(m_world->docker.calls, QStringList{u"up"_s});
}

void TestRunExecutor::quietLooksCollapse()
{
    m_world->sync();
    for (int i = 0; i < 5; ++i)
        m_world->sync();
    QCOMPARE(m_world->state().quietLooks, 5);
    QCOMPARE(m_world->stores.runs.list(m_world->stack, 50, {})->size(), 2);
}
