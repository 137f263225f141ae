// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_credentials.h"

#include "tests/core/git/gitfixture.h"
#include "tests/core/git/secretscan.h"
#include "tests/core/git/sshserver.h"
#include "tests/core/git/stallingproxy.h"

#include <QUrl>
#include <thread>

using namespace slipway;
using namespace slipway::tests;

namespace {

using Kind = git::GitCredential::Kind;

QString server(const char *name = "SLIPWAY_TEST_GIT_HTTPS")
{
    return requiredEnvironment(name);
}

std::shared_ptr<const git::GitCredential> login(Kind kind, const QString &user, const QString &secret)
{
    auto credential = std::make_shared<git::GitCredential>();
    credential->kind = kind;
    credential->username = user;
    (kind == Kind::Token ? credential->token : credential->password) = SecretString(secret);
    return credential;
}
std::shared_ptr<const git::GitCredential> rightLogin(Kind kind = Kind::Password)
{
    return login(kind, requiredEnvironment("SLIPWAY_TEST_GIT_USER"), requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD"));
}

struct Case {
    TestRepository repository{requiredEnvironment("SLIPWAY_TEST_GIT_ROOT")};
    git::LibGit git;

    git::Remote remote(const QString &folder, const QString &base = server()) const
    {
        git::Remote result{base + folder + repository.name(), requiredEnvironment("SLIPWAY_TEST_GIT_CA")};
        result.credential = rightLogin();
        return result;
    }
    // "STATUS "USER"" of the server's log about this repository
    QStringList log() const
    {
        QTest::qWait(50); // nginx writes it after the answer
        QStringList lines;
        const QList<QByteArray> all = contentOf(requiredEnvironment("SLIPWAY_TEST_GIT_LOG")).split('\n');
        for (const QByteArray &line : all) {
            if (line.contains(repository.name().toUtf8()))
                lines << QString::fromUtf8(line).section(QLatin1Char(' '), 3, 4);
        }
        return lines;
    }
};

} // namespace

void TestCredentials::opensAPrivateRepository_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<int>("kind");
    QTest::newRow("password, https") << server() << int(Kind::Password);
    QTest::newRow("token, https") << server() << int(Kind::Token);
    QTest::newRow("token, TLS 1.3 only") << server("SLIPWAY_TEST_GIT_HTTPS13") << int(Kind::Token);
    QTest::newRow("password, http") << server("SLIPWAY_TEST_GIT_HTTP") << int(Kind::Password);
}

void TestCredentials::opensAPrivateRepository()
{
    QFETCH(QString, base);
    QFETCH(int, kind);
    Case c;
    git::Remote remote = c.remote(QStringLiteral("/private/"), base);
    remote.credential = rightLogin(Kind(kind));
    StackFolder stack;
    VERIFY_RESULT(stack.sync(c.git, remote));
    VERIFY_RESULT(c.git.branches(remote, {}));
    // The name may stand in the address.
    QUrl url(remote.url);
    url.setUserName(requiredEnvironment("SLIPWAY_TEST_GIT_USER"));
    remote.url = url.toString();
    remote.credential = login(Kind(kind), {}, requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD"));
    VERIFY_RESULT(c.git.look(remote, std::nullopt, {}));
}

void TestCredentials::asksOnlyOnce()
{
    Case c;
    StackFolder stack;
    VERIFY_RESULT(stack.sync(c.git, c.remote(QStringLiteral("/private/"))));
    const QString expected = QStringLiteral("200 \"%1\"").arg(requiredEnvironment("SLIPWAY_TEST_GIT_USER"));
    QCOMPARE(c.log(), QStringList(4, expected)); // look; fetch: refs, shallow, pack
}

void TestCredentials::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<int>("code");
    const QString right = requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD");
    const QString wrong = QStringLiteral("wr0ng-secret");
    QTest::newRow("wrong password") << QStringLiteral("/private/x.git") << int(Kind::Password) << wrong
                                    << int(ErrorCode::GitAuth);
    QTest::newRow("wrong token") << QStringLiteral("/private/x.git") << int(Kind::Token) << wrong
                                 << int(ErrorCode::GitAuth);
    QTest::newRow("empty token") << QStringLiteral("/private/x.git") << int(Kind::Token) << QString()
                                 << int(ErrorCode::GitAuth);
    QTest::newRow("an ssh key") << QStringLiteral("/private/x.git") << int(Kind::SshKey) << wrong
                                << int(ErrorCode::GitAuth);
    QTest::newRow("no such repository") << QStringLiteral("/private/none.git") << int(Kind::Password) << right
                                        << int(ErrorCode::GitNotFound);
    QTest::newRow("no access") << QStringLiteral("/forbidden/x.git") << int(Kind::Password) << right
                               << int(ErrorCode::GitAuth);
}

