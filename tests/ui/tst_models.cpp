// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_models.h"

#include "ui/detail/containerage.h"
#include "ui/detail/servicesmodel.h"
#include "ui/dialogs/variablesmodel.h"
#include "ui/environments/environmentsmodel.h"
#include "ui/history/runsmodel.h"
#include "ui/stacks/stackactions.h"
#include "ui/stacks/stacksfilter.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/theme/runtext.h"
#include "ui/tray/traystate.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QSignalSpy>
#include <QTest>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

StackView stack(int id, const QString &name, SyncState state = SyncState::InStep, int environment = 1)
{
    StackView view;
    view.stack.id = StackId(id);
    view.stack.settings.name = name;
    view.stack.settings.environmentId = EnvironmentId(environment);
    view.stack.settings.url = u"https://git.example.org/"_s + name;
    view.syncState = state;
    return view;
}

ServiceStatus running(const QString &name)
{
    ServiceStatus service;
    service.service = name;
    service.state = u"running"_s;
    return service;
}

} // namespace

void TstModels::stacksChangeRowByRow()
{
    StacksModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setViews({stack(1, u"a"_s), stack(2, u"b"_s)});
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.add(stack(3, u"c"_s));
    model.change(stack(2, u"b"_s, SyncState::Failed));
    model.remove(StackId(1));
    model.remove(StackId(77));
    model.change(stack(77, u"none"_s));
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex state = model.index(0, int(StacksModel::Column::SyncState));
    QCOMPARE(state.data().toString(), u"Failed"_s);
    QCOMPARE(state.data(Qt::AccessibleTextRole).toString(), u"Sync state: Failed"_s);
    QVERIFY(!state.data(Qt::DecorationRole).value<QIcon>().isNull());
}

void TstModels::stacksAreFilteredByEnvironmentAndWords()
{
    StacksModel model;
    StacksFilter filter;
    const QAbstractItemModelTester tester(&filter, kFatal);
    filter.setSourceModel(&model);
    model.setViews(
        {stack(1, u"shop"_s), stack(2, u"shop-test"_s, SyncState::Failed), stack(3, u"wiki"_s, SyncState::InStep, 2)});
    QCOMPARE(filter.rowCount(), 3);
    filter.setEnvironment(EnvironmentId(1));
    QCOMPARE(filter.rowCount(), 2);
    filter.setText(u"SHOP failed"_s);
    QCOMPARE(filter.rowCount(), 1);
    filter.setText(u"nowhere"_s);
    QCOMPARE(filter.rowCount(), 0);
}

void TstModels::stacksSortByRawValues()
{
    StacksModel model;
    StacksFilter filter;
    filter.setSourceModel(&model);
    model.setViews({stack(1, u"b"_s, SyncState::Failed), stack(2, u"a"_s, SyncState::InStep),
                    stack(3, u"c"_s, SyncState::OutOfStep)});
    filter.sort(int(StacksModel::Column::SyncState), Qt::DescendingOrder);
    QCOMPARE(filter.index(0, 0).data().toString(), u"b"_s);
    filter.sort(int(StacksModel::Column::Name), Qt::AscendingOrder);
    QCOMPARE(filter.index(0, 0).data().toString(), u"a"_s);
}

void TstModels::stacksSayWhenTheySyncNext()
{
    StacksModel model;
    StackView byHand = stack(1, u"by-hand"_s);
    StackView soon = stack(2, u"soon"_s);
    soon.stack.settings.autoUpdate = true;
    soon.nextSync = QDateTime::currentDateTimeUtc().addSecs(12 * 60 + 20);
    StackView paused = soon;
    paused.stack.id = StackId(3);
    paused.nextSync = soon.nextSync->addSecs(60);
    paused.paused = SchedulePause{QDateTime::currentDateTimeUtc(), {}, u"The disk is being replaced"_s};
    StackView never = soon;
    never.stack.id = StackId(4);
    never.nextSync.reset();
    model.setViews({byHand, soon, paused, never});
    const auto cell = [&](int row) { return model.index(row, int(StacksModel::Column::NextSync)); };
    QCOMPARE(cell(0).data().toString(), u"By hand"_s);
    QCOMPARE(cell(1).data().toString(), u"in 12 min"_s);
    QCOMPARE(cell(2).data().toString(), u"Paused"_s);
    QVERIFY(cell(2).data(Qt::ToolTipRole).toString().endsWith(u"The disk is being replaced"_s));
    QCOMPARE(cell(3).data().toString(), u"—"_s);
    StacksFilter filter;
    filter.setSourceModel(&model);
    filter.sort(int(StacksModel::Column::NextSync), Qt::AscendingOrder);
    QVERIFY(filter.index(0, 0).data().toString() == u"soon"_s);
}

