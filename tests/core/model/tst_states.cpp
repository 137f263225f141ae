// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_states.h"

#include "core/model/environment.h"
#include "core/model/run.h"
#include "core/model/service.h"
#include "core/model/stack.h"

#include <QSet>
#include <QTest>

using namespace slipway;

namespace {

const QString kOld = QString(40, QLatin1Char('a'));
const QString kNew = QString(40, QLatin1Char('b'));

ServiceStatus container(const char *state, const char *health = "", int exitCode = 0, bool isOneOff = false)
{
    ServiceStatus status;
    status.state = QString::fromLatin1(state);
    status.health = QString::fromLatin1(health);
    status.exitCode = exitCode;
    status.isOneOff = isOneOff;
    return status;
}

} // namespace

void TestStates::syncStateFollowsTheLastRun_data()
{
    QTest::addColumn<QString>("deployed");
    QTest::addColumn<QString>("fetched");
    QTest::addColumn<bool>("hasFailed");
    QTest::addColumn<bool>("hasError");
    QTest::addColumn<bool>("isSyncing");
    QTest::addColumn<bool>("isPaused");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, QString deployed, QString fetched, bool failed, bool error, bool syncing,
                        bool paused, SyncState expected) {
        QTest::newRow(name) << deployed << fetched << failed << error << syncing << paused
                            << static_cast<int>(expected);
    };
    row("new", {}, {}, false, false, false, false, SyncState::Unknown);
    row("fetched, never deployed", {}, kNew, false, false, false, false, SyncState::OutOfStep);
    row("in step", kOld, kOld, false, false, false, false, SyncState::InStep);
    row("behind", kOld, kNew, false, false, false, false, SyncState::OutOfStep);
    row("failed on the same commit", kOld, kOld, true, true, false, false, SyncState::Failed);
    row("cancelled on the same commit", kOld, kOld, true, false, false, false, SyncState::OutOfStep);
    row("syncing after a failure", kOld, kNew, true, true, true, false, SyncState::Syncing);
    row("paused", kOld, kOld, false, false, false, true, SyncState::Paused);
    row("paused, yet syncing by hand", kOld, kOld, false, false, true, true, SyncState::Syncing);
}

void TestStates::syncStateFollowsTheLastRun()
{
    QFETCH(QString, deployed);
    QFETCH(QString, fetched);
    QFETCH(bool, hasFailed);
    QFETCH(bool, hasError);
    QFETCH(bool, isSyncing);
    QFETCH(bool, isPaused);
    QFETCH(int, expected);
    Stack stack;
    stack.state.deployedCommit = deployed;
    stack.state.fetchedCommit = fetched;
    stack.state.hasLastRunFailed = hasFailed;
    if (hasError)
        stack.state.error = Error{ErrorCode::UpFailed, {}, {}};
    QCOMPARE(static_cast<int>(syncStateOf(stack, isSyncing, isPaused)), expected);
}

void TestStates::changedSettingsAreOutOfStep()
{
    Stack stack;
    QCOMPARE(syncStateOf(stack, false, false, true), SyncState::Unknown);
    stack.state.deployedCommit = stack.state.fetchedCommit = kOld;
    QCOMPARE(syncStateOf(stack, false, false, false), SyncState::InStep);
    QCOMPARE(syncStateOf(stack, false, false, true), SyncState::OutOfStep);
    QCOMPARE(syncStateOf(stack, false, true, true), SyncState::Paused);
    QCOMPARE(syncStateOf(stack, true, false, true), SyncState::Syncing);
}

void TestStates::healthFollowsTheContainers_data()
{
    QTest::addColumn<QVector<ServiceStatus>>("services");
    QTest::addColumn<QString>("expected");
    using List = QVector<ServiceStatus>;
    QTest::newRow("none") << List{} << "missing";
    QTest::newRow("only a one-off") << List{container("running", "", 0, true)} << "missing";
    QTest::newRow("running") << List{container("running"), container("running", "healthy")} << "healthy";
    QTest::newRow("a check starts") << List{container("running"), container("running", "starting")} << "starting";
    QTest::newRow("unhealthy") << List{container("running"), container("running", "unhealthy")} << "degraded";
    QTest::newRow("one crashed") << List{container("running"), container("exited", "", 1)} << "degraded";
    QTest::newRow("a job that is done") << List{container("running"), container("exited", "", 0)} << "healthy";
    QTest::newRow("restarting") << List{container("restarting")} << "degraded";
    QTest::newRow("paused") << List{container("paused")} << "degraded";
    QTest::newRow("one never started") << List{container("running"), container("created")} << "degraded";
    QTest::newRow("all ended") << List{container("exited", "", 137), container("exited", "", 0)} << "stopped";
    QTest::newRow("a crashed one-off") << List{container("running"), container("exited", "", 1, true)} << "healthy";
}

void TestStates::healthFollowsTheContainers()
{
    QFETCH(QVector<ServiceStatus>, services);
    QFETCH(QString, expected);
    QCOMPARE(healthName(healthOf(services)), expected);
}

void TestStates::namesComeBack()
{
    QSet<QString> names;
    const auto check = [&names](const QString &kind, const QString &name, bool isSame) {
        QVERIFY2(!name.isEmpty() && isSame, qPrintable(kind + name));
        QVERIFY2(!names.contains(kind + name), qPrintable(name));
        names.insert(kind + name);
    };
    for (int i = 0; i <= static_cast<int>(RunKind::Down); ++i) {
        const QString name = runKindName(static_cast<RunKind>(i));
        check(QStringLiteral("kind "), name, runKindFromName(name) == static_cast<RunKind>(i));
    }
    for (int i = 0; i <= static_cast<int>(Trigger::StartupCatchUp); ++i) {
        const QString name = triggerName(static_cast<Trigger>(i));
        check(QStringLiteral("trigger "), name, triggerFromName(name) == static_cast<Trigger>(i));
    }
    for (int i = 0; i <= static_cast<int>(RunResult::Interrupted); ++i) {
        const QString name = runResultName(static_cast<RunResult>(i));
        check(QStringLiteral("result "), name, runResultFromName(name) == static_cast<RunResult>(i));
    }
    for (int i = 0; i <= static_cast<int>(StepName::Lifecycle); ++i) {
        const QString name = stepName(static_cast<StepName>(i));
        check(QStringLiteral("step "), name, stepNameFromName(name) == static_cast<StepName>(i));
    }
    for (int i = 0; i <= static_cast<int>(StepState::Cancelled); ++i) {
        const QString name = stepStateName(static_cast<StepState>(i));
        check(QStringLiteral("state "), name, stepStateFromName(name) == static_cast<StepState>(i));
    }
    for (int i = 0; i <= static_cast<int>(Decision::Action::Refuse); ++i) {
        const QString name = decisionName(static_cast<Decision::Action>(i));
        check(QStringLiteral("decision "), name, decisionFromName(name) == static_cast<Decision::Action>(i));
    }
    for (int i = 0; i <= static_cast<int>(EnvironmentKind::Swarm); ++i) {
        const QString name = environmentKindName(static_cast<EnvironmentKind>(i));
        check(QStringLiteral("environment "), name, environmentKindFromName(name) == static_cast<EnvironmentKind>(i));
    }
    QVERIFY(!runKindFromName(QStringLiteral("other")));
}
