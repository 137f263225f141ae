// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_notifications.h"

#include "core/services/commitstatusreporter.h"
#include "core/services/notificationtargetservice_p.h"
#include "core/services/outgoingnews.h"
#include "core/services/worker.h"
#include "core/store/database.h"
#include "core/store/stores.h"
#include "tests/core/deploy/fakes.h"
#include "tests/support/httppeer.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kWait = 10'000;

} // namespace

// The real services on a database of their own, and the other end of their calls.
class NotificationWorld
{
public:
    NotificationWorld()
        : paths{folder.path()}
        , database(paths.database())
        , stores(database)
        , vault(stores.sealed)
        , logs(paths.runs())
        , tools{stores, git, docker, vault, clock, gate, configs, logs, paths, {}}
        , outbox(calls, {10ms})
        , targets({stores.notificationTargets, vault, calls, outbox, changes, clock})
    {
        isOpen = database.open().has_value() && vault.unlock(SecretString::fromBytes(QByteArray(32, 'k'))).has_value();
    }
    NotificationTargetChange change(const QString &path = u"/s3cret-path"_s) const
    {
        NotificationTargetChange change;
        change.target.name = u"chat"_s;
        change.url = SecretString(peer.url(path));
        change.token = SecretString(u"t0ken-Value"_s);
        return change;
    }
    QByteArray bytesOnDisk() const
    {
        QByteArray all;
        for (const QFileInfo &info : QDir(folder.path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }
    // A stack of a repository on the peer, with a token of its own.
    StackId addStack(bool reportsStatus)
    {
        Credential credential;
        credential.name = u"forge"_s;
        const auto added = stores.credentials.add(credential);
        (void)vault.seal({u"credential"_s, added->id.value, u"token"_s}, SecretString(u"forge-t0ken"_s));
        const QString url = peer.url(u"/team/shop.git"_s);
        RepositoryRow repository = *stores.repositories.ensure(url, added->id);
        repository.reportsStatus = reportsStatus;
        (void)stores.repositories.change(repository);
        repositoryId = repository.id;
        StackSettings settings;
        settings.name = u"shop"_s;
        settings.environmentId = EnvironmentId(1);
        settings.url = url;
        settings.credentialId = added->id;
        const Stack stack = *stores.stacks.add(settings, repository.id, clock.nowUtc());
        return stack.id;
    }
    static Run deployOf(StackId stack, RunResult result)
    {
        Run run;
        run.id = RunId(7);
        run.stackId = stack;
        run.trigger = Trigger::Schedule;
        run.result = result;
        run.decision.action = Decision::Action::Deploy;
        run.toCommit = QString(40, u'c');
        run.commitSubject = u"Open the shop"_s;
        if (result == RunResult::Failed)
            run.error = Error{ErrorCode::UpFailed, u"web"_s, {}};
        return run;
    }
    std::vector<QString> titles() const
    {
        std::vector<QString> all;
        for (const HttpPeer::Request &request : peer.requests)
            all.push_back(QJsonDocument::fromJson(request.body).object().value("title"_L1).toString());
        return all;
    }

    QTemporaryDir folder;
    HttpPeer peer;
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
    notify::HttpCalls calls;
    notify::Outbox outbox;
    NotificationTargetService targets;
    Worker worker;
    RepositoryId repositoryId;
    bool isOpen = false;
};

void TestNotifications::init()
{
    qRegisterMetaType<StackId>("slipway::StackId");
    qRegisterMetaType<Run>("slipway::Run");
    qRegisterMetaType<Stack>("slipway::Stack");
    m_world = std::make_shared<NotificationWorld>();
    QVERIFY(m_world->isOpen);
}

void TestNotifications::cleanup()
{
    m_world->worker.waitForDone();
    m_world.reset();
}

void TestNotifications::keepsAddressAndTokenInTheVaultOnly()
{
    const auto added = m_world->targets.add(m_world->change());
    QVERIFY(added);
    QCOMPARE(added->target.host, u"127.0.0.1"_s);
    QVERIFY(added->hasToken);
    const QByteArray bytes = m_world->bytesOnDisk();
    QVERIFY(bytes.contains("chat"));
    for (const char *secret : {"s3cret-path", "t0ken-Value"})
        QVERIFY2(!bytes.contains(secret), secret);
}

void TestNotifications::refusesWhatCannotBe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("field");
    QTest::newRow("no name") << u" "_s << u"https://a.test/x"_s << QString() << u"name"_s;
    QTest::newRow("no address") << u"a"_s << QString() << QString() << u"url"_s;
    QTest::newRow("a file") << u"a"_s << u"file:///etc/passwd"_s << QString() << u"url"_s;
    QTest::newRow("a header in the token") << u"a"_s << u"https://a.test/x"_s << u"a\r\nX-Evil: 1"_s << u"token"_s;
}

void TestNotifications::refusesWhatCannotBe()
{
    QFETCH(const QString, name);
    QFETCH(const QString, url);
    QFETCH(const QString, token);
    NotificationTargetChange change;
    change.target.name = name;
    change.url = SecretString(url);
    change.token = SecretString(token);
    const auto added = m_world->targets.add(std::move(change));
    QVERIFY(!added);
    QCOMPARE(errorName(added.error().code), errorName(ErrorCode::InvalidInput));
    QTEST(added.error().subject, "field");
    QVERIFY(m_world->targets.all()->isEmpty());
}

void TestNotifications::deliversToThoseWhoWantIt()
{
    auto change = m_world->change(u"/wanted"_s);
    QVERIFY(m_world->targets.add(std::move(change)));
    change = m_world->change(u"/off"_s);
    change.target.name = u"off"_s;
    change.target.isEnabled = false;
    QVERIFY(m_world->targets.add(std::move(change)));
    change = m_world->change(u"/deploys"_s);
    change.target.name = u"deploys"_s;
    change.target.news = {NewsKind::Deployed};
    QVERIFY(m_world->targets.add(std::move(change)));
    notify::Message message;
    message.title = u"shop failed"_s;
    m_world->targets.deliver(message);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->peer.requests.size(), size_t(1), kWait);
    QTest::qWait(100);
    QCOMPARE(m_world->peer.requests.size(), size_t(1));
    QCOMPARE(m_world->peer.requests.front().path, QByteArray("/wanted"));
    QCOMPARE(m_world->peer.requests.front().header("Authorization"), QByteArray("Bearer t0ken-Value"));
}