void TstModels::environmentsSayWhatNeedsAttention()
{
    EnvironmentsModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    Environment local;
    local.id = EnvironmentId(1);
    local.name = u"local"_s;
    model.setEnvironments({local});
    EnvironmentStatus status;
    status.reach = EnvironmentStatus::Reach::Reachable;
    model.setStatus(local.id, status);
    model.setCounts(local.id, {5, 2});
    const QModelIndex row = model.index(0, 0);
    QCOMPARE(row.data(EnvironmentsModel::SecondLineRole).toString(), u"5 stacks, 2 need you"_s);
    status.reach = EnvironmentStatus::Reach::Unreachable;
    model.setStatus(local.id, status);
    QCOMPARE(row.data(EnvironmentsModel::SecondLineRole).toString(), u"Not reachable"_s);
    Environment other = local;
    other.id = EnvironmentId(2);
    model.add(other);
    model.remove(local.id);
    QCOMPARE(model.rowCount(), 1);
}

void TstModels::runsStayNewestFirst()
{
    RunsModel model;
    QAbstractItemModelTester tester(&model, kFatal);
    tester.setUseFetchMore(false);
    const auto run = [](int id) {
        Run one;
        one.id = RunId(id);
        one.requestedAt = QDateTime::currentDateTimeUtc();
        return one;
    };
    model.setRuns({run(5), run(3)}, true);
    model.take(run(7));
    model.take(run(5));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.idAt(0), RunId(7));
    const QSignalSpy more(&model, &RunsModel::moreRequested);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(more.count(), 1);
    model.append({run(2), run(1)}, false);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.oldest(), RunId(1));
}

void TstModels::servicesTurnPortsIntoLinks_data()
{
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("link");
    QTest::newRow("loopback") << u"127.0.0.1:8080→80/tcp"_s << u"http://localhost:8080"_s;
    QTest::newRow("all addresses") << u"0.0.0.0:3000→3000/tcp"_s << u"http://localhost:3000"_s;
    QTest::newRow("IPv6") << u"[::]:3000→3000/tcp"_s << u"http://localhost:3000"_s;
    QTest::newRow("another address") << u"192.0.2.7:90→80/tcp"_s << u"http://192.0.2.7:90"_s;
    QTest::newRow("https") << u"0.0.0.0:443→443/tcp"_s << u"https://localhost"_s;
    QTest::newRow("arrow of Docker") << u"0.0.0.0:81->80/tcp"_s << u"http://localhost:81"_s;
    QTest::newRow("udp") << u"0.0.0.0:53→53/udp"_s << QString();
    QTest::newRow("not published") << u"80/tcp"_s << QString();
}

void TstModels::servicesTurnPortsIntoLinks()
{
    QFETCH(QString, port);
    QFETCH(QString, link);
    QCOMPARE(linkOfPort(port).toString(), link);
    ServicesModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    ServiceStatus service = running(u"web"_s);
    service.ports = {port};
    model.setServices({service});
    QCOMPARE(model.linksAt(0).size(), link.isEmpty() ? 0 : 1);
}

