// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_hostkeys.h"

#include "core/git/hostkeys/hostkeys.h"
#include "core/git/hostkeys/knownhosts.h"
#include "tests/core/git/gitfixture.h"
#include "tests/core/git/sshserver.h"
#include "tests/core/git/stallingproxy.h"

#include <QElapsedTimer>

using namespace slipway;
using namespace slipway::tests;

namespace {

struct Case {
    TestRepository repository{requiredEnvironment("SLIPWAY_TEST_GIT_ROOT")};
    QTemporaryDir folder;
    git::HostKeys keys{folder.path() + QStringLiteral("/data/known hosts 100%")};
    git::LibGit git;

    Result<git::Tip> look(const SshServer &server)
    {
        git::Remote remote{server.url(repository), {}};
        remote.credential = sshKey(sshFile(QStringLiteral("id_ed25519")));
        remote.knownHostsFiles = QStringList{keys.file()};
        return git.look(remote, std::nullopt, {});
    }
};

QString host(const char *kind)
{
    return sshFile(QStringLiteral("host_") + QLatin1String(kind));
}
QString fingerprint(const char *kind)
{
    return fingerprintOf(host(kind) + QStringLiteral(".pub"));
}

} // namespace

void TestHostKeys::init()
{
    QDir(QDir::homePath() + QStringLiteral("/.ssh")).removeRecursively();
}

void TestHostKeys::stopsAtAnUnknownHostUntilItIsAccepted_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("shown");
    QTest::newRow("ed25519") << QStringLiteral("ed25519") << QStringLiteral("ED25519");
    QTest::newRow("ecdsa") << QStringLiteral("ecdsa") << QStringLiteral("ECDSA");
    QTest::newRow("rsa") << QStringLiteral("rsa") << QStringLiteral("RSA");
}

void TestHostKeys::stopsAtAnUnknownHostUntilItIsAccepted()
{
    QFETCH(QString, kind);
    QFETCH(QString, shown);
    Case c;
    const SshServer server({sshFile(QStringLiteral("host_") + kind)});
    const auto unknown = c.look(server);
    COMPARE_ERROR(unknown, ErrorCode::HostKeyUnknown);
    QCOMPARE(unknown.error().kind(), ErrorKind::NeedsUser);
    const auto key = git::hostKeyOf(unknown.error());
    QVERIFY(key);
    QCOMPARE(key->host, server.name());
    QCOMPARE(key->keyType, shown);
    QCOMPARE(key->fingerprint, fingerprintOf(sshFile(QStringLiteral("host_%1.pub").arg(kind))));
    QVERIFY(!QFileInfo::exists(c.keys.file())); // filled only by the person

    const auto seen = c.keys.look(server.name(), {});
    VERIFY_RESULT(seen);
    QCOMPARE(*seen, *key);
    VERIFY_RESULT(c.keys.accept(key->host, key->fingerprint, {}));
    VERIFY_RESULT(c.keys.accept(key->host, key->fingerprint + QLatin1Char('='), {})); // twice is once
    VERIFY_RESULT(c.look(server));
    QCOMPARE(c.keys.list()->size(), 1);
    QCOMPARE(c.keys.list()->first(), *key);
    QCOMPARE(QFile::permissions(c.keys.file()) & 0x0fff, QFile::Permissions(0x0600) & 0x0fff);

    const auto removed = c.keys.remove(key->host);
    VERIFY_RESULT(removed);
    QCOMPARE(*removed, 1);
    COMPARE_ERROR(c.keys.remove(key->host), ErrorCode::NotFound);
    COMPARE_ERROR(c.look(server), ErrorCode::HostKeyUnknown);
}

void TestHostKeys::acceptsOnlyTheKeyThePersonSaw()
{
    Case c;
    const SshServer server({host("ed25519")});
    const auto refused = c.keys.accept(server.name(), fingerprint("rsa"), {});
    COMPARE_ERROR(refused, ErrorCode::HostKeyUnknown);
    QCOMPARE(git::hostKeyOf(refused.error())->fingerprint, fingerprint("ed25519"));
    COMPARE_ERROR(c.keys.accept(server.name(), QStringLiteral("yes"), {}), ErrorCode::InvalidInput);
    COMPARE_ERROR(c.keys.accept(QStringLiteral("-oProxyCommand=x"), fingerprint("rsa"), {}), ErrorCode::GitUrlInvalid);
    COMPARE_ERROR(c.keys.accept(QStringLiteral("127.0.0.1:1"), fingerprint("rsa"), {}), ErrorCode::GitUnreachable);
    QVERIFY(c.keys.list()->isEmpty());
}

