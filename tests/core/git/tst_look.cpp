// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_look.h"

#include "tests/core/git/gitfixture.h"

#include <QElapsedTimer>
#include <QSet>
#include <QUrl>
#include <thread>

using namespace slipway;
using namespace slipway::tests;

namespace {

QString root()
{
    return requiredEnvironment("SLIPWAY_TEST_GIT_ROOT");
}
QString http()
{
    return requiredEnvironment("SLIPWAY_TEST_GIT_HTTP");
}

// The server's log lines about one repository.
QStringList requestsFor(const QString &name)
{
    QTest::qWait(50); // nginx writes them after the answer
    QFile log(requiredEnvironment("SLIPWAY_TEST_GIT_LOG"));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(log.readAll()).split(QLatin1Char('\n')).filter(name);
}

QString urlOf(const TestRepository &repository, const QString &kind)
{
    if (kind == QLatin1String("http"))
        return repository.under(http());
    return kind == QLatin1String("file") ? repository.fileUrl() : repository.bare();
}

} // namespace

void TestLook::initTestCase()
{
    root();
    http();
}

void TestLook::findsTheTip_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"http", "file", "path"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestLook::findsTheTip()
{
    QFETCH(QString, kind);
    TestRepository repository(root());
    git::LibGit git;
    const QString url = urlOf(repository, kind);
    const auto first = git.look({url, {}}, QStringLiteral("main"), {});
    VERIFY_RESULT(first);
    QCOMPARE(first->commit, repository.head());
    QCOMPARE(first->branch, QStringLiteral("main"));

    repository.write(QStringLiteral("a"), "a");
    const QString commit = repository.commit(QStringLiteral("Second"));
    const auto second = git.look({url, {}}, QStringLiteral("main"), {});
    VERIFY_RESULT(second);
    QCOMPARE(second->commit, commit);

    repository.branch(QStringLiteral("feature/x"));
    const QString other = repository.commit(QStringLiteral("Other"));
    const auto third = git.look({url, {}}, QStringLiteral("feature/x"), {});
    VERIFY_RESULT(third);
    QCOMPARE(third->commit, other);
}

void TestLook::findsTheDefaultBranch()
{
    TestRepository repository(root());
    repository.branch(QStringLiteral("trunk"));
    const QString commit = repository.commit(QStringLiteral("On trunk"));
    repository.gitBare({QStringLiteral("symbolic-ref"), QStringLiteral("HEAD"), QStringLiteral("refs/heads/trunk")});
    git::LibGit git;
    for (const QString &url : {repository.under(http()), repository.bare()}) {
        const auto tip = git.look({url, {}}, std::nullopt, {});
        VERIFY_RESULT(tip);
        QCOMPARE(tip->branch, QStringLiteral("trunk"));
        QCOMPARE(tip->commit, commit);
    }
}

void TestLook::namesTheBranchesThereAre()
{
    TestRepository repository(root());
    for (int i = 0; i < 12; ++i)
        repository.gitBare(
            {QStringLiteral("branch"), QStringLiteral("b%1").arg(i, 2, 10, QLatin1Char('0')), QStringLiteral("main")});
    git::LibGit git;
    const auto tip = git.look({repository.under(http()), {}}, QStringLiteral("nowhere"), {});
    COMPARE_ERROR(tip, ErrorCode::GitBranchMissing);
    QCOMPARE(tip.error().subject, QStringLiteral("nowhere"));
    QCOMPARE(tip.error().detail, QStringLiteral("b00, b01, b02, b03, b04, b05, b06, b07, b08, b09, …"));

    // A branch that was deleted after it had been looked at.
    VERIFY_RESULT(git.look({repository.under(http()), {}}, QStringLiteral("b00"), {}));
    repository.gitBare({QStringLiteral("branch"), QStringLiteral("-D"), QStringLiteral("b00")});
    COMPARE_ERROR(git.look({repository.under(http()), {}}, QStringLiteral("b00"), {}), ErrorCode::GitBranchMissing);
}

