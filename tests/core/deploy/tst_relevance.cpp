// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_relevance.h"

#include "runworld.h"

#include <QDir>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {
const QString kA = RunWorld::commit('a');
const QString kB = RunWorld::commit('b');
const QString kC = RunWorld::commit('c');
} // namespace

void TestRelevance::init()
{
    m_world = std::make_shared<RunWorld>();
    QVERIFY(m_world->isOpen);
    // "shop" lives in apps/shop of a repository that has other things too.
    auto &files = m_world->git.commits[kA];
    files = {{u"apps/shop/compose.yaml"_s,
              "include: [../../lib/compose.yaml]\nservices: {web: {env_file: ../../common/shop.env}}"},
             {u"lib/compose.yaml"_s, "services: {lib: {env_file: [own.env, vars/production]}}"},
             {u"lib/.env"_s, "A=1"},
             {u"lib/own.env"_s, "A=1"},
             {u"apps/shop/site/index.html"_s, "a"},
             {u"apps/other/compose.yaml"_s, "a"},
             {u"common/shop.env"_s, "A=1"},
             {u"images/web/Dockerfile"_s, "a"},
             {u"conf/nginx.conf"_s, "a"},
             {u"README.md"_s, "a"}};
    m_world->git.commits[kB] = files;
    m_world->git.commits[kC] = files;
    m_world->docker.answer.namedPaths = {m_world->workTree() + u"/images/web"_s,
                                         m_world->workTree() + u"/conf/nginx.conf"_s,
                                         m_world->workTree() + u"/conf/linked.conf"_s, u"/etc/localtime"_s};
    m_world->changeSettings([](StackSettings &settings) {
        settings.composePath = u"apps/shop/compose.yaml"_s;
        settings.deployOn = DeployOn::Stack;
    });
}

void TestRelevance::cleanup()
{
    m_world.reset();
}

void TestRelevance::deployShop()
{
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kA);
    m_world->git.tip = kB;
    // Links a repository has; the fake Git knows files only.
    QVERIFY(QDir(m_world->workTree()).mkpath(u"real"_s));
    QVERIFY(QFile::link(u"folder/linked.conf"_s, m_world->workTree() + u"/conf/linked.conf"_s));
    QVERIFY(QFile::link(u"../real"_s, m_world->workTree() + u"/conf/folder"_s));
}

void TestRelevance::deploysWhatConcernsTheStack_data()
{
    QTest::addColumn<QString>("changed");
    QTest::addColumn<bool>("isDeployed");
    QTest::newRow("compose file") << u"apps/shop/compose.yaml"_s << true;
    QTest::newRow("file of the folder") << u"apps/shop/site/index.html"_s << true;
    QTest::newRow("new file of the folder") << u"apps/shop/site/new.html"_s << true;
    QTest::newRow("build context") << u"images/web/Dockerfile"_s << true;
    QTest::newRow("new file of the build context") << u"images/web/src/main.c"_s << true;
    QTest::newRow("bind mount") << u"conf/nginx.conf"_s << true;
    QTest::newRow("env file") << u"common/shop.env"_s << true;
    QTest::newRow("env file of an included file") << u"lib/.env"_s << true;
    QTest::newRow("env file it names") << u"lib/own.env"_s << true;
    QTest::newRow("env file with any name") << u"lib/vars/production"_s << true;
    QTest::newRow("link") << u"conf/linked.conf"_s << true;
    QTest::newRow("what the links lead to") << u"real/linked.conf"_s << true;
    QTest::newRow("beside what they lead to") << u"real/other.conf"_s << false;
    QTest::newRow("beside the included file") << u"lib/readme.md"_s << false;
    QTest::newRow("beside the bind mount") << u"conf/other.conf"_s << false;
    QTest::newRow("beside the env file") << u"common/other.env"_s << false;
    QTest::newRow("another stack") << u"apps/other/compose.yaml"_s << false;
    QTest::newRow("name that begins alike") << u"apps/shop2/compose.yaml"_s << false;
    QTest::newRow("file at the root") << u"README.md"_s << false;
}

