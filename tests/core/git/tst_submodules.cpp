// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_submodules.h"

#include "core/git/submodules.h"
#include "tests/core/git/gitfixture.h"

#include <QUrl>

using namespace slipway;
using namespace slipway::tests;

namespace {

QString root()
{
    return requiredEnvironment("SLIPWAY_TEST_GIT_ROOT");
}

// Names `commit` of `url` at `path`; no clone is made of it.
void addModule(TestRepository &repository, const QString &path, const QString &url, const QString &commit)
{
    QFile file(repository.work() + QStringLiteral("/.gitmodules"));
    QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    text += "[submodule \"" + path.toUtf8() + "\"]\n\tpath = " + path.toUtf8() + "\n\turl = " + url.toUtf8() + "\n";
    file.close();
    repository.write(QStringLiteral(".gitmodules"), text);
    repository.git({QStringLiteral("add"), QStringLiteral(".gitmodules")});
    repository.git({QStringLiteral("update-index"), QStringLiteral("--add"), QStringLiteral("--cacheinfo"),
                    QStringLiteral("160000,%1,%2").arg(commit, path)});
    repository.git({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("module")});
    repository.push();
}

struct Case : StackFolder {
    TestRepository inner{root()};
    TestRepository middle{root()};
    TestRepository outer{root()};
    git::LibGit git;
    git::Remote remote{outer.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")), {}};
};

} // namespace

void TestSubmodules::areFetchedNestedAndRelative()
{
    Case c;
    c.inner.write(QStringLiteral("deep/i"), "inner");
    addModule(c.middle, QStringLiteral("in"), QStringLiteral("../") + c.inner.name(),
              c.inner.commit(QStringLiteral("i")));
    addModule(c.outer, QStringLiteral("lib/mid"), QStringLiteral("./../") + c.middle.name(), c.middle.head());
    const auto outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->notes, QStringList());
    QCOMPARE(c.read(QStringLiteral("lib/mid/in/deep/i")), QByteArray("inner"));
    QVERIFY(c.all().contains(QStringLiteral("lib/mid/compose.yaml")));
    const auto tip = c.git.look(c.remote, std::nullopt, {});
    VERIFY_RESULT(tip);
    const auto again = c.git.fetch(c.remote, c.mirror, *tip, {}, {});
    VERIFY_RESULT(again);
    QVERIFY(again->wasThere);
    // Taken out again: its files go.
    c.outer.git({QStringLiteral("rm"), QStringLiteral("-q"), QStringLiteral("--cached"), QStringLiteral("lib/mid")});
    c.outer.remove(QStringLiteral(".gitmodules"));
    c.outer.commit(QStringLiteral("out"));
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QCOMPARE(c.all().keys(), QStringList{QStringLiteral("compose.yaml")});
}

void TestSubmodules::followTheirPin_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("the server hands out commits by their id") << true;
    QTest::newRow("the server does not") << false;
}

void TestSubmodules::followTheirPin()
{
    QFETCH(bool, isAllowed);
    Case c;
    if (isAllowed)
        c.inner.gitBare(
            {QStringLiteral("config"), QStringLiteral("uploadpack.allowReachableSHA1InWant"), QStringLiteral("true")});
    c.inner.write(QStringLiteral("i"), "pinned");
    const QString pinned = c.inner.commit(QStringLiteral("pinned"));
    c.inner.write(QStringLiteral("i"), "later");
    const QString later = c.inner.commit(QStringLiteral("later"));
    const QString url = c.inner.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP"));
    addModule(c.outer, QStringLiteral("in"), url, pinned);
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QCOMPARE(c.read(QStringLiteral("in/i")), QByteArray("pinned"));
    c.outer.git(
        {QStringLiteral("update-index"), QStringLiteral("--cacheinfo"), QStringLiteral("160000,%1,in").arg(later)});
    c.outer.git({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("raised")});
    c.outer.push();
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QCOMPARE(c.read(QStringLiteral("in/i")), QByteArray("later"));
    QCOMPARE(TestRepository::run({QStringLiteral("fsck"), QStringLiteral("--no-dangling")}, c.mirror), QString());
}