void TestLook::refusesAnEmptyRepository_data()
{
    findsTheTip_data();
}

void TestLook::refusesAnEmptyRepository()
{
    QFETCH(QString, kind);
    const TestRepository repository(root(), QStringLiteral("empty-") + kind, true);
    git::LibGit git;
    COMPARE_ERROR(git.look({urlOf(repository, kind), {}}, QStringLiteral("main"), {}), ErrorCode::GitEmpty);
    COMPARE_ERROR(git.look({urlOf(repository, kind), {}}, std::nullopt, {}), ErrorCode::GitEmpty);
}

void TestLook::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *name, const QString &url, ErrorCode code, const QString &subject) {
        QTest::newRow(name) << url << int(code) << subject;
    };
    const QUrl server(http());
    row("no such host", QStringLiteral("http://no-such-host.invalid/a.git"), ErrorCode::GitUnreachable,
        QStringLiteral("no-such-host.invalid"));
    row("nobody listens", QStringLiteral("http://127.0.0.1:1/a.git"), ErrorCode::GitUnreachable,
        QStringLiteral("127.0.0.1:1"));
    row("no such repository", http() + QStringLiteral("/none.git"), ErrorCode::GitNotFound,
        http() + QStringLiteral("/none.git"));
    row("password wanted", http() + QStringLiteral("/private/none.git"), ErrorCode::GitAuth,
        http() + QStringLiteral("/private/none.git"));
    row("tls to a plain port", QStringLiteral("https://127.0.0.1:%1/a.git").arg(server.port()), ErrorCode::GitTls,
        QStringLiteral("127.0.0.1:%1").arg(server.port()));
    row("no such folder", QStringLiteral("/no/such/folder"), ErrorCode::GitNotFound, QStringLiteral("/no/such/folder"));
    row("a folder without a repository", QStringLiteral("/usr/share"), ErrorCode::GitNotFound,
        QStringLiteral("/usr/share"));
    row("file of another machine", QStringLiteral("file://elsewhere/a.git"), ErrorCode::GitUrlInvalid,
        QStringLiteral("file://elsewhere/a.git"));
    row("git+ssh", QStringLiteral("git+ssh://git@example.org/a.git"), ErrorCode::GitUrlInvalid,
        QStringLiteral("git+ssh://example.org/a.git"));
    row("ext", QStringLiteral("ext::sh -c true"), ErrorCode::GitUrlInvalid, QStringLiteral("ext::sh -c true"));
    row("ftp", QStringLiteral("ftp://example.org/a.git"), ErrorCode::GitUrlInvalid,
        QStringLiteral("ftp://example.org/a.git"));
    row("nothing", QString(), ErrorCode::GitUrlInvalid, QString());
}

void TestLook::saysWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(int, code);
    QFETCH(QString, subject);
    git::LibGit git;
    QElapsedTimer timer;
    timer.start();
    const auto tip = git.look({url, {}}, QStringLiteral("main"), {});
    COMPARE_ERROR(tip, ErrorCode(code));
    QCOMPARE(tip.error().subject, subject);
    QVERIFY2(timer.elapsed() < 10'000, "took too long");
}

void TestLook::keepsItsConnectionOverThreads()
{
    const TestRepository repository(root());
    git::LibGit git;
    for (int i = 0; i < 5; ++i) {
        std::thread([&] { git.look({repository.under(http()), {}}, QStringLiteral("main"), {}); }).join();
    }
    const QStringList requests = requestsFor(repository.name());
    QCOMPARE(requests.size(), 5);
    QSet<QString> connections;
    for (const QString &line : requests)
        connections.insert(line.section(QLatin1Char(' '), 0, 0));
    QCOMPARE(connections.size(), 1);
}

