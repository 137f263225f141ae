// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_ssh.h"

#include "core/git/hostkeys/hostkeys.h"
#include "tests/core/git/gitfixture.h"
#include "tests/core/git/secretscan.h"
#include "tests/core/git/sshserver.h"
#include "tests/core/git/stallingproxy.h"

#include <QElapsedTimer>
#include <thread>

using namespace slipway;
using namespace slipway::tests;

namespace {

const QString kPassphrase = QStringLiteral("open sesame");

QString root()
{
    return requiredEnvironment("SLIPWAY_TEST_GIT_ROOT");
}
QString runtimeFolder()
{
    return requiredEnvironment("XDG_RUNTIME_DIR");
}
quint16 serverPort()
{
    return quint16(requiredEnvironment("SLIPWAY_TEST_SSH_PORT").toInt());
}

git::Remote remoteOf(const TestRepository &repository, const QString &key = QStringLiteral("id_ed25519"),
                     const QString &passphrase = {})
{
    git::Remote remote{repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_SSH")), {}};
    remote.credential = sshKey(sshFile(key), passphrase);
    remote.knownHostsFiles = QStringList{sshFile(QStringLiteral("known_hosts"))};
    return remote;
}

// Nothing of an operation is left: no folder, and no agent that could hold a key.
void verifyNothingIsLeft()
{
    QCOMPARE(QDir(runtimeFolder()).entryList({QStringLiteral("slipway-ssh-*")}, QDir::AllEntries), QStringList());
    for (int i = 0; i < 50 && !agentsBelow(runtimeFolder()).isEmpty(); ++i)
        QThread::msleep(20);
    QCOMPARE(agentsBelow(runtimeFolder()), QStringList());
}

void configure(const QByteArray &text)
{
    putFile(QDir::homePath() + QStringLiteral("/.ssh/config"), text);
}

} // namespace

void TestSsh::init()
{
    QDir(QDir::homePath() + QStringLiteral("/.ssh")).removeRecursively();
    qunsetenv("SSH_AUTH_SOCK");
}

void TestSsh::opensWithEachKindOfKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::newRow("ed25519") << QStringLiteral("id_ed25519") << QString();
    QTest::newRow("ecdsa") << QStringLiteral("id_ecdsa") << QString();
    QTest::newRow("rsa") << QStringLiteral("id_rsa") << QString();
    QTest::newRow("ed25519 with passphrase") << QStringLiteral("id_locked") << kPassphrase;
    QTest::newRow("ecdsa with passphrase") << QStringLiteral("id_locked_ecdsa") << kPassphrase;
    QTest::newRow("rsa with passphrase") << QStringLiteral("id_locked_rsa") << kPassphrase;
}

void TestSsh::opensWithEachKindOfKey()
{
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    const TestRepository repository(root());
    git::LibGit git;
    StackFolder stack;
    const git::Remote remote = remoteOf(repository, key, passphrase);
    const auto tip = git.look(remote, QStringLiteral("main"), {});
    VERIFY_RESULT(tip);
    VERIFY_RESULT(git.fetch(remote, stack.mirror, *tip, {}, {}));
    VERIFY_RESULT(stack.checkout(git, tip->commit));
    QCOMPARE(stack.all().size(), 1);
    verifyNothingIsLeft();

    // A key that was pasted: line ends of another system, none at the end.
    auto pasted = std::make_shared<git::GitCredential>();
    pasted->kind = git::GitCredential::Kind::SshKey;
    pasted->privateKey = SecretString(QString::fromUtf8(contentOf(sshFile(key)).replace("\n", "\r\n").trimmed()));
    pasted->passphrase = SecretString(passphrase);
    git::Remote other = remote;
    other.credential = pasted;
    VERIFY_RESULT(git.look(other, QStringLiteral("main"), {}));
}