void TestSubmodules::getTheCredentialOnTheSameServerOnly()
{
    Case c;
    const QString server = requiredEnvironment("SLIPWAY_TEST_GIT_HTTP");
    auto credential = std::make_shared<git::GitCredential>();
    credential->kind = git::GitCredential::Kind::Password;
    credential->username = requiredEnvironment("SLIPWAY_TEST_GIT_USER");
    credential->password = SecretString(requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD"));
    c.remote.url = server + QStringLiteral("/private/") + c.outer.name();
    c.remote.credential = credential;
    c.inner.write(QStringLiteral("i"), "i");
    addModule(c.outer, QStringLiteral("in"), QStringLiteral("../") + c.inner.name(),
              c.inner.commit(QStringLiteral("i")));
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QVERIFY(c.all().contains(QStringLiteral("in/compose.yaml")));

    // The same machine by another name is another server.
    const QString other =
        QStringLiteral("http://localhost:%1/private/%2").arg(QUrl(server).port()).arg(c.middle.name());
    c.middle.write(QStringLiteral("m"), "m"); // first commits may be the same everywhere
    addModule(c.outer, QStringLiteral("elsewhere"), other, c.middle.commit(QStringLiteral("m")));
    const auto refused = c.sync(c.git, c.remote);
    COMPARE_ERROR(refused, ErrorCode::GitSubmodule);
    QCOMPARE(refused.error().subject, QStringLiteral("elsewhere"));
    QVERIFY2(refused.error().detail.endsWith(QStringLiteral("The Git server %1 refused the sign-in.").arg(other)),
             qPrintable(text(refused.error())));
    QCOMPARE(refused.error().kind(), ErrorKind::NeedsUser);
}

void TestSubmodules::pathsThatAreNotSafeAreRefused_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"../x", "a/../../x", "/etc/x", ".git/modules", "lib/.GIT/x", "a//x"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestSubmodules::pathsThatAreNotSafeAreRefused()
{
    QFETCH(QString, path);
    Case c;
    c.inner.write(QStringLiteral("i"), "i");
    const QString commit = c.inner.commit(QStringLiteral("i"));
    addModule(c.outer, QStringLiteral("in"), QStringLiteral("../") + c.inner.name(), commit);
    // Git itself makes no such entry in a tree: what is hostile is the file.
    QFile file(c.outer.work() + QStringLiteral("/.gitmodules"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    text += "[submodule \"x\"]\n\tpath = " + path.toUtf8() + "\n\turl = ../" + c.inner.name().toUtf8() + '\n';
    c.outer.write(QStringLiteral(".gitmodules"), text);
    c.outer.commit(QStringLiteral("hostile"));
    const auto refused = c.sync(c.git, c.remote);
    COMPARE_ERROR(refused, ErrorCode::GitHostile);
    QCOMPARE(refused.error().subject, path);
    QVERIFY(c.all().isEmpty());
}

void TestSubmodules::areRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("a folder of this machine") << QStringLiteral("/etc");
    QTest::newRow("file") << QStringLiteral("file:///etc");
    QTest::newRow("ext") << QStringLiteral("ext::sh -c true");
    QTest::newRow("an option") << QStringLiteral("-u./payload");
    QTest::newRow("an option as host") << QStringLiteral("ssh://-oProxyCommand=x/y");
    QTest::newRow("above the server") << QStringLiteral("../../../../../x");
    QTest::newRow("not there") << QStringLiteral("../none.git");
}

void TestSubmodules::areRefused()
{
    QFETCH(QString, url);
    Case c;
    c.inner.write(QStringLiteral("i"), "i");
    addModule(c.outer, QStringLiteral("in"), url, c.inner.commit(QStringLiteral("i")));
    const auto refused = c.sync(c.git, c.remote);
    COMPARE_ERROR(refused, ErrorCode::GitSubmodule);
    QCOMPARE(refused.error().subject, QStringLiteral("in"));
    QVERIFY(c.all().isEmpty());
}

void TestSubmodules::surviveARenewal()
{
    Case c;
    c.inner.write(QStringLiteral("i"), "inner");
    addModule(c.outer, QStringLiteral("in"), QStringLiteral("../") + c.inner.name(),
              c.inner.commit(QStringLiteral("i")));
    for (int i = 0; i < 5; ++i) {
        c.outer.write(QStringLiteral("big"), randomBytes(600'000));
        c.outer.git({QStringLiteral("add"), QStringLiteral("big")});
        c.outer.git({QStringLiteral("commit"), QStringLiteral("-qm"), QString::number(i)});
        c.outer.push();
        VERIFY_RESULT(c.sync(c.git, c.remote));
    }
    StackFolder fresh;
    VERIFY_RESULT(c.git.checkout({c.mirror, c.outer.head(), fresh.tree, {}}, fresh.ledger, {}, {}));
    QCOMPARE(fresh.read(QStringLiteral("in/i")), QByteArray("inner"));
}

void TestSubmodules::resolveAsGitDoes_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("resolved");
    const auto row = [](const char *base, const char *url, const char *resolved) {
        QTest::newRow((QByteArray(base) + ' ' + url).constData())
            << QString::fromLatin1(base) << QString::fromLatin1(url) << QString::fromLatin1(resolved);
    };
    row("https://h/a/b.git", "../c.git", "https://h/a/c.git");
    row("https://h/a/b.git/", "../c.git", "https://h/a/c.git");
    row("https://h/a/b", "../../c", "https://h/c");
    row("https://h/a/b", "../../../c", "");
    row("https://h/a", "./c", "https://h/a/c");
    row("git@h:a/b.git", "../c.git", "git@h:a/c.git");
    row("git@h:b.git", "../c.git", "git@h:c.git");
    row("git@h:b.git", "../../c.git", "");
    row("ssh://git@h:22/a/b", "../c", "ssh://git@h:22/a/c");
    row("/srv/a", "../c", "/srv/c");
    row("https://h/a", "https://other/x", "https://other/x");
}

void TestSubmodules::resolveAsGitDoes()
{
    QFETCH(QString, base);
    QFETCH(QString, url);
    QFETCH(QString, resolved);
    QCOMPARE(git::resolvedModuleUrl(base, url), resolved);
}

void TestSubmodules::sameServer_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *one, const char *other, bool isSame) {
        QTest::newRow((QByteArray(one) + ' ' + other).constData())
            << QString::fromLatin1(one) << QString::fromLatin1(other) << isSame;
    };
    row("https://h/a", "https://h/b", true);
    row("https://h/a", "https://h:443/b", true);
    row("https://h/a", "https://H/b", true);
    row("https://h/a", "http://h/b", false);
    row("https://h/a", "https://h.evil/b", false);
    row("https://h/a", "https://h:8443/b", false);
    row("https://h/a", "https://h@evil/b", false);
    row("https://h/a", "ssh://h/b", false);
    row("git@h:a", "ssh://git@h/b", true);
    row("git@h:a", "ssh://git@h:2222/b", false);
    row("git@h:a", "git@evil:b", false);
    row("/srv/a", "/srv/b", false);
    row("https://h/a", "", false);
}

void TestSubmodules::sameServer()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, isSame);
    QCOMPARE(git::isSameServer(one, other), isSame);
    QCOMPARE(git::isSameServer(other, one), isSame);
}