void TestLook::looksFromEightThreadsAtOnce()
{
    TestRepository repository(root());
    const QString commit = repository.head();
    git::LibGit git;
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 5; ++round) {
                const auto tip = git.look({i % 4 == 3 ? repository.bare() : repository.under(http()), {}},
                                          QStringLiteral("main"), {});
                right += tip && tip->commit == commit ? 1 : 0;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(right.load(), 40);
}

void TestLook::reachesTlsServers_data()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("TLS 1.2 and 1.3, address in the certificate") << requiredEnvironment("SLIPWAY_TEST_GIT_HTTPS");
    QTest::newRow("TLS 1.3 only") << requiredEnvironment("SLIPWAY_TEST_GIT_HTTPS13");
}

void TestLook::reachesTlsServers()
{
    QFETCH(QString, server);
    const TestRepository repository(root());
    git::LibGit git;
    const auto untrusted = git.look({repository.under(server), {}}, QStringLiteral("main"), {});
    COMPARE_ERROR(untrusted, ErrorCode::GitTls);
    QCOMPARE(untrusted.error().subject, QUrl(server).authority());
    const git::Remote trusted{repository.under(server), requiredEnvironment("SLIPWAY_TEST_GIT_CA")};
    VERIFY_RESULT(git.look(trusted, QStringLiteral("main"), {}));
    // A kept, trusted connection must not serve somebody who does not trust it.
    COMPARE_ERROR(git.look({repository.under(server), {}}, QStringLiteral("main"), {}), ErrorCode::GitTls);
}

void TestLook::followsARedirect()
{
    TestRepository repository(root());
    git::LibGit git;
    const QString url = http() + QStringLiteral("/moved/") + repository.name();
    const auto tip = git.look({url, {}}, QStringLiteral("main"), {});
    VERIFY_RESULT(tip);
    StackFolder stack;
    VERIFY_RESULT(git.fetch({url, {}}, stack.mirror, *tip, {}, {}));
    VERIFY_RESULT(stack.checkout(git, tip->commit));
}

void TestLook::neverSendsAPasswordToAnotherHost()
{
    const TestRepository repository(root());
    git::LibGit git;
    QUrl server(http());
    server.setUserName(requiredEnvironment("SLIPWAY_TEST_GIT_USER"));
    server.setPassword(requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD"));
    const QString base = server.toString();
    VERIFY_RESULT(git.look({base + QStringLiteral("/private/") + repository.name(), {}}, QStringLiteral("main"), {}));
    COMPARE_ERROR(
        git.look({base + QStringLiteral("/movedprivate/") + repository.name(), {}}, QStringLiteral("main"), {}),
        ErrorCode::GitAuth);
}

void TestLook::neverShowsAPassword()
{
    git::LibGit git;
    const QString secret = QStringLiteral("t0p-secret");
    QUrl server(http());
    server.setUserInfo(QStringLiteral("somebody:") + secret);
    for (const QString &url :
         {server.toString() + QStringLiteral("/none.git"), server.toString() + QStringLiteral("/private/none.git"),
          QStringLiteral("http://somebody:%1@127.0.0.1:1/x.git").arg(secret),
          QStringLiteral("ssh://somebody:%1@example.org/x").arg(secret),
          QStringLiteral("http://somebody:%1@exa mple/x").arg(secret)}) {
        const auto tip = git.look({url, {}}, QStringLiteral("main"), {});
        QVERIFY(!tip);
        QVERIFY2(!text(tip.error()).contains(secret), qPrintable(text(tip.error())));
    }
}

void TestLook::listsBranches()
{
    TestRepository repository(root());
    repository.branch(QStringLiteral("zeta"));
    repository.push();
    repository.branch(QStringLiteral("alpha"));
    repository.push();
    git::LibGit git;
    const auto names = git.branches({repository.under(http()), {}}, {});
    VERIFY_RESULT(names);
    QCOMPARE(*names, QStringList({QStringLiteral("alpha"), QStringLiteral("main"), QStringLiteral("zeta")}));
}