void TstModels::variablesMaskSecrets()
{
    VariablesModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setVariables({{u"TOKEN"_s, {}, true, true, {}}, {u"PLAIN"_s, u"x"_s, false, true, {}}});
    const QModelIndex value = model.index(0, int(VariablesModel::Column::Value));
    const QString masked = value.data().toString();
    QVERIFY(!masked.isEmpty());
    QVERIFY(value.data(Qt::EditRole).toString().isEmpty());
    QVERIFY(model.setData(value, u"a much longer secret"_s, Qt::EditRole));
    QCOMPARE(value.data().toString(), masked); // as many dots for every value
    QVERIFY(model.secrets().at(u"TOKEN"_s).equals(SecretString(u"a much longer secret"_s)));
    QVERIFY(model.variables().first().value.isEmpty());
    model.reveal(0, u"shown"_s);
    QCOMPARE(value.data().toString(), u"shown"_s);
    model.mask();
    QCOMPARE(value.data().toString(), masked);
    // Taking the tick away does not bring a kept value into the open.
    model.setVariables({{u"TOKEN"_s, {}, true, true, {}}});
    QVERIFY(model.setData(model.index(0, int(VariablesModel::Column::Secret)), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.index(0, int(VariablesModel::Column::Value)).data().toString().isEmpty());
}

void TstModels::variablesNameTheirProblem()
{
    VariablesModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setVariables({{u"GOOD"_s, u"1"_s, false, true, {}}});
    QVERIFY(model.firstProblem().isEmpty());
    QVERIFY(!model.isChanged());
    const int row = model.add();
    QVERIFY(model.firstProblem().isEmpty()); // an empty row is not blamed
    const QModelIndex key = model.index(row, int(VariablesModel::Column::Key));
    model.setData(key, u"GOOD"_s, Qt::EditRole);
    QVERIFY(model.firstProblem().contains(u"twice"_s));
    model.setData(key, u"LD_PRELOAD"_s, Qt::EditRole);
    QVERIFY(!model.firstProblem().isEmpty());
    model.setData(key, u"OTHER"_s, Qt::EditRole);
    QVERIFY(model.firstProblem().isEmpty());
    QCOMPARE(model.variables().size(), 2);
    model.removeAt(row);
    QCOMPARE(model.variables().size(), 1);
}

void TstModels::actionsFollowTheState()
{
    StackActions actions;
    QVERIFY(!actions.sync->isEnabled());
    QVERIFY(!actions.remove->isEnabled());
    StackView view = stack(1, u"a"_s);
    actions.setStack(view);
    QVERIFY(actions.sync->isEnabled());
    QVERIFY(!actions.start->isEnabled()); // nothing was deployed
    view.stack.state.deployedCommit = QString(40, u'a');
    view.seen = StackView::Seen::Seen;
    view.services = {running(u"web"_s)};
    actions.setStack(view);
    QVERIFY(!actions.start->isEnabled());
    QVERIFY(actions.stop->isEnabled());
    QVERIFY(!actions.cancel->isEnabled());
    view.services.first().state = u"exited"_s;
    actions.setStack(view);
    QVERIFY(actions.start->isEnabled());
    QVERIFY(!actions.stop->isEnabled());
    view.isBusy = true;
    actions.setStack(view);
    QVERIFY(!actions.sync->isEnabled());
    QVERIFY(!actions.start->isEnabled());
    QVERIFY(actions.cancel->isEnabled());
}

void TstModels::agesOfContainersAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds"); // -1 = says nothing
    QTest::newRow("just up") << u"Up Less than a second"_s << 0;
    QTest::newRow("seconds") << u"Up 41 seconds"_s << 41;
    QTest::newRow("one second") << u"Up 1 second (health: starting)"_s << 1;
    QTest::newRow("a minute") << u"Up About a minute (healthy)"_s << 60;
    QTest::newRow("hours") << u"Up 3 hours (unhealthy)"_s << 3 * 3600;
    QTest::newRow("paused") << u"Up 2 weeks (Paused)"_s << 14 * 86400;
    QTest::newRow("gone") << u"Exited (137) 3 minutes ago"_s << 180;
    QTest::newRow("restarting") << u"Restarting (1) 5 seconds ago"_s << 5;
    QTest::newRow("created") << u"Created"_s << -1;
    QTest::newRow("going") << u"Removal In Progress"_s << -1;
    QTest::newRow("nothing") << QString() << -1;
}

void TstModels::agesOfContainersAreRead()
{
    QFETCH(QString, text);
    QFETCH(int, seconds);
    const auto age = containerAge(text);
    QCOMPARE(age ? int(age->age.count()) : -1, seconds);
}

void TstModels::agesOfContainersRunOn()
{
    ServicesModel model;
    ServiceStatus service;
    service.containerId = u"1"_s;
    service.state = u"running"_s;
    service.statusText = u"Up 58 seconds"_s;
    model.setServices({service});
    const QModelIndex status = model.index(0, int(ServicesModel::Column::Status));
    QCOMPARE(status.data().toString(), u"Up for 58 s"_s);
    QTRY_COMPARE_WITH_TIMEOUT(status.data().toString(), u"Up for 1 min"_s, 5000);
    // Read a while ago, as where another stack was looked at meanwhile.
    service.readAt.at = QDateTime::currentDateTimeUtc().addSecs(-30);
    service.statusText = u"Up 5 seconds"_s;
    model.setServices({});
    model.setServices({service});
    const QString read = model.index(0, int(ServicesModel::Column::Status)).data().toString();
    QVERIFY2(read == u"Up for 35 s"_s || read == u"Up for 36 s"_s, qPrintable(read));
    service.readAt = {};
    // Ended by a signal: failed, unless the person stopped it.
    service.state = u"exited"_s;
    service.exitCode = 137;
    service.statusText = u"Exited (137) 2 minutes ago"_s;
    model.setServices({service});
    const QModelIndex state = model.index(0, int(ServicesModel::Column::State));
    QCOMPARE(state.data().toString(), u"Failed"_s);
    QCOMPARE(model.index(0, int(ServicesModel::Column::Status)).data().toString(), u"Ended with code 137 2 min ago"_s);
    model.setServices({service}, true);
    QCOMPARE(model.index(0, int(ServicesModel::Column::State)).data().toString(), u"Stopped"_s);
}

