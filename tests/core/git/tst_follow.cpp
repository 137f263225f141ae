// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_follow.h"

#include "core/git/tagversion.h"
#include "tests/core/git/gitfixture.h"

using namespace slipway;
using namespace slipway::tests;

namespace {

using Kind = git::Follow::Kind;

QString root()
{
    return requiredEnvironment("SLIPWAY_TEST_GIT_ROOT");
}

struct Case : StackFolder {
    TestRepository repository{root()};
    git::LibGit git;
    git::Remote remote{repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")), {}};

    QString commitOf(const QByteArray &content)
    {
        repository.write(QStringLiteral("n"), content);
        return repository.commit(QStringLiteral("c"));
    }
    void tag(const QString &name, bool isAnnotated = false)
    {
        QStringList arguments{QStringLiteral("tag"), QStringLiteral("-f"), name};
        if (isAnnotated)
            arguments << QStringLiteral("-a") << QStringLiteral("-m") << QStringLiteral("x");
        repository.git(arguments);
        repository.git({QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("origin"),
                        QStringLiteral("refs/tags/") + name});
    }
    Result<git::Tip> follow(Kind kind, const QString &name)
    {
        SLIPWAY_ASSIGN(const git::Tip tip, git.lookFor(remote, {kind, name}, {}));
        SLIPWAY_TRY(git.fetch(remote, mirror, tip, {}, {}));
        SLIPWAY_TRY(checkout(git, tip.commit));
        return tip;
    }
    QString fsck() const
    {
        return TestRepository::run(
            {QStringLiteral("fsck"), QStringLiteral("--strict"), QStringLiteral("--no-dangling")}, mirror);
    }
    qint64 packBytes() const
    {
        qint64 bytes = 0;
        for (const QFileInfo &file :
             QDir(mirror + QStringLiteral("/objects/pack")).entryInfoList({QStringLiteral("*.pack")}))
            bytes += file.size();
        return bytes;
    }
};

} // namespace

void TestFollow::choosesTheHighestVersion_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char *label, const char *names, const char *pattern, const char *chosen) {
        QTest::newRow(label) << QString::fromLatin1(names) << QString::fromLatin1(pattern)
                             << QString::fromLatin1(chosen);
    };
    row("dates", "v20240101120000 v20231231235959", "v*", "v20240101120000");
    row("as long as one likes", "b99999999999999999999 b100000000000000000000", "b*", "b100000000000000000000");
    row("zeroes at the end", "1.2 1.2.0.1 1.2.0", "1.2*", "1.2.0.1");
    row("numbers, not text", "v1.9.0 v1.10.0 v1.2.0", "v1.*", "v1.10.0");
    row("only what fits", "v1.9.0 v2.0.0 w1.99.0", "v1.*", "v1.9.0");
    row("no prefix", "1.2 1.10 0.99", "*", "1.10");
    row("release before pre-release", "v1.2.0-rc.2 v1.1.0", "v1.*", "v1.1.0");
    row("release after its candidates", "v1.2.0-rc.2 v1.2.0 v1.2.0-rc.10", "v1.*", "v1.2.0");
    row("candidates among themselves", "v1.2.0-rc.2 v1.2.0-rc.10 v1.2.0-beta", "v1.*", "v1.2.0-rc.10");
    row("four numbers", "v1.2.3 v1.2.3.1", "v1.*", "v1.2.3.1");
    row("no slash in *", "v1.0 v1.1/x", "v1.*", "v1.0");
    row("question mark", "v1.0 v1.10", "v1.?", "v1.0");
    row("pattern with special characters", "v1+0 v1x0 (a)1", "v1+*", "v1+0");
    row("release-", "release-9 release-10", "release-*", "release-10");
    row("digit in the prefix", "k8s-v1.1.0 k8s-v1.2.0-rc.1 k8s-v1.2.0", "k8s-v*", "k8s-v1.2.0");
    row("digit in the prefix, no v", "s3-1.10 s3-1.9 s3-1.10-rc1", "s3-*", "s3-1.10");
    row("number in a word", "rel1.9 rel1.10", "rel*", "rel1.10");
    row("dates", "2024-01-05 2024-11-02", "2024-*", "2024-11-02");
    row("words before numbers", "nightly v0.1", "*", "v0.1");
    row("none fits", "v2.0", "v1.*", "");
    row("no tags", "", "v1.*", "");
}

void TestFollow::choosesTheHighestVersion()
{
    QFETCH(QString, names);
    QFETCH(QString, pattern);
    QFETCH(QString, chosen);
    const QStringList list = names.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QCOMPARE(git::highestTag(list, pattern).value_or(QString()), chosen);
    QCOMPARE(git::highestTag(QStringList(list.rbegin(), list.rend()), pattern).value_or(QString()), chosen);
}