void TestNotifications::testSaysWhatTheServerSaid()
{
    const auto added = m_world->targets.add(m_world->change());
    QVERIFY(added);
    int status = 200;
    m_world->peer.answer = [&status](const HttpPeer::Request &) { return HttpPeer::Reply{status}; };
    const auto test = [this, id = added->target.id] {
        auto future = m_world->worker.run([this, id] { return m_world->targets.test(id); });
        return QTest::qWaitFor([&future] { return future.isFinished(); }, kWait) ? future.result()
                                                                                 : fail(ErrorCode::TimedOut);
    };
    QVERIFY(test());
    status = 401;
    const Result<> refused = test();
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"401"_s));
    const auto view = m_world->targets.get(added->target.id);
    QVERIFY(view->lastTried && view->lastError);
    QVERIFY(!(view->lastError->detail + view->lastError->subject).contains(u"s3cret"_s));
}

void TestNotifications::anotherServerDoesNotGetTheOldToken()
{
    const auto added = m_world->targets.add(m_world->change());
    QVERIFY(added);
    NotificationTargetChange change;
    change.target = added->target;
    change.url = SecretString(u"http://localhost:1/x"_s);
    const auto changed = m_world->targets.change(added->target.id, std::move(change));
    QVERIFY(changed);
    QVERIFY(!changed->hasToken);
    QCOMPARE(changed->target.host, u"localhost"_s);
}

void TestNotifications::removesATargetWithItsSecrets()
{
    const auto added = m_world->targets.add(m_world->change());
    QVERIFY(added);
    const auto rows = [this] { return m_world->stores.sealed.all()->size(); };
    const auto before = rows();
    QVERIFY(m_world->targets.remove(added->target.id));
    QCOMPARE(rows(), before - 2);
    QVERIFY(!m_world->targets.get(added->target.id));
}

void TestNotifications::tellsAFailureOnceAndItsEnd()
{
    QVERIFY(m_world->targets.add(m_world->change()));
    bool willTryAgain = false;
    OutgoingNews news(
        m_world->changes, m_world->targets, [&](StackId) { return willTryAgain; }, m_world->worker);
    const StackId stack = m_world->addStack(false);
    news.start({*m_world->stores.stacks.get(stack)});
    const auto happens = [&](RunResult result) {
        Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, result));
    };
    willTryAgain = true;
    happens(RunResult::Failed); // the schedule tries again: nothing yet
    QTest::qWait(4000);
    QVERIFY(m_world->peer.requests.empty());
    willTryAgain = false;
    happens(RunResult::Failed);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->peer.requests.size(), size_t(1), kWait);
    QCOMPARE(m_world->titles().front(), u"shop failed"_s);
    happens(RunResult::Failed); // the same goes on
    happens(RunResult::Succeeded);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->peer.requests.size(), size_t(2), kWait);
    QCOMPARE(m_world->titles().back(), u"shop is good again"_s);
}