void TestRelevance::deploysWhatConcernsTheStack()
{
    QFETCH(QString, changed);
    QFETCH(bool, isDeployed);
    deployShop();
    m_world->git.commits[kB][changed] = "changed";
    const Run run = m_world->sync();
    QCOMPARE(run.result, isDeployed ? RunResult::Succeeded : RunResult::NothingToDo);
    QCOMPARE(run.decision.action, isDeployed ? Decision::Action::Deploy : Decision::Action::Skip);
    QCOMPARE(m_world->state().deployedCommit, isDeployed ? kB : kA);
}

void TestRelevance::patternsSayWhatConcernsTheStack_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<bool>("isDeployed");
    QTest::newRow("fits") << QStringList{u"*.md"_s} << true;
    QTest::newRow("does not fit") << QStringList{u"apps/shop/"_s} << false;
    QTest::newRow("taken away") << QStringList{u"**"_s, u"!*.md"_s} << false;
    QTest::newRow("all but") << QStringList{u"!*.md"_s} << false;
}

void TestRelevance::patternsSayWhatConcernsTheStack()
{
    QFETCH(QStringList, patterns);
    QFETCH(bool, isDeployed);
    m_world->changeSettings([&](StackSettings &settings) {
        settings.deployOn = DeployOn::Patterns;
        settings.deployPatterns = patterns;
    });
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    const Run run = m_world->sync();
    QCOMPARE(run.decision.action, isDeployed ? Decision::Action::Deploy : Decision::Action::Skip);
    QCOMPARE(m_world->docker.calls.isEmpty(), !isDeployed);
}

void TestRelevance::anyCommitDeploysByDefault()
{
    m_world->changeSettings([](StackSettings &settings) { settings.deployOn = DeployOn::Any; });
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    QCOMPARE(m_world->sync().decision.action, Decision::Action::Deploy);
    QCOMPARE(m_world->state().deployedCommit, kB);
}

void TestRelevance::skippedCommitIsRecordedWithItsReason()
{
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    const Run run = m_world->sync();
    const Run stored = m_world->stores.runs.get(run.id).value();
    QCOMPARE(stored.result, RunResult::NothingToDo);
    QCOMPARE(stored.decision.action, Decision::Action::Skip);
    QCOMPARE(stored.toCommit, kB);
    QCOMPARE(stored.commitSubject, u"Subject of b"_s);
    QVERIFY2(stored.decision.reasons.last().contains(u"belongs to this stack"_s),
             qPrintable(stored.decision.reasons.join(u'|')));
    QVERIFY(m_world->log(run.id).contains("belongs to this stack"));
    QCOMPARE(m_world->git.calls, QStringList({u"look"_s, u"fetch"_s}));
    QVERIFY(!m_world->docker.calls.contains(u"up"_s));
    QCOMPARE(m_world->state().skippedCommit, kB);
    QCOMPARE(m_world->state().deployedCommit, kA);
    const Stack stack = m_world->stores.stacks.get(m_world->stack).value();
    QCOMPARE(syncStateOf(stack, false), SyncState::InStep);
    QCOMPARE(m_world->file(u"README.md"_s), QByteArray("a")); // nothing was touched
}

void TestRelevance::skippedCommitStaysInTheHistoryWhileQuietLooksCollapse()
{
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    const Run skipped = m_world->sync();
    for (int i = 0; i < 3; ++i) {
        const Run quiet = m_world->sync();
        QCOMPARE(quiet.decision.action, Decision::Action::Nothing);
        QVERIFY2(quiet.decision.reasons.value(0).contains(u"already found"_s),
                 qPrintable(quiet.decision.reasons.join(u'|')));
        QCOMPARE(m_world->git.calls, QStringList{u"look"_s});
    }
    const QVector<Run> history = m_world->stores.runs.list(m_world->stack, 50, {}).value();
    QCOMPARE(history.size(), 3); // the last quiet look, the skipped commit, the deploy
    QCOMPARE(history.at(0).decision.action, Decision::Action::Nothing);
    QCOMPARE(history.at(1).id, skipped.id);
    QCOMPARE(history.at(1).decision.action, Decision::Action::Skip);
    QCOMPARE(history.at(2).decision.action, Decision::Action::Deploy);
}