void TestFollow::meansTheSettings()
{
    const QString hex(40, QLatin1Char('a'));
    QCOMPARE(int(git::Follow::of(QStringLiteral("main"), QStringLiteral("v1.*"), hex).kind), int(Kind::Commit));
    QCOMPARE(int(git::Follow::of(QStringLiteral("main"), QStringLiteral("v1.*"), {}).kind), int(Kind::TagPattern));
    QCOMPARE(int(git::Follow::of(QStringLiteral("main"), QStringLiteral("v1"), {}).kind), int(Kind::Tag));
    QCOMPARE(git::Follow::of(QStringLiteral("main"), {}, {}).name, QStringLiteral("main"));
    QCOMPARE(git::Follow::of(std::nullopt, {}, {}).name, QString());
}

void TestFollow::followsATag()
{
    Case c;
    const QString first = c.commitOf("1");
    c.tag(QStringLiteral("plain"));
    c.tag(QStringLiteral("annotated/one"), true);
    c.commitOf("2");
    for (const QString &name : {QStringLiteral("plain"), QStringLiteral("annotated/one")}) {
        const auto tip = c.follow(Kind::Tag, name);
        VERIFY_RESULT(tip);
        QCOMPARE(tip->commit, first);
        QCOMPARE(tip->tag, name);
        QCOMPARE(tip->branch, QString());
        QCOMPARE(c.read(QStringLiteral("n")), QByteArray("1"));
    }
    // A tag that was moved.
    c.tag(QStringLiteral("annotated/one"), true);
    const auto moved = c.follow(Kind::Tag, QStringLiteral("annotated/one"));
    VERIFY_RESULT(moved);
    QCOMPARE(moved->commit, c.repository.head());
    QCOMPARE(c.read(QStringLiteral("n")), QByteArray("2"));
    QCOMPARE(c.fsck(), QString());
    VERIFY_RESULT(c.follow(Kind::Branch, {}));
}

void TestFollow::followsATagPattern()
{
    Case c;
    c.commitOf("1.9");
    c.tag(QStringLiteral("v1.9"), true);
    const QString highest = c.commitOf("1.10");
    c.tag(QStringLiteral("v1.10"));
    c.commitOf("2");
    c.tag(QStringLiteral("v2.0"));
    const auto tip = c.follow(Kind::TagPattern, QStringLiteral("v1.*"));
    VERIFY_RESULT(tip);
    QCOMPARE(tip->tag, QStringLiteral("v1.10"));
    QCOMPARE(tip->commit, highest);
    QCOMPARE(c.read(QStringLiteral("n")), QByteArray("1.10"));
}

void TestFollow::followsACommit_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("the server hands out commits by their id") << true;
    QTest::newRow("the server does not") << false;
}

void TestFollow::followsACommit()
{
    QFETCH(bool, isAllowed);
    Case c;
    if (isAllowed)
        c.repository.gitBare(
            {QStringLiteral("config"), QStringLiteral("uploadpack.allowReachableSHA1InWant"), QStringLiteral("true")});
    const QString wanted = c.commitOf("wanted");
    c.commitOf("later");
    // Into a new mirror, and into one that has another commit.
    for (const bool hasMirror : {false, true}) {
        StackFolder stack;
        if (hasMirror)
            VERIFY_RESULT(stack.sync(c.git, c.remote));
        const auto tip = c.git.lookFor(c.remote, {Kind::Commit, wanted.toUpper()}, {});
        VERIFY_RESULT(tip);
        QVERIFY(tip->isExact);
        VERIFY_RESULT(c.git.fetch(c.remote, stack.mirror, *tip, {}, {}));
        VERIFY_RESULT(stack.checkout(c.git, tip->commit));
        QCOMPARE(stack.read(QStringLiteral("n")), QByteArray("wanted"));
        const auto again = c.git.fetch(c.remote, stack.mirror, *tip, {}, {});
        VERIFY_RESULT(again);
        QVERIFY(again->wasThere);
        VERIFY_RESULT(stack.sync(c.git, c.remote));
        QCOMPARE(stack.read(QStringLiteral("n")), QByteArray("later"));
        QCOMPARE(TestRepository::run({QStringLiteral("fsck"), QStringLiteral("--no-dangling")}, stack.mirror),
                 QString());
    }
}