void TestHostKeys::acceptsAnyOfTheHostsKeys()
{
    Case c;
    const SshServer server({host("ed25519"), host("ecdsa"), host("rsa")});
    VERIFY_RESULT(c.keys.accept(server.name(), fingerprint("rsa"), {}));
    VERIFY_RESULT(c.look(server)); // ssh asks for the kind that is known
}

void TestHostKeys::refusesAChangedKeyLouder()
{
    Case c;
    quint16 port = 0;
    {
        const SshServer server({host("ed25519")});
        port = server.port();
        VERIFY_RESULT(c.keys.accept(server.name(), fingerprint("ed25519"), {}));
        VERIFY_RESULT(c.look(server));
    }
    QTemporaryDir folder;
    const QString other = folder.path() + QStringLiteral("/host");
    run(QStringLiteral("ssh-keygen"), {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                                       QStringLiteral("-N"), QString(), QStringLiteral("-f"), other});
    // Another key of the same kind, and one of another kind alone.
    for (const QString &key : {other, host("rsa")}) {
        const SshServer server({key}, port);
        const QString shown = fingerprintOf(key + QStringLiteral(".pub"));
        const auto changed = c.look(server);
        COMPARE_ERROR(changed, ErrorCode::HostKeyChanged);
        QCOMPARE(git::hostKeyOf(changed.error())->fingerprint, shown);
        QCOMPARE(changed.error().subject, server.name());
        QVERIFY2(changed.error().detail.contains(c.keys.file() + QStringLiteral(":1")),
                 qPrintable(text(changed.error())));
        // Not by the same call that accepts an unknown one.
        COMPARE_ERROR(c.keys.accept(server.name(), shown, {}), ErrorCode::HostKeyChanged);
        COMPARE_ERROR(c.look(server), ErrorCode::HostKeyChanged);
    }
    const SshServer server({other}, port);
    VERIFY_RESULT(c.keys.remove(server.name()));
    VERIFY_RESULT(c.keys.accept(server.name(), fingerprintOf(other + QStringLiteral(".pub")), {}));
    VERIFY_RESULT(c.look(server));
}

void TestHostKeys::refusesARevokedKey()
{
    Case c;
    const SshServer server({host("ed25519")});
    putFile(c.keys.file(), "@revoked * " + contentOf(host("ed25519") + QStringLiteral(".pub")));
    const auto refused = c.look(server);
    COMPARE_ERROR(refused, ErrorCode::HostKeyRevoked);
    QCOMPARE(git::hostKeyOf(refused.error())->fingerprint, fingerprint("ed25519"));
    COMPARE_ERROR(c.keys.accept(server.name(), fingerprint("ed25519"), {}), ErrorCode::HostKeyRevoked);
    QVERIFY(c.keys.list()->first().isRevoked);
    COMPARE_ERROR(c.keys.remove(server.name()), ErrorCode::NotFound); // a revocation stays
}

void TestHostKeys::honoursThePersonsFile()
{
    Case c;
    const SshServer server({host("ecdsa")});
    putFile(QDir::homePath() + QStringLiteral("/.ssh/known_hosts"),
            server.name().toUtf8() + ' ' + contentOf(host("ecdsa") + QStringLiteral(".pub")));
    VERIFY_RESULT(c.look(server));
    // Hashed, as Debian does it.
    run(QStringLiteral("ssh-keygen"), {QStringLiteral("-q"), QStringLiteral("-H"), QStringLiteral("-f"),
                                       QDir::homePath() + QStringLiteral("/.ssh/known_hosts")});
    QVERIFY(contentOf(QDir::homePath() + QStringLiteral("/.ssh/known_hosts")).startsWith("|1|"));
    VERIFY_RESULT(c.look(server));
    // A key that is another's there is not accepted here.
    putFile(QDir::homePath() + QStringLiteral("/.ssh/known_hosts"),
            server.name().toUtf8() + ' ' + contentOf(host("ed25519") + QStringLiteral(".pub")));
    COMPARE_ERROR(c.look(server), ErrorCode::HostKeyChanged);
    COMPARE_ERROR(c.keys.accept(server.name(), fingerprint("ecdsa"), {}), ErrorCode::HostKeyChanged);
}