void TestSsh::followsTheBranch()
{
    TestRepository repository(root());
    git::LibGit git;
    StackFolder stack;
    const git::Remote remote = remoteOf(repository);
    const auto check = [&](const char *what) {
        const auto outcome = stack.sync(git, remote);
        QVERIFY2(outcome, outcome ? "" : qPrintable(QString::fromLatin1(what) + text(outcome.error())));
        QFile wanted(repository.work() + QStringLiteral("/n"));
        QCOMPARE(stack.read(QStringLiteral("n")),
                 wanted.open(QIODevice::ReadOnly) ? wanted.readAll() : QByteArray("<absent>"));
        QVERIFY(git.hasCommit(stack.mirror, repository.head()));
        QCOMPARE(
            TestRepository::run({QStringLiteral("fsck"), QStringLiteral("--strict"), QStringLiteral("--no-dangling")},
                                stack.mirror),
            QString());
    };
    check("first");
    check("nothing new");
    repository.write(QStringLiteral("n"), "1");
    repository.commit(QStringLiteral("+1"));
    check("+1");
    for (int i = 0; i < 5; ++i) {
        repository.write(QStringLiteral("n"), "five " + QByteArray::number(i));
        repository.git({QStringLiteral("commit"), QStringLiteral("-qam"), QString::number(i)});
    }
    repository.commit(QStringLiteral("+5"));
    check("+5");
    repository.git({QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--hard"), QStringLiteral("HEAD~4")});
    repository.write(QStringLiteral("n"), "rewritten");
    repository.commit(QStringLiteral("force"), true);
    check("force push to a new commit");
    repository.git({QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--hard"), QStringLiteral("HEAD~1")});
    repository.push(true);
    check("force push to an older commit");
    for (int i = 0; i < 25; ++i) {
        repository.branch(QStringLiteral("b%1").arg(i));
        repository.commit(QString::number(i));
        const git::Tip tip{repository.head(), QStringLiteral("b%1").arg(i)};
        VERIFY_RESULT(git.fetch(remote, stack.mirror, tip, {}, {})); // more than one round of haves at the end
    }
    verifyNothingIsLeft();
}

void TestSsh::honoursThePersonsConfiguration()
{
    const TestRepository repository(root());
    configure("Host deploy-host\n HostName 127.0.0.1\n Port " + QByteArray::number(serverPort()) + "\n User " +
              requiredEnvironment("SLIPWAY_TEST_SSH_USER").toUtf8() + "\n IdentityFile " +
              sshFile(QStringLiteral("id_rsa")).toUtf8() + "\n");
    putFile(QDir::homePath() + QStringLiteral("/.ssh/known_hosts"), contentOf(sshFile(QStringLiteral("known_hosts"))));
    git::LibGit git;
    StackFolder stack;
    VERIFY_RESULT(stack.sync(git, git::Remote{QStringLiteral("deploy-host:") + repository.bare(), {}}));
    VERIFY_RESULT(git.look({QStringLiteral("ssh://deploy-host") + repository.bare(), {}}, std::nullopt, {}));
    // The same alias with a key of the vault.
    git::Remote remote{QStringLiteral("deploy-host:") + repository.bare(), {}};
    remote.credential = sshKey(sshFile(QStringLiteral("id_locked")), kPassphrase);
    VERIFY_RESULT(git.look(remote, std::nullopt, {}));
}

void TestSsh::goesThroughAJumpHost()
{
    const TestRepository repository(root());
    const SshServer target({sshFile(QStringLiteral("host_ecdsa"))});
    const QByteArray user = requiredEnvironment("SLIPWAY_TEST_SSH_USER").toUtf8();
    configure("Host jump\n HostName 127.0.0.1\n Port " + QByteArray::number(serverPort()) + "\n User " + user +
              "\n IdentityFile " + sshFile(QStringLiteral("id_ed25519")).toUtf8() + "\n UserKnownHostsFile " +
              sshFile(QStringLiteral("known_hosts")).toUtf8() + "\nHost inner\n HostName 127.0.0.1\n Port " +
              QByteArray::number(target.port()) + "\n User " + user + "\n ProxyJump jump\n");
    git::Remote remote{QStringLiteral("inner:") + repository.bare(), {}};
    remote.credential = sshKey(sshFile(QStringLiteral("id_rsa")));
    git::LibGit git;
    const auto unknown = git.look(remote, std::nullopt, {});
    COMPARE_ERROR(unknown, ErrorCode::HostKeyUnknown);
    QCOMPARE(unknown.error().subject, target.name());
    QCOMPARE(git::hostKeyOf(unknown.error())->fingerprint, fingerprintOf(sshFile(QStringLiteral("host_ecdsa.pub"))));
    QTemporaryDir folder;
    git::HostKeys keys(folder.path() + QStringLiteral("/known_hosts"));
    VERIFY_RESULT(keys.accept(remote.url, git::hostKeyOf(unknown.error())->fingerprint, {}));
    remote.knownHostsFiles = QStringList{keys.file()};
    VERIFY_RESULT(git.look(remote, std::nullopt, {}));
}

void TestSsh::usesThePersonsAgent()
{
    const TestRepository repository(root());
    git::Remote remote = remoteOf(repository);
    auto agent = std::make_shared<git::GitCredential>();
    agent->kind = git::GitCredential::Kind::Agent;
    remote.credential = agent;
    git::LibGit git;
    const auto none = git.look(remote, std::nullopt, {});
    COMPARE_ERROR(none, ErrorCode::GitAuth);
    QVERIFY(none.error().detail.contains(QLatin1String("SSH_AUTH_SOCK")));

    QTemporaryDir folder;
    const QString socket = folder.path() + QStringLiteral("/agent");
    QProcess process;
    process.start(QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), socket});
    QTRY_VERIFY(QFileInfo::exists(socket));
    qputenv("SSH_AUTH_SOCK", QFile::encodeName(socket));
    COMPARE_ERROR(git.look(remote, std::nullopt, {}), ErrorCode::GitAuth); // empty
    run(QStringLiteral("ssh-add"), {QStringLiteral("-q"), sshFile(QStringLiteral("id_ecdsa"))});
    VERIFY_RESULT(git.look(remote, std::nullopt, {}));
    process.kill();
    process.waitForFinished();
}

void TestSsh::usesTheLentKeyAndNoOther()
{
    const TestRepository repository(root());
    QTemporaryDir folder;
    const QString stranger = folder.path() + QStringLiteral("/stranger");
    run(QStringLiteral("ssh-keygen"), {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                                       QStringLiteral("-N"), QString(), QStringLiteral("-f"), stranger});
    // The person's own key would open: that is not what the credential says.
    putFile(QDir::homePath() + QStringLiteral("/.ssh/id_ed25519"), contentOf(sshFile(QStringLiteral("id_ed25519"))));
    git::Remote remote = remoteOf(repository);
    remote.credential = sshKey(stranger);
    git::LibGit git;
    const auto refused = git.look(remote, std::nullopt, {});
    COMPARE_ERROR(refused, ErrorCode::GitAuth);
    QVERIFY2(refused.error().detail.contains(QLatin1String("Permission denied")), qPrintable(text(refused.error())));
}

void TestSsh::manyRunsShareACredential()
{
    TestRepository repository(root());
    const QString commit = repository.head();
    const git::Remote remote = remoteOf(repository, QStringLiteral("id_locked"), kPassphrase);
    git::LibGit git;
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 40; ++i) {
        threads.emplace_back([&] {
            const auto tip = git.look(remote, QStringLiteral("main"), {});
            right += tip && tip->commit == commit ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(right.load(), 40);
    verifyNothingIsLeft();
}

void TestSsh::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<int>("code");
    const QString server = requiredEnvironment("SLIPWAY_TEST_GIT_SSH");
    const QString good = QStringLiteral("id_ed25519");
    const auto row = [](const char *name, const QString &url, const QString &key, const QString &pass, ErrorCode code) {
        QTest::newRow(name) << url << key << pass << int(code);
    };
    row("no such repository", server + QStringLiteral("/none.git"), good, {}, ErrorCode::GitNotFound);
    row("passphrase wrong", server + QStringLiteral("/none.git"), QStringLiteral("id_locked"),
        QStringLiteral("open barley"), ErrorCode::GitKeyUnusable);
    row("passphrase missing", server + QStringLiteral("/none.git"), QStringLiteral("id_locked"), {},
        ErrorCode::GitKeyUnusable);
    putFile(sshFile(QStringLiteral("id_cut")),
            contentOf(sshFile(good)).left(200) + "\n-----END OPENSSH PRIVATE KEY-----\n");
    row("half a key", server + QStringLiteral("/none.git"), QStringLiteral("id_cut"), {}, ErrorCode::GitKeyUnusable);
    row("a public key", server + QStringLiteral("/none.git"), QStringLiteral("id_rsa.pub"), {},
        ErrorCode::GitKeyUnusable);
    row("nobody listens", QStringLiteral("ssh://a@127.0.0.1:1/x.git"), good, {}, ErrorCode::GitUnreachable);
    row("no such host", QStringLiteral("git@no-such-host.invalid:x.git"), good, {}, ErrorCode::GitUnreachable);
    row("not an ssh server",
        QStringLiteral("ssh://a@127.0.0.1:%1/x").arg(QUrl(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")).port()), good,
        {}, ErrorCode::GitUnreachable);
}

void TestSsh::saysWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    QFETCH(int, code);
    git::Remote remote{url, {}};
    remote.credential = sshKey(sshFile(key), passphrase);
    remote.knownHostsFiles = QStringList{sshFile(QStringLiteral("known_hosts"))};
    git::LibGit git;
    const auto tip = git.look(remote, std::nullopt, {});
    COMPARE_ERROR(tip, ErrorCode(code));
    QVERIFY2(!tip.error().detail.contains(QLatin1String("debug1")), qPrintable(tip.error().detail));
    QVERIFY(!text(tip.error()).contains(QLatin1String("open barley")));
    QVERIFY(!tip.error().subject.isEmpty());
    verifyNothingIsLeft();
}

void TestSsh::refusesWhatCouldBeAnOption_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"ssh://-oProxyCommand=x/y", "-oProxyCommand=x:y", "ssh://-l@host/x", "ssh://host/-x/../'",
                            "ssh://host/a'b", "ssh://host/a!b", "ssh://host:x/y", "ssh://host:99999/y", "ssh://host",
                            "ssh://host/", "ssh://%2doProxy@host/x", "host:-x", "git@host:a\nb", "ssh://ho st/x",
                            "ssh:///x", "ssh://a;b/x", "ext::sh -c touch% /tmp/x"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TestSsh::refusesWhatCouldBeAnOption()
{
    QFETCH(QString, url);
    git::LibGit git;
    COMPARE_ERROR(git.look({url, {}}, std::nullopt, {}), ErrorCode::GitUrlInvalid);
}

void TestSsh::endsByCancel_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("says nothing") << qint64(0);
    QTest::newRow("stops in the greeting") << qint64(10);
    QTest::newRow("stops in the key exchange") << qint64(400);
    QTest::newRow("stops in the sign-in") << qint64(2300);
    QTest::newRow("stops in the pack") << qint64(200'000);
}

void TestSsh::endsByCancel()
{
    QFETCH(qint64, bytes);
    TestRepository repository(root());
    repository.write(QStringLiteral("big"), randomBytes(2'000'000));
    repository.commit(QStringLiteral("Big"));
    const StallingProxy proxy(serverPort(), bytes);
    git::Remote remote = remoteOf(repository);
    remote.url.replace(QStringLiteral(":%1/").arg(serverPort()), QStringLiteral(":%1/").arg(proxy.port()));
    const QByteArray known = contentOf(sshFile(QStringLiteral("known_hosts")))
                                 .replace(QByteArray::number(serverPort()), QByteArray::number(proxy.port()));
    QTemporaryDir folder;
    putFile(folder.path() + QStringLiteral("/known"), known);
    remote.knownHostsFiles = QStringList{folder.path() + QStringLiteral("/known")};
    git::LibGit git;
    StackFolder stack;
    CancelSource source;
    QElapsedTimer timer;
    std::thread canceller([&] {
        for (int i = 0; i < 200 && !proxy.isSilent(); ++i)
            QThread::msleep(20);
        QThread::msleep(200);
        timer.start();
        source.cancel();
    });
    const auto fetched =
        git.fetch(remote, stack.mirror, {repository.head(), QStringLiteral("main")}, {}, source.token());
    const qint64 took = timer.isValid() ? timer.elapsed() : -1;
    canceller.join();
    COMPARE_ERROR(fetched, ErrorCode::Cancelled);
    QVERIFY2(took >= 0 && took < 500, qPrintable(QStringLiteral("%1 ms after cancel").arg(took)));
    QVERIFY(!QFileInfo::exists(stack.mirror) && !QFileInfo::exists(stack.mirror + QStringLiteral(".new")));
    verifyNothingIsLeft();
}

void TestSsh::endsByItsTimeLimit()
{
    const TestRepository repository(root());
    const StallingProxy proxy(serverPort(), 400);
    git::Remote remote = remoteOf(repository);
    remote.url.replace(QStringLiteral(":%1/").arg(serverPort()), QStringLiteral(":%1/").arg(proxy.port()));
    using namespace std::chrono_literals;
    for (const git::GitLimits &limits :
         {git::GitLimits{1s, 60s, 60s}, git::GitLimits{60s, 1s, 60s}, git::GitLimits{60s, 60s, 1s}}) {
        QElapsedTimer timer;
        timer.start();
        git::LibGit git(limits);
        const auto look = git.look(remote, std::nullopt, {});
        QVERIFY(!look);
        QVERIFY2(look.error().kind() == ErrorKind::Transient, qPrintable(text(look.error())));
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }
}

void TestSsh::saysThatTheServerWentAway()
{
    TestRepository repository(root());
    repository.write(QStringLiteral("big"), randomBytes(8'000'000));
    repository.commit(QStringLiteral("Big"));
    auto proxy = std::make_unique<StallingProxy>(serverPort(), 200'000);
    git::Remote remote = remoteOf(repository);
    remote.url.replace(QStringLiteral(":%1/").arg(serverPort()), QStringLiteral(":%1/").arg(proxy->port()));
    QTemporaryDir folder;
    putFile(folder.path() + QStringLiteral("/known"),
            contentOf(sshFile(QStringLiteral("known_hosts")))
                .replace(QByteArray::number(serverPort()), QByteArray::number(proxy->port())));
    remote.knownHostsFiles = QStringList{folder.path() + QStringLiteral("/known")};
    git::LibGit git;
    StackFolder stack;
    std::thread ending([&] {
        while (!proxy->isSilent())
            QThread::msleep(10);
        QThread::msleep(100);
        proxy.reset();
    });
    const auto fetched = git.fetch(remote, stack.mirror, {repository.head(), QStringLiteral("main")}, {}, {});
    ending.join();
    COMPARE_ERROR(fetched, ErrorCode::GitUnreachable);
    QVERIFY(!QFileInfo::exists(stack.mirror) && !QFileInfo::exists(stack.mirror + QStringLiteral(".new")));
    verifyNothingIsLeft();
}

// While an operation is under way and after it: not in the arguments or the
// environment of any process, not in any file.
void TestSsh::hidesItsSecrets_data()
{
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QByteArray>("configuration");
    QTest::newRow("through an agent") << QStringLiteral("xq7-pass-phrase-91") << QByteArray();
    QTest::newRow("in memory") << QString() << QByteArray();
    QTest::newRow("through an agent, for others too") << QString() << QByteArray("Host other\n ProxyJump jump\n");
}

void TestSsh::hidesItsSecrets()
{
    QFETCH(QString, passphrase);
    QFETCH(QByteArray, configuration);
    if (!configuration.isEmpty())
        configure(configuration);
    TestRepository repository(root());
    repository.write(QStringLiteral("big"), randomBytes(2'000'000));
    repository.commit(QStringLiteral("Big"));
    QTemporaryDir folder;
    const QString key = folder.path() + QStringLiteral("/key");
    run(QStringLiteral("ssh-keygen"), {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                                       QStringLiteral("-N"), passphrase, QStringLiteral("-f"), key});
    const QByteArray text = contentOf(key);
    QList<QByteArray> secrets{text.split('\n').value(2)};
    if (!passphrase.isEmpty())
        secrets << passphrase.toUtf8();
    const QByteArray allowed = contentOf(sshFile(QStringLiteral("authorized_keys")));
    putFile(sshFile(QStringLiteral("authorized_keys")), allowed + contentOf(key + QStringLiteral(".pub")));
    for (const qint64 bytes : {qint64(0), qint64(400), qint64(200'000)}) {
        const StallingProxy proxy(serverPort(), bytes);
        git::Remote remote = remoteOf(repository);
        remote.credential = sshKey(key, passphrase);
        remote.url.replace(QStringLiteral(":%1/").arg(serverPort()), QStringLiteral(":%1/").arg(proxy.port()));
        putFile(folder.path() + QStringLiteral("/known"),
                contentOf(sshFile(QStringLiteral("known_hosts")))
                    .replace(QByteArray::number(serverPort()), QByteArray::number(proxy.port())));
        remote.knownHostsFiles = QStringList{folder.path() + QStringLiteral("/known")};
        git::LibGit git;
        StackFolder stack;
        CancelSource source;
        SecretScan scan(secrets);
        bool hasStalled = false;
        std::thread watcher([&] {
            QElapsedTimer timer;
            timer.start();
            while (!hasStalled && timer.elapsed() < 10'000) {
                hasStalled = proxy.isSilent();
                scan.processes();
            }
            scan.files(stack.folder.path());
            scan.files(runtimeFolder());
            source.cancel();
        });
        const auto fetched =
            git.fetch(remote, stack.mirror, {repository.head(), QStringLiteral("main")}, {}, source.token());
        watcher.join();
        COMPARE_ERROR(fetched, ErrorCode::Cancelled);
        QVERIFY(hasStalled);
        scan.text(slipway::tests::text(fetched.error()));
        QCOMPARE(scan.found(), QStringList());
        QVERIFY2(scan.seenSsh(), "the scan looked when nothing ran");
    }
    putFile(sshFile(QStringLiteral("authorized_keys")), allowed);
}