void TestNotifications::tellsADeploy()
{
    auto change = m_world->change();
    change.target.news = {NewsKind::Deployed};
    QVERIFY(m_world->targets.add(std::move(change)));
    OutgoingNews news(
        m_world->changes, m_world->targets, [](StackId) { return false; }, m_world->worker);
    const StackId stack = m_world->addStack(false);
    news.start({*m_world->stores.stacks.get(stack)});
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Running));
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Succeeded));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->peer.requests.size(), size_t(1), kWait);
    const QJsonObject body = QJsonDocument::fromJson(m_world->peer.requests.front().body).object();
    QCOMPARE(body.value("kind"_L1).toString(), u"deployed"_s);
    QCOMPARE(body.value("title"_L1).toString(), u"shop runs cccccccc"_s);
    QCOMPARE(body.value("text"_L1).toString(), u"Open the shop"_s);
    QCOMPARE(body.value("commit"_L1).toString(), QString(40, u'c'));
    QCOMPARE(body.value("runId"_L1).toInteger(), 7);
}

void TestNotifications::reportsTheStateOfACommit()
{
    m_world->peer.answer = [](const HttpPeer::Request &request) {
        if (request.path == "/api/v1/version")
            return HttpPeer::Reply{200, R"({"version":"9.0.0"})"};
        return HttpPeer::Reply{request.path.contains("/statuses/") ? 201 : 404};
    };
    CommitStatusReporter reporter(m_world->changes, m_world->tools, m_world->calls, m_world->outbox, m_world->worker);
    const StackId stack = m_world->addStack(true);
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Running));
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Running)); // a step moved
    QTRY_COMPARE_WITH_TIMEOUT(m_world->peer.requests.size(), size_t(2), kWait); // whose API, then the state
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Failed));
    QTRY_COMPARE_WITH_TIMEOUT(m_world->peer.requests.size(), size_t(3), kWait);
    const auto &requests = m_world->peer.requests;
    const auto body = [&](size_t index) { return QJsonDocument::fromJson(requests.at(index).body).object(); };
    QCOMPARE(requests.at(1).path, "/api/v1/repos/team/shop/statuses/" + QByteArray(40, 'c'));
    QCOMPARE(requests.at(1).header("Authorization"), QByteArray("token forge-t0ken"));
    QVERIFY(requests.at(0).header("Authorization").isEmpty());
    QCOMPARE(body(1).value("state"_L1).toString(), u"pending"_s);
    QCOMPARE(body(1).value("context"_L1).toString(), u"slipway/shop"_s);
    QCOMPARE(body(2).value("state"_L1).toString(), u"failure"_s);
    QVERIFY(!body(2).value("description"_L1).toString().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(reporter.problemOf(m_world->repositoryId).isEmpty(), kWait);
}

void TestNotifications::reportsNothingUnlessAsked()
{
    CommitStatusReporter reporter(m_world->changes, m_world->tools, m_world->calls, m_world->outbox, m_world->worker);
    const StackId stack = m_world->addStack(false);
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Running));
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Succeeded));
    QTest::qWait(500);
    QVERIFY(m_world->peer.requests.empty());
}

void TestNotifications::saysWhyAReportDidNotArrive()
{
    int status = 404; // neither GitLab nor any other
    m_world->peer.answer = [&status](const HttpPeer::Request &request) {
        if (status == 403 && request.path == "/api/v1/version")
            return HttpPeer::Reply{200, R"({"version":"9.0.0"})"};
        return HttpPeer::Reply{status};
    };
    CommitStatusReporter reporter(m_world->changes, m_world->tools, m_world->calls, m_world->outbox, m_world->worker);
    const StackId stack = m_world->addStack(true);
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Succeeded));
    QTRY_VERIFY_WITH_TIMEOUT(reporter.problemOf(m_world->repositoryId).contains(u"Forgejo"_s), kWait);
    status = 403; // its token may not write
    Q_EMIT m_world->changes.runChanged(NotificationWorld::deployOf(stack, RunResult::Succeeded));
    QTRY_VERIFY_WITH_TIMEOUT(reporter.problemOf(m_world->repositoryId).contains(u"403"_s), kWait);
    QVERIFY(!reporter.problemOf(m_world->repositoryId).contains(u"forge-t0ken"_s));
}