void TstModels::theTrayShowsTheWorst_data()
{
    QTest::addColumn<QVector<SyncState>>("states");
    QTest::addColumn<bool>("isOffline");
    QTest::addColumn<QString>("icon");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("failed");
    using S = SyncState;
    QTest::newRow("none") << QVector<S>{} << false << u"slipway"_s << u"No stacks yet"_s << qsizetype(0);
    QTest::newRow("new") << QVector<S>{S::Unknown} << false << u"slipway"_s << u"The stacks have not been synced yet"_s
                         << qsizetype(0);
    QTest::newRow("good") << QVector<S>{S::InStep, S::InStep} << false << u"tray-instep"_s
                          << u"All stacks are in step"_s << qsizetype(0);
    QTest::newRow("paused") << QVector<S>{S::InStep, S::Paused} << false << u"tray-paused"_s << u"paused"_s
                            << qsizetype(0);
    QTest::newRow("syncing") << QVector<S>{S::Syncing, S::Paused} << false << u"tray-syncing"_s << u"syncing"_s
                             << qsizetype(0);
    QTest::newRow("attention") << QVector<S>{S::Syncing, S::OutOfStep} << false << u"tray-attention"_s
                               << u"out of step"_s << qsizetype(0);
    QTest::newRow("offline") << QVector<S>{S::OutOfStep, S::InStep} << true << u"tray-offline"_s
                             << u"Docker cannot be reached"_s << qsizetype(0);
    QTest::newRow("failed") << QVector<S>(7, S::Failed) << true << u"tray-failed"_s << u"failed"_s << qsizetype(5);
}

void TstModels::theTrayShowsTheWorst()
{
    QFETCH(QVector<SyncState>, states);
    QFETCH(bool, isOffline);
    QFETCH(QString, icon);
    QFETCH(QString, text);
    QFETCH(qsizetype, failed);
    QVector<StackView> views;
    for (const SyncState state : states) {
        StackView view;
        view.stack.settings.name = u"stack"_s;
        view.syncState = state;
        view.seen = isOffline ? StackView::Seen::Unreachable : StackView::Seen::Seen;
        views.append(view);
    }
    const TrayState tray = trayStateOf(views);
    QVERIFY2(tray.text.contains(text), qPrintable(tray.text));
    QCOMPARE(tray.iconName, icon);
    const QImage drawn = trayIcon(icon).pixmap(22).toImage().convertToFormat(QImage::Format_ARGB32);
    QCOMPARE(drawn.width(), 22);
    QVERIFY(qAlpha(drawn.pixel(11, 11)) > 0);
    QCOMPARE(tray.failed.size(), failed);
    // Paused by the person: shown where nothing is worse.
    const TrayState paused = trayStateOf(views, SchedulePause{QDateTime::currentDateTimeUtc(), {}, {}});
    const bool isWorse =
        QStringList{u"tray-failed"_s, u"tray-offline"_s, u"tray-attention"_s, u"tray-syncing"_s}.contains(icon);
    QCOMPARE(paused.iconName, isWorse || views.isEmpty() ? icon : u"tray-paused"_s);
}

void TstModels::saysHowARunEnded_data()
{
    QTest::addColumn<RunKind>("kind");
    QTest::addColumn<RunResult>("result");
    QTest::addColumn<QString>("text");
    QTest::newRow("deployed") << RunKind::Sync << RunResult::Succeeded << u"Deployed 12345678  Open the shop"_s;
    QTest::newRow("nothing") << RunKind::Sync << RunResult::NothingToDo << u"Sync: nothing to do. Because."_s;
    QTest::newRow("failed") << RunKind::Deploy << RunResult::Failed << u"Deploy failed. "_s;
    QTest::newRow("refused") << RunKind::Deploy << RunResult::Refused << u"Deploy was refused. Because."_s;
    QTest::newRow("stopped") << RunKind::Stop << RunResult::Succeeded << u"Stopped"_s;
    QTest::newRow("down") << RunKind::Down << RunResult::Succeeded << u"Taken down"_s;
    QTest::newRow("cancelled") << RunKind::Start << RunResult::Cancelled << u"Start was cancelled"_s;
    QTest::newRow("interrupted") << RunKind::Sync << RunResult::Interrupted << u"Sync was interrupted"_s;
}

void TstModels::saysHowARunEnded()
{
    QFETCH(RunKind, kind);
    QFETCH(RunResult, result);
    QFETCH(QString, text);
    Run run;
    run.kind = kind;
    run.result = result;
    run.toCommit = u"1234567890"_s;
    run.commitSubject = u"Open the shop"_s;
    run.decision.reasons = {u"Because."_s};
    if (result == RunResult::Failed)
        run.error = Error{ErrorCode::DockerUnreachable, {}, {}};
    QVERIFY2(outcomeText(run).startsWith(text), qPrintable(outcomeText(run)));
}

} // namespace slipway::tests