void TestCredentials::saysWhatIsWrong()
{
    QFETCH(QString, path);
    QFETCH(int, kind);
    QFETCH(QString, secret);
    QFETCH(int, code);
    git::Remote remote{server() + path, requiredEnvironment("SLIPWAY_TEST_GIT_CA")};
    remote.credential = login(Kind(kind), requiredEnvironment("SLIPWAY_TEST_GIT_USER"), secret);
    git::LibGit git;
    const auto tip = git.look(remote, std::nullopt, {});
    COMPARE_ERROR(tip, ErrorCode(code));
    QVERIFY2(secret.isEmpty() || !text(tip.error()).contains(secret), qPrintable(text(tip.error())));
}

void TestCredentials::staysWithItsOwnServer_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("moved to a public one") << QStringLiteral("/moved/") << true;
    QTest::newRow("moved to a private one") << QStringLiteral("/movedprivate/") << false;
}

void TestCredentials::staysWithItsOwnServer()
{
    QFETCH(QString, path);
    QFETCH(bool, isOpen);
    Case c;
    const auto tip = c.git.look(c.remote(path), std::nullopt, {});
    const QString moved = QStringLiteral("https://localhost:%1%2/%3")
                              .arg(QUrl(server()).port())
                              .arg(isOpen ? QString() : QStringLiteral("/private"), c.repository.name());
    if (isOpen) {
        VERIFY_RESULT(tip);
        QCOMPARE(tip->movedTo, moved);
        StackFolder stack;
        VERIFY_RESULT(stack.sync(c.git, c.remote(path)));
    } else {
        COMPARE_ERROR(tip, ErrorCode::GitRedirect);
        QCOMPARE(tip.error().subject, moved);
    }
    for (const QString &line : c.log())
        QVERIFY2(line.startsWith(QLatin1String("301")) || line.endsWith(QLatin1String("\"-\"")), qPrintable(line));
}

void TestCredentials::trustsACertificateOfTheRepository()
{
    Case c;
    git::Remote remote{c.repository.under(server()), {}};
    remote.caPem = contentOf(requiredEnvironment("SLIPWAY_TEST_GIT_CA"));
    VERIFY_RESULT(c.git.look(remote, std::nullopt, {}));
    // Not for the next one that does not have it.
    remote.caPem.clear();
    COMPARE_ERROR(c.git.look(remote, std::nullopt, {}), ErrorCode::GitTls);
    remote.caPem = "nonsense";
    COMPARE_ERROR(c.git.look(remote, std::nullopt, {}), ErrorCode::GitTls);
}

void TestCredentials::namesTheIssuerNobodyTrusts()
{
    Case c;
    const auto tip = c.git.look({c.repository.under(server()), {}}, std::nullopt, {});
    COMPARE_ERROR(tip, ErrorCode::GitTls);
    QVERIFY2(tip.error().detail.contains(QLatin1String("Slipway test CA")), qPrintable(text(tip.error())));
}

void TestCredentials::hidesItsSecret()
{
    Case c;
    c.repository.write(QStringLiteral("big"), randomBytes(2'000'000));
    c.repository.commit(QStringLiteral("Big"));
    const QByteArray password = requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD").toUtf8();
    const QByteArray user = requiredEnvironment("SLIPWAY_TEST_GIT_USER").toUtf8();
    SecretScan scan({password, (user + ':' + password).toBase64()});
    const StallingProxy proxy(quint16(QUrl(server("SLIPWAY_TEST_GIT_HTTP")).port()), 200'000);
    StackFolder stack;
    CancelSource source;
    std::thread watcher([&] {
        for (int i = 0; i < 500 && !proxy.isSilent(); ++i)
            QThread::msleep(20);
        scan.files(stack.folder.path());
        source.cancel();
    });
    const auto fetched = c.git.fetch(c.remote(QStringLiteral("/private/"), proxy.url()), stack.mirror,
                                     {c.repository.head(), QStringLiteral("main")}, {}, source.token());
    watcher.join();
    COMPARE_ERROR(fetched, ErrorCode::Cancelled);
    scan.text(text(fetched.error()));
    VERIFY_RESULT(stack.sync(c.git, c.remote(QStringLiteral("/private/"))));
    scan.files(stack.folder.path());
    QCOMPARE(scan.found(), QStringList());
}
