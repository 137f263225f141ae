// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_mirror.h"

#include "tests/core/git/gitfixture.h"

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
QString urlOf(const TestRepository &repository, const QString &kind)
{
    if (kind == QLatin1String("http"))
        return repository.under(http());
    return kind == QLatin1String("file") ? repository.fileUrl() : repository.bare();
}
void kinds()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"http", "file", "path"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

// Real git has no complaint about the mirror.
QString fsck(const QString &mirror)
{
    return TestRepository::run({QStringLiteral("fsck"), QStringLiteral("--strict"), QStringLiteral("--no-dangling")},
                               mirror);
}

// look and fetch
Result<git::Tip> update(git::GitAccess &git, const QString &url, const QString &mirror,
                        const QString &branch = QStringLiteral("main"))
{
    SLIPWAY_ASSIGN(const git::Tip tip, git.look({url, {}}, branch, {}));
    SLIPWAY_TRY(git.fetch({url, {}}, mirror, tip, {}, {}));
    return tip;
}

void removeAll(const QString &folder, const QString &pattern)
{
    QDirIterator it(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        QFile::remove(it.next());
}

} // namespace

void TestMirror::followsTheBranch_data()
{
    kinds();
}

void TestMirror::followsTheBranch()
{
    QFETCH(QString, kind);
    TestRepository repository(root());
    const QString url = urlOf(repository, kind);
    git::LibGit git;
    StackFolder stack;
    const auto check = [&](const char *what) {
        const auto outcome = stack.sync(git, url);
        QVERIFY2(outcome, outcome ? "" : qPrintable(QString::fromLatin1(what) + text(outcome.error())));
        QFile wanted(repository.work() + QStringLiteral("/n"));
        QCOMPARE(stack.read(QStringLiteral("n")),
                 wanted.open(QIODevice::ReadOnly) ? wanted.readAll() : QByteArray("<absent>"));
        QVERIFY(git.hasCommit(stack.mirror, repository.head()));
        QCOMPARE(fsck(stack.mirror), QString());
    };
    check("first");
    check("nothing new");
    repository.write(QStringLiteral("n"), "1");
    repository.commit(QStringLiteral("+1"));
    check("+1");
    check("nothing new after +1");
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
}

void TestMirror::asksNobodyForWhatItHas()
{
    TestRepository repository(root());
    git::LibGit git;
    StackFolder stack;
    const auto tip = update(git, repository.under(http()), stack.mirror);
    VERIFY_RESULT(tip);
    const auto again = git.fetch({QStringLiteral("http://127.0.0.1:1/gone.git"), {}}, stack.mirror, *tip, {}, {});
    VERIFY_RESULT(again);
    QVERIFY(again->wasThere);
    QCOMPARE(again->receivedBytes, qint64(0));
}

void TestMirror::isShallow_data()
{
    kinds();
}