void TestRelevance::commitAfterASkippedOneDeploysWithItsFiles()
{
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    QCOMPARE(m_world->sync().decision.action, Decision::Action::Skip);
    m_world->git.commits[kC] = m_world->git.commits[kB];
    m_world->git.commits[kC][u"apps/shop/site/index.html"_s] = "c";
    m_world->git.tip = kC;
    const Run run = m_world->sync();
    QCOMPARE(run.result, RunResult::Succeeded);
    QVERIFY(run.decision.reasons.first().contains(u"aaaaaaaa..cccccccc"_s));
    QCOMPARE(m_world->state().deployedCommit, kC);
    QVERIFY(m_world->state().skippedCommit.isEmpty());
    QCOMPARE(m_world->file(u"README.md"_s), QByteArray("b"));
}

void TestRelevance::otherRulesLookAgain_data()
{
    QTest::addColumn<DeployOn>("deployOn");
    QTest::addColumn<QStringList>("patterns");
    QTest::newRow("any") << DeployOn::Any << QStringList();
    QTest::newRow("patterns") << DeployOn::Patterns << QStringList{u"*.md"_s};
}

void TestRelevance::otherRulesLookAgain()
{
    QFETCH(DeployOn, deployOn);
    QFETCH(QStringList, patterns);
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    QCOMPARE(m_world->sync().decision.action, Decision::Action::Skip);
    m_world->changeSettings([&](StackSettings &settings) {
        settings.deployOn = deployOn;
        settings.deployPatterns = patterns;
    });
    QCOMPARE(syncStateOf(m_world->stores.stacks.get(m_world->stack).value(), false), SyncState::OutOfStep);
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kB);
}

void TestRelevance::changedVariableDeploysASkippedCommit()
{
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    QCOMPARE(m_world->sync().decision.action, Decision::Action::Skip);
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables = {{u"NEW"_s, u"1"_s, false, true, {}}};
    });
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kB);
}

void TestRelevance::firstDeployAsksNoRule()
{
    m_world->changeSettings([](StackSettings &settings) {
        settings.deployOn = DeployOn::Patterns;
        settings.deployPatterns = QStringList{u"nothing-here"_s};
    });
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
}

void TestRelevance::deployAsksNoRule()
{
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    QCOMPARE(m_world->run(RunKind::Deploy).result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kB);
}

void TestRelevance::failedRunIsTriedAgainWhateverTheRule()
{
    deployShop();
    m_world->git.commits[kB][u"apps/shop/site/index.html"_s] = "b";
    m_world->docker.failures.insert(u"up"_s, Error{ErrorCode::UpFailed, {}, {}});
    QCOMPARE(m_world->sync().result, RunResult::Failed);
    m_world->docker.failures.clear();
    m_world->git.commits[kC][u"README.md"_s] = "c"; // undoes b
    m_world->git.tip = kC;
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QCOMPARE(m_world->state().deployedCommit, kC);
}

void TestRelevance::deploysWhereNobodyCanTell_data()
{
    QTest::addColumn<QByteArray>("compose");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("compose does not answer") << QByteArray("services: {web: {build: ../../images/web}}") << true;
    QTest::newRow("a variable names the file") << QByteArray("services: {web: {env_file: ../../${X}.env}}") << false;
}

void TestRelevance::deploysWhereNobodyCanTell()
{
    QFETCH(QByteArray, compose);
    QFETCH(bool, isRefused);
    for (const QString &commit : {kA, kB})
        m_world->git.commits[commit][u"apps/shop/compose.yaml"_s] = compose;
    deployShop();
    m_world->git.commits[kB][u"README.md"_s] = "b";
    m_world->makeExecutor(); // the answer of before is not known any more
    m_world->docker.before = [this, isRefused](const QString &call) {
        if (isRefused && call == u"config")
            m_world->docker.failures.insert(call, Error{ErrorCode::DockerUnreachable, {}, {}});
    };
    const Run run = m_world->sync();
    QCOMPARE(run.decision.action, Decision::Action::Deploy);
}