void TestFollow::saysWhatIsMissing()
{
    Case c;
    c.tag(QStringLiteral("v2.0"));
    const auto tag = c.follow(Kind::Tag, QStringLiteral("v1"));
    COMPARE_ERROR(tag, ErrorCode::GitTagMissing);
    QCOMPARE(tag.error().subject, QStringLiteral("v1"));
    COMPARE_ERROR(c.follow(Kind::TagPattern, QStringLiteral("v1.*")), ErrorCode::GitTagMissing);
    const QString nowhere(40, QLatin1Char('5'));
    const auto commit = c.follow(Kind::Commit, nowhere);
    COMPARE_ERROR(commit, ErrorCode::GitCommitMissing);
    QCOMPARE(commit.error().subject, nowhere);
    c.repository.gitBare(
        {QStringLiteral("config"), QStringLiteral("uploadpack.allowAnySHA1InWant"), QStringLiteral("true")});
    COMPARE_ERROR(c.follow(Kind::Commit, nowhere), ErrorCode::GitCommitMissing);
    QVERIFY(!QFileInfo::exists(c.mirror + QStringLiteral(".new")));
    QVERIFY(!c.follow(Kind::Commit, QStringLiteral("main")));
}

void TestFollow::renewsAMirrorThatHasGrown()
{
    Case c;
    StackFolder other;
    c.repository.write(QStringLiteral("big"), randomBytes(700'000));
    const QString first = c.repository.commit(QStringLiteral("First"));
    VERIFY_RESULT(c.sync(c.git, c.remote));
    // Another stack of the same repository stays with the first commit.
    VERIFY_RESULT(c.git.checkout({c.mirror, first, other.tree, {}}, other.ledger, {}, {}));
    const qint64 fresh = c.packBytes();
    QString before;
    qint64 largest = 0;
    for (int i = 0; i < 6; ++i) {
        before = c.repository.head();
        c.repository.write(QStringLiteral("big"), randomBytes(700'000));
        c.repository.commit(QString::number(i));
        VERIFY_RESULT(c.sync(c.git, c.remote));
        largest = std::max(largest, c.packBytes());
        QCOMPARE(c.fsck(), QString());
    }
    // At most: the first commit, the last two, and what came since the renewal.
    QVERIFY2(largest < 5 * fresh && c.packBytes() < 5 * fresh, qPrintable(QString::number(largest)));
    VERIFY_RESULT(c.checkout(c.git, before));
    VERIFY_RESULT(c.git.checkout({c.mirror, first, other.tree, {}}, other.ledger, {}, {}));
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QCOMPARE(c.fsck(), QString());
    QVERIFY(!QFileInfo::exists(c.mirror + QStringLiteral(".new")));
}

void TestFollow::renewsAMirrorOfManyPacks()
{
    Case c;
    for (int i = 0; i < 60; ++i) {
        c.commitOf(QByteArray::number(i));
        VERIFY_RESULT(c.sync(c.git, c.remote));
    }
    QVERIFY(QDir(c.mirror + QStringLiteral("/objects/pack")).entryList({QStringLiteral("*.pack")}).size() < 20);
    QCOMPARE(c.read(QStringLiteral("n")), QByteArray("59"));
    QCOMPARE(c.fsck(), QString());
}

void TestFollow::refusesWhatIsTooBig()
{
    Case c;
    c.repository.write(QStringLiteral("big"), randomBytes(3'000'000));
    c.repository.commit(QStringLiteral("Big"));
    c.remote.mostBytes = 1'000'000;
    const auto fetched = c.sync(c.git, c.remote);
    COMPARE_ERROR(fetched, ErrorCode::GitTooBig);
    QCOMPARE(fetched.error().kind(), ErrorKind::NeedsUser);
    QCOMPARE(fetched.error().subject, c.remote.url);
    QVERIFY(!QFileInfo::exists(c.mirror) && !QFileInfo::exists(c.mirror + QStringLiteral(".new")));

    // Small on the wire, large on the disk.
    c.repository.write(QStringLiteral("big"), QByteArray(5'000'000, '0'));
    c.repository.commit(QStringLiteral("Zeros"));
    const auto tip = c.git.look(c.remote, std::nullopt, {});
    VERIFY_RESULT(tip);
    VERIFY_RESULT(c.git.fetch(c.remote, c.mirror, *tip, {}, {}));
    git::CheckoutRequest request{c.mirror, tip->commit, c.tree, {}};
    request.mostBytes = 1'000'000;
    COMPARE_ERROR(c.git.checkout(request, c.ledger, {}, {}), ErrorCode::GitTooBig);
    QVERIFY(!QFileInfo::exists(c.at(QStringLiteral("big"))));
    request.mostBytes = git::kMostRepositoryBytes;
    VERIFY_RESULT(c.git.checkout(request, c.ledger, {}, {}));
}