void TestHostKeys::findsTheLinesSshFinds_data()
{
    QTest::addColumn<QByteArray>("hosts");
    QTest::addColumn<QString>("host");
    const auto row = [](const char *hosts, const char *host) {
        QTest::newRow((QByteArray(hosts) + " for " + host).constData())
            << QByteArray(hosts) << QString::fromLatin1(host);
    };
    for (const char *host : {"example.org", "[example.org]:2222", "other.example.org", "10.0.0.1", "[::1]:22"}) {
        for (const char *hosts :
             {"example.org", "Example.ORG", "*.example.org,!other.example.org", "[example.org]:2222", "a,example.org,b",
              "*", "10.0.0.?", "[*]:2222", "exampleXorg", "[::1]:22"})
            row(hosts, host);
    }
}

// The oracle is ssh-keygen -F.
void TestHostKeys::findsTheLinesSshFinds()
{
    QFETCH(QByteArray, hosts);
    QFETCH(QString, host);
    QTemporaryDir folder;
    const QString file = folder.path() + QStringLiteral("/known");
    const QByteArray key = contentOf(sshFile(QStringLiteral("host_ed25519.pub")));
    putFile(file, hosts + ' ' + key);
    const auto find = [&] {
        return !run(QStringLiteral("ssh-keygen"), {QStringLiteral("-F"), host, QStringLiteral("-f"), file}).isEmpty();
    };
    QCOMPARE(git::readKnownHosts(file).first().matches(host), find());
    run(QStringLiteral("ssh-keygen"), {QStringLiteral("-q"), QStringLiteral("-H"), QStringLiteral("-f"), file});
    bool isFound = false;
    for (const git::KnownHost &line : git::readKnownHosts(file))
        isFound = isFound || line.matches(host);
    QCOMPARE(isFound, find());
}

void TestHostKeys::keepsWhatItDoesNotUnderstand()
{
    Case c;
    const QByteArray strange =
        "# a comment\n\nnonsense\n@cert-authority *.example.org ssh-ed25519 AAAA\nhost ssh-ed25519 !!!\n";
    putFile(c.keys.file(), strange);
    const SshServer server({host("ed25519")});
    VERIFY_RESULT(c.keys.accept(server.name(), fingerprint("ed25519"), {}));
    QVERIFY(contentOf(c.keys.file()).startsWith(strange));
    VERIFY_RESULT(c.keys.remove(server.name()));
    QCOMPARE(contentOf(c.keys.file()), strange);
}

void TestHostKeys::namesPublishedFingerprints()
{
    // The key itself, as the forge's API publishes it.
    const git::KnownHost github = git::parseKnownHost(
        "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");
    QCOMPARE(git::publisherOf(QStringLiteral("github.com"), github.fingerprint()), QStringLiteral("GitHub"));
    QCOMPARE(git::publisherOf(QStringLiteral("gitlab.com"), github.fingerprint()), QString());
    QCOMPARE(git::publisherOf(QStringLiteral("[github.com]:2222"), github.fingerprint()), QString());
    QVERIFY(git::publishedListOf(QStringLiteral("GitHub")).startsWith(QLatin1String("https://docs.github.com/")));
    const git::HostKey key{QStringLiteral("github.com"), QStringLiteral("ED25519"), github.fingerprint(),
                           QStringLiteral("GitHub")};
    QCOMPARE(*git::hostKeyOf({ErrorCode::HostKeyUnknown, key.host, git::hostKeyText(key)}), key);
}

void TestHostKeys::endsByCancel()
{
    Case c;
    const StallingProxy proxy(1, 0);
    CancelSource source;
    QElapsedTimer timer;
    std::thread canceller([&] {
        QThread::msleep(300);
        timer.start();
        source.cancel();
    });
    const auto accepted =
        c.keys.accept(QStringLiteral("127.0.0.1:%1").arg(proxy.port()), fingerprint("rsa"), source.token());
    canceller.join();
    COMPARE_ERROR(accepted, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 500);
}