void TestMirror::isShallow()
{
    QFETCH(QString, kind);
    TestRepository repository(root());
    repository.write(QStringLiteral("old"), randomBytes(100'000));
    const QString old = repository.commit(QStringLiteral("Old"));
    repository.remove(QStringLiteral("old"));
    repository.commit(QStringLiteral("New"));
    repository.git({QStringLiteral("tag"), QStringLiteral("v1")});
    repository.git({QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("--tags")});
    git::LibGit git;
    StackFolder stack;
    const auto tip = git.look({urlOf(repository, kind), {}}, QStringLiteral("main"), {});
    VERIFY_RESULT(tip);
    const auto fetched = git.fetch({urlOf(repository, kind), {}}, stack.mirror, *tip, {}, {});
    VERIFY_RESULT(fetched);
    QVERIFY2(fetched->receivedBytes > 0 && fetched->receivedBytes < 50'000,
             qPrintable(QString::number(fetched->receivedBytes)));
    QVERIFY(!git.hasCommit(stack.mirror, old));
    QCOMPARE(TestRepository::run({QStringLiteral("for-each-ref"), QStringLiteral("--format=%(refname)")}, stack.mirror),
             QStringLiteral("refs/slipway/main"));
}

void TestMirror::survivesThirtyUpdates()
{
    TestRepository repository(root());
    git::LibGit git;
    StackFolder stack;
    VERIFY_RESULT(stack.sync(git, repository.under(http())));
    const QString first = repository.head();
    for (int i = 0; i < 30; ++i) {
        repository.write(QStringLiteral("n"), QByteArray::number(i));
        repository.commit(QString::number(i));
        VERIFY_RESULT(stack.sync(git, repository.under(http())));
        QCOMPARE(stack.read(QStringLiteral("n")), QByteArray::number(i));
    }
    QCOMPARE(fsck(stack.mirror), QString());
    VERIFY_RESULT(stack.checkout(git, first));
    QCOMPARE(stack.read(QStringLiteral("n")), QByteArray("<absent>"));
}

void TestMirror::followsSeveralBranches()
{
    TestRepository repository(root());
    git::LibGit git;
    StackFolder stack;
    const QString url = repository.under(http());
    VERIFY_RESULT(update(git, url, stack.mirror));
    const QString main = repository.head();
    repository.branch(QStringLiteral("second"));
    repository.write(QStringLiteral("b"), "2");
    const QString second = repository.commit(QStringLiteral("Second"));
    VERIFY_RESULT(update(git, url, stack.mirror, QStringLiteral("second")));
    repository.branch(QStringLiteral("main2"));
    repository.write(QStringLiteral("b"), "3");
    repository.commit(QStringLiteral("Third"));
    VERIFY_RESULT(update(git, url, stack.mirror, QStringLiteral("main2")));
    for (const QString &commit : {main, second, repository.head()})
        VERIFY_RESULT(stack.checkout(git, commit));
    QCOMPARE(fsck(stack.mirror), QString());
}

void TestMirror::branchesMayReplaceEachOther()
{
    TestRepository repository(root());
    git::LibGit git;
    StackFolder stack;
    const QString url = repository.under(http());
    repository.branch(QStringLiteral("a"));
    repository.commit(QStringLiteral("a"));
    VERIFY_RESULT(update(git, url, stack.mirror, QStringLiteral("a")));
    repository.gitBare({QStringLiteral("branch"), QStringLiteral("-D"), QStringLiteral("a")});
    repository.git({QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("main")});
    repository.git({QStringLiteral("branch"), QStringLiteral("-D"), QStringLiteral("a")});
    repository.git({QStringLiteral("remote"), QStringLiteral("prune"), QStringLiteral("origin")});
    repository.branch(QStringLiteral("a/b%c"));
    repository.commit(QStringLiteral("a/b"));
    VERIFY_RESULT(update(git, url, stack.mirror, QStringLiteral("a/b%c")));
    QVERIFY(git.hasCommit(stack.mirror, repository.head()));
}

void TestMirror::keepsDeployedCommitsAfterAForcePush()
{
    TestRepository repository(root());
    repository.write(QStringLiteral("n"), "deployed");
    const QString deployed = repository.commit(QStringLiteral("Deployed"));
    git::LibGit git;
    StackFolder stack;
    VERIFY_RESULT(stack.sync(git, repository.under(http())));
    repository.git({QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--hard"), QStringLiteral("HEAD~1")});
    repository.write(QStringLiteral("n"), "other");
    repository.commit(QStringLiteral("Other"), true);
    VERIFY_RESULT(stack.sync(git, repository.under(http())));
    QCOMPARE(stack.read(QStringLiteral("n")), QByteArray("other"));
    VERIFY_RESULT(stack.checkout(git, deployed));
    QCOMPARE(stack.read(QStringLiteral("n")), QByteArray("deployed"));
}

void TestMirror::saysThatTheBranchMovedOn()
{
    TestRepository repository(root());
    git::LibGit git;
    StackFolder stack;
    const git::Remote remote{repository.under(http()), {}};
    // Both for a mirror that is there and for one that is not.
    for (int round = 0; round < 2; ++round) {
        repository.commit(QStringLiteral("Before"));
        const auto tip = git.look(remote, QStringLiteral("main"), {});
        VERIFY_RESULT(tip);
        repository.git({QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("--amend"),
                        QStringLiteral("--allow-empty"), QStringLiteral("-m"), QString::number(round)});
        repository.push(true);
        const auto fetched = git.fetch(remote, stack.mirror, *tip, {}, {});
        COMPARE_ERROR(fetched, ErrorCode::GitFailed);
        QCOMPARE(fetched.error().kind(), ErrorKind::Transient);
        QCOMPARE(fetched.error().subject, QStringLiteral("main"));
        VERIFY_RESULT(update(git, remote.url, stack.mirror));
    }
}

void TestMirror::isMadeAnewWhereItIsDamaged_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("no packs") << 0;
    QTest::newRow("broken configuration") << 1;
    QTest::newRow("no HEAD") << 2;
    QTest::newRow("a plain file in its place") << 3;
    QTest::newRow("an empty folder in its place") << 4;
    QTest::newRow("no shallow file") << 5;
    QTest::newRow("cut pack") << 6;
    QTest::newRow("pack without its index") << 7;
}

void TestMirror::isMadeAnewWhereItIsDamaged()
{
    QFETCH(int, damage);
    for (const bool hasNews : {false, true}) {
        TestRepository repository(root());
        repository.write(QStringLiteral("data"), randomBytes(50'000));
        repository.commit(QStringLiteral("Data"));
        git::LibGit git;
        StackFolder stack;
        VERIFY_RESULT(stack.sync(git, repository.under(http())));
        switch (damage) {
        case 0:
            removeAll(stack.mirror + QStringLiteral("/objects"), QStringLiteral("*"));
            break;
        case 1: {
            QFile config(stack.mirror + QStringLiteral("/config"));
            QVERIFY(config.open(QIODevice::WriteOnly));
            config.write("[core\nnonsense");
            break;
        }
        case 2:
            QFile::remove(stack.mirror + QStringLiteral("/HEAD"));
            break;
        case 3: {
            QDir(stack.mirror).removeRecursively();
            QFile file(stack.mirror);
            QVERIFY(file.open(QIODevice::WriteOnly));
            break;
        }
        case 4:
            QDir(stack.mirror).removeRecursively();
            QDir().mkpath(stack.mirror);
            break;
        case 5:
            QFile::remove(stack.mirror + QStringLiteral("/shallow"));
            break;
        case 6: {
            QDirIterator it(stack.mirror, {QStringLiteral("*.pack")}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile pack(it.next());
                pack.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
                QVERIFY(pack.resize(pack.size() / 2));
            }
            break;
        }
        case 7:
            removeAll(stack.mirror, QStringLiteral("*.idx"));
            break;
        default:
            QFAIL("no such row");
        }
        if (hasNews) {
            repository.write(QStringLiteral("n"), "new");
            repository.commit(QStringLiteral("New"));
        }
        auto outcome = stack.sync(git, repository.under(http()));
        // Damage inside a pack shows when it is read: the run fails, the next one repairs.
        if (!outcome && outcome.error().kind() == ErrorKind::Transient)
            outcome = stack.sync(git, repository.under(http()));
        VERIFY_RESULT(outcome);
        StackFolder fresh;
        VERIFY_RESULT(git.checkout({stack.mirror, repository.head(), fresh.tree, {}}, fresh.ledger, {}, {}));
        QCOMPARE(fresh.all().size(), hasNews ? 3 : 2);
        QVERIFY(!QFileInfo::exists(stack.mirror + QStringLiteral(".new")));
    }
}

void TestMirror::noticesDamageAtCheckout()
{
    TestRepository repository(root());
    repository.write(QStringLiteral("data"), randomBytes(300'000));
    repository.commit(QStringLiteral("Data"));
    git::LibGit git;
    StackFolder stack;
    const auto tip = update(git, repository.under(http()), stack.mirror);
    VERIFY_RESULT(tip);
    // Bytes inside the pack go wrong; its index still promises everything.
    QDirIterator it(stack.mirror, {QStringLiteral("*.pack")}, QDir::Files, QDirIterator::Subdirectories);
    QFile pack(it.next());
    pack.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(pack.open(QIODevice::ReadWrite) && pack.seek(pack.size() / 2));
    pack.write(QByteArray(1000, 'x'));
    pack.close();
    COMPARE_ERROR(stack.checkout(git, tip->commit), ErrorCode::GitDamaged);
    QVERIFY(!git.hasCommit(stack.mirror, tip->commit));
    const auto fetched = git.fetch({repository.under(http()), {}}, stack.mirror, *tip, {}, {});
    VERIFY_RESULT(fetched);
    QVERIFY(!fetched->wasThere);
    VERIFY_RESULT(stack.checkout(git, tip->commit));
    QCOMPARE(stack.all().size(), 2);
}

void TestMirror::removesLeftovers()
{
    const TestRepository repository(root());
    git::LibGit git;
    StackFolder stack;
    QDir().mkpath(stack.mirror + QStringLiteral(".new/objects/pack"));
    QFile half(stack.mirror + QStringLiteral(".new/objects/pack/tmp_pack_x"));
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("half");
    half.close();
    VERIFY_RESULT(update(git, repository.under(http()), stack.mirror));
    QVERIFY(!QFileInfo::exists(stack.mirror + QStringLiteral(".new")));
    QVERIFY(!QFileInfo::exists(stack.mirror + QStringLiteral("/objects/pack/tmp_pack_x")));
}

void TestMirror::twoFetchesAtOnceAreOneClone()
{
    TestRepository repository(root());
    const git::Tip tip{repository.head(), QStringLiteral("main")};
    git::LibGit git;
    StackFolder stack;
    std::atomic<int> fetched{0};
    std::atomic<int> found{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            if (const auto outcome = git.fetch({repository.under(http()), {}}, stack.mirror, tip, {}, {}))
                ++(outcome->wasThere ? found : fetched);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(fetched.load(), 1);
    QCOMPARE(found.load(), 3);
}

void TestMirror::stopsBeforeTheDiskIsFull()
{
    TestRepository repository(root());
    repository.write(QStringLiteral("big"), randomBytes(12'000'000));
    repository.commit(QStringLiteral("Big"));
    const SmallDisk disk("24m");
    QVERIFY2(disk.isMounted(), "a small disk could not be mounted (root is needed)");
    git::LibGit git;
    const QString mirror = disk.path() + QStringLiteral("/repositories/1.git");
    const auto full = update(git, repository.under(http()), mirror);
    COMPARE_ERROR(full, ErrorCode::DiskFull);
    QVERIFY2(!QFileInfo::exists(mirror) && !QFileInfo::exists(mirror + QStringLiteral(".new")),
             "half a mirror is left");
    QVERIFY(disk.grow("64m"));
    VERIFY_RESULT(update(git, repository.under(http()), mirror));
    // The same for an update of a mirror that is there.
    repository.write(QStringLiteral("big2"), randomBytes(44'000'000));
    repository.commit(QStringLiteral("Bigger"));
    COMPARE_ERROR(update(git, repository.under(http()), mirror), ErrorCode::DiskFull);
    QVERIFY(disk.grow("128m"));
    VERIFY_RESULT(update(git, repository.under(http()), mirror));
    QCOMPARE(fsck(mirror), QString());
}

void TestMirror::tellsWhatChanged()
{
    TestRepository repository(root());
    repository.write(QStringLiteral("keep"), "k");
    repository.write(QStringLiteral("dir/change"), "1");
    repository.write(QStringLiteral("dir/gone"), "g");
    const QString first = repository.commit(QStringLiteral("One"));
    git::LibGit git;
    StackFolder stack;
    VERIFY_RESULT(update(git, repository.under(http()), stack.mirror));
    repository.write(QStringLiteral("dir/change"), "2");
    repository.write(QStringLiteral("new"), "n");
    repository.remove(QStringLiteral("dir/gone"));
    const QString second = repository.commit(QStringLiteral("Two"));
    VERIFY_RESULT(update(git, repository.under(http()), stack.mirror));
    const auto changed = git.changedFiles(stack.mirror, first, second);
    VERIFY_RESULT(changed);
    QCOMPARE(*changed, QStringList({QStringLiteral("dir/change"), QStringLiteral("dir/gone"), QStringLiteral("new")}));
    const auto all = git.changedFiles(stack.mirror, {}, second);
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), 4);
    COMPARE_ERROR(git.changedFiles(stack.mirror, QString(40, QLatin1Char('1')), second), ErrorCode::NotFound);
    QVERIFY(git.hasCommit(stack.mirror, second));
}

void TestMirror::tellsAboutACommit()
{
    TestRepository repository(root());
    const QString commit = repository.commit(QStringLiteral("Say hello – äöü\n\nBody"));
    git::LibGit git;
    StackFolder stack;
    VERIFY_RESULT(update(git, repository.under(http()), stack.mirror));
    const auto info = git.commitInfo(stack.mirror, commit);
    VERIFY_RESULT(info);
    QCOMPARE(info->commit, commit);
    QCOMPARE(info->subject, QStringLiteral("Say hello – äöü"));
    QCOMPARE(info->author, QStringLiteral("Test"));
    QVERIFY(info->timeSeconds > 1'600'000'000);
}

void TestMirror::reportsProgress()
{
    TestRepository repository(root());
    for (int i = 0; i < 50; ++i)
        repository.write(QString::number(i), randomBytes(2000));
    repository.commit(QStringLiteral("Fifty"));
    git::LibGit git;
    StackFolder stack;
    const auto tip = git.look({repository.under(http()), {}}, QStringLiteral("main"), {});
    VERIFY_RESULT(tip);
    git::Progress last;
    VERIFY_RESULT(
        git.fetch({repository.under(http()), {}}, stack.mirror, *tip, [&](const git::Progress &p) { last = p; }, {}));
    QCOMPARE(last.receivedObjects, last.totalObjects);
    QVERIFY(last.totalObjects >= 53);
    VERIFY_RESULT(git.checkout({stack.mirror, tip->commit, stack.tree, {}}, stack.ledger,
                               [&](const git::Progress &p) { last = p; }, {}));
    QCOMPARE(last.writtenFiles, qint64(51));
    QCOMPARE(last.totalFiles, qint64(51));
}
