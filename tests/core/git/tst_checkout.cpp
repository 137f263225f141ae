// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_checkout.h"

#include "tests/core/git/gitfixture.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <atomic>
#include <fcntl.h>
#include <future>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace slipway;
using namespace slipway::tests;

namespace {

using Files = QMap<QString, QByteArray>;
const QString kRun = QStringLiteral("slipway-run-1");

// A repository in a folder with a mirror and a work tree of it.
struct Case : StackFolder {
    QTemporaryDir repositories;
    TestRepository repository{repositories.path()};
    git::LibGit git;

    Case() { repository.remove(QStringLiteral("compose.yaml")); }
    Result<git::CheckoutOutcome> deploy() { return sync(git, repository.bare()); }
    Result<git::CheckoutOutcome> commitAndDeploy()
    {
        repository.commit(QStringLiteral("Change"));
        return deploy();
    }
    void put(const QString &path, const QByteArray &content) { repository.write(path, content); }
    void onDisk(const QString &path, const QByteArray &content) const { StackFolder::put(path, content); }
};

mode_t modeOf(const QString &path)
{
    struct stat status {};
    return ::lstat(path.toUtf8().constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

quint64 inodeOf(const QString &path)
{
    struct stat status {};
    return ::lstat(path.toUtf8().constData(), &status) == 0 ? quint64(status.st_ino) : 0;
}

} // namespace

void TestCheckout::writesModesAndLinks()
{
    Case c;
    c.put(QStringLiteral("plain"), "plain");
    c.put(QStringLiteral("dir/deep/empty"), "");
    c.repository.write(QStringLiteral("run.sh"), "#!/bin/sh\n", true);
    c.repository.link(QStringLiteral("dir/link"), QStringLiteral("../plain"));
    const mode_t before = ::umask(0077);
    const auto outcome = c.commitAndDeploy();
    ::umask(before);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written.size(), 4);
    QCOMPARE(modeOf(c.tree), mode_t(0700));
    QCOMPARE(modeOf(c.at(QStringLiteral("plain"))), mode_t(0644));
    QCOMPARE(modeOf(c.at(QStringLiteral("run.sh"))), mode_t(0755));
    QCOMPARE(modeOf(c.at(QStringLiteral("dir/deep"))), mode_t(0755));
    QVERIFY(QFileInfo(c.at(QStringLiteral("dir/link"))).isSymLink());
    QCOMPARE(c.read(QStringLiteral("dir/link")), QByteArray("plain"));
    QCOMPARE(c.read(QStringLiteral("dir/deep/empty")), QByteArray());
    QVERIFY(outcome->notes.isEmpty());
}

void TestCheckout::doesNothingTwice()
{
    Case c;
    c.put(QStringLiteral("a"), "a");
    c.repository.link(QStringLiteral("l"), QStringLiteral("a"));
    VERIFY_RESULT(c.commitAndDeploy());
    const int writes = c.ledger.writes;
    const quint64 inode = inodeOf(c.at(QStringLiteral("a")));
    const auto again = c.deploy();
    VERIFY_RESULT(again);
    QVERIFY(again->written.isEmpty() && again->removed.isEmpty() && again->keptCopies.isEmpty());
    QCOMPARE(c.ledger.writes, writes);
    // Another commit that does not touch the file leaves its inode: a bind mount stays good.
    c.put(QStringLiteral("b"), "b");
    VERIFY_RESULT(c.commitAndDeploy());
    QCOMPARE(inodeOf(c.at(QStringLiteral("a"))), inode);
    // A new time alone is no edit, and is remembered.
    QCOMPARE(::utimensat(AT_FDCWD, c.at(QStringLiteral("a")).toUtf8().constData(), nullptr, 0), 0);
    const auto touched = c.deploy();
    VERIFY_RESULT(touched);
    QVERIFY(touched->written.isEmpty());
}

void TestCheckout::keepsFilesContainersWrote()
{
    Case c;
    c.put(QStringLiteral("data/.gitkeep"), "");
    c.put(QStringLiteral("site/index.html"), "1");
    VERIFY_RESULT(c.commitAndDeploy());
    c.onDisk(QStringLiteral("data/base.db"), "precious");
    c.onDisk(QStringLiteral("site/cache/x"), "cache");
    c.put(QStringLiteral("site/index.html"), "2");
    c.repository.remove(QStringLiteral("data"));
    const auto outcome = c.commitAndDeploy();
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->removed, QStringList(QStringLiteral("data/.gitkeep")));
    QCOMPARE(c.all(), Files({{QStringLiteral("data/base.db"), "precious"},
                             {QStringLiteral("site/cache/x"), "cache"},
                             {QStringLiteral("site/index.html"), "2"}}));
}

void TestCheckout::removesOnlyItsOwnFiles()
{
    Case c;
    c.put(QStringLiteral("a/b/c"), "c");
    c.put(QStringLiteral("x"), "x");
    c.onDisk(QStringLiteral("mine/keep"), "mine");
    QDir().mkpath(c.at(QStringLiteral("made")));
    c.put(QStringLiteral("made/one"), "1");
    VERIFY_RESULT(c.commitAndDeploy());
    c.repository.remove(QStringLiteral("a"));
    c.repository.remove(QStringLiteral("made"));
    const auto outcome = c.commitAndDeploy();
    VERIFY_RESULT(outcome);
    QCOMPARE(c.all(), Files({{QStringLiteral("mine/keep"), "mine"}, {QStringLiteral("x"), "x"}}));
    QVERIFY2(!QFileInfo::exists(c.at(QStringLiteral("a"))), "our empty folders go");
    QVERIFY2(QFileInfo::exists(c.at(QStringLiteral("made"))), "a folder we did not make stays");
    QCOMPARE(c.ledger.rows.keys(), QStringList(QStringLiteral("x")));
}

void TestCheckout::stopsAtAForeignFile_data()
{
    QTest::addColumn<QString>("onDisk");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("named");
    QTest::newRow("file") << QStringLiteral("conf/app.ini") << QStringLiteral("file") << QStringLiteral("conf/app.ini");
    QTest::newRow("link") << QStringLiteral("conf/app.ini") << QStringLiteral("link") << QStringLiteral("conf/app.ini");
    QTest::newRow("dangling link") << QStringLiteral("conf/app.ini") << QStringLiteral("dangling")
                                   << QStringLiteral("conf/app.ini");
    QTest::newRow("empty folder") << QStringLiteral("conf/app.ini") << QStringLiteral("folder")
                                  << QStringLiteral("conf/app.ini");
    QTest::newRow("folder with a file") << QStringLiteral("conf/app.ini/x") << QStringLiteral("file")
                                        << QStringLiteral("conf/app.ini/x");
    QTest::newRow("fifo") << QStringLiteral("conf/app.ini") << QStringLiteral("fifo") << QStringLiteral("conf/app.ini");
    QTest::newRow("file in the folder's place")
        << QStringLiteral("conf") << QStringLiteral("file") << QStringLiteral("conf");
    QTest::newRow("link in the folder's place")
        << QStringLiteral("conf") << QStringLiteral("link") << QStringLiteral("conf");
}

void TestCheckout::stopsAtAForeignFile()
{
    QFETCH(QString, onDisk);
    QFETCH(QString, kind);
    QFETCH(QString, named);
    Case c;
    c.put(QStringLiteral("aaa"), "1");
    VERIFY_RESULT(c.commitAndDeploy());
    const QTemporaryDir elsewhere;
    const QByteArray path = c.at(onDisk).toUtf8();
    QDir().mkpath(QFileInfo(c.at(onDisk)).path());
    if (kind == QLatin1String("file"))
        c.onDisk(onDisk, "foreign");
    else if (kind == QLatin1String("link"))
        QCOMPARE(::symlink(elsewhere.path().toUtf8().constData(), path.constData()), 0);
    else if (kind == QLatin1String("dangling"))
        QCOMPARE(::symlink("nowhere", path.constData()), 0);
    else if (kind == QLatin1String("folder"))
        QCOMPARE(::mkdir(path.constData(), 0755), 0);
    else
        QCOMPARE(::mkfifo(path.constData(), 0644), 0);
    const auto rows = c.ledger.rows;

    c.put(QStringLiteral("aaa"), "2");
    c.put(QStringLiteral("conf/app.ini"), "from git");
    const auto outcome = c.commitAndDeploy();
    COMPARE_ERROR(outcome, ErrorCode::GitForeignFile);
    QCOMPARE(outcome.error().subject, named);
    QCOMPARE(c.read(QStringLiteral("aaa")), QByteArray("1")); // nothing was written
    QCOMPARE(c.ledger.rows, rows);
    QVERIFY(QDir(elsewhere.path()).isEmpty());

    // Taken away by the person, the same commit goes through.
    if (!QFile::remove(c.at(onDisk)))
        QDir(c.at(onDisk)).removeRecursively();
    QDir().rmdir(QFileInfo(c.at(onDisk)).path());
    VERIFY_RESULT(c.deploy());
    QCOMPARE(c.read(QStringLiteral("conf/app.ini")), QByteArray("from git"));
}

void TestCheckout::adoptsAFileThatIsEqual()
{
    Case c;
    c.onDisk(QStringLiteral("same"), "same");
    const quint64 inode = inodeOf(c.at(QStringLiteral("same")));
    c.put(QStringLiteral("same"), "same");
    c.put(QStringLiteral("other"), "other");
    const auto outcome = c.commitAndDeploy();
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written, QStringList(QStringLiteral("other")));
    QCOMPARE(inodeOf(c.at(QStringLiteral("same"))), inode);
    c.put(QStringLiteral("same"), "newer");
    VERIFY_RESULT(c.commitAndDeploy());
    QCOMPARE(c.read(QStringLiteral("same")), QByteArray("newer"));
}

void TestCheckout::keepsAnEditedFileAsACopy()
{
    Case c;
    c.put(QStringLiteral("conf/app.ini"), "1");
    VERIFY_RESULT(c.commitAndDeploy());
    c.onDisk(QStringLiteral("conf/app.ini"), "edited by hand");
    c.onDisk(QStringLiteral("conf/app.ini.") + kRun, "older copy");
    c.put(QStringLiteral("conf/app.ini"), "2");
    const auto outcome = c.commitAndDeploy();
    VERIFY_RESULT(outcome);
    const QString copy = QStringLiteral("conf/app.ini.%1-2").arg(kRun);
    QCOMPARE(outcome->keptCopies, QStringList(copy));
    QCOMPARE(c.read(QStringLiteral("conf/app.ini")), QByteArray("2"));
    QCOMPARE(c.read(copy), QByteArray("edited by hand"));
    QCOMPARE(c.read(QStringLiteral("conf/app.ini.") + kRun), QByteArray("older copy"));
    // The copy is the person's from now on.
    c.repository.remove(QStringLiteral("conf"));
    VERIFY_RESULT(c.commitAndDeploy());
    QCOMPARE(c.all().size(), 2);
    // Git wins also where it brings nothing new for the file.
    c.put(QStringLiteral("a"), "a");
    VERIFY_RESULT(c.commitAndDeploy());
    c.onDisk(QStringLiteral("a"), "b");
    const auto restored = c.deploy();
    VERIFY_RESULT(restored);
    QCOMPARE(restored->keptCopies, QStringList(QStringLiteral("a.") + kRun));
    QCOMPARE(c.read(QStringLiteral("a")), QByteArray("a"));
}

void TestCheckout::keepsAnEditedFileThatGitRemoved()
{
    Case c;
    c.put(QStringLiteral("d/a"), "1");
    VERIFY_RESULT(c.commitAndDeploy());
    c.onDisk(QStringLiteral("d/a"), "edited");
    c.repository.remove(QStringLiteral("d"));
    const auto outcome = c.commitAndDeploy();
    VERIFY_RESULT(outcome);
    QCOMPARE(c.all(), Files({{QStringLiteral("d/a.") + kRun, "edited"}}));
    QCOMPARE(outcome->keptCopies, QStringList(QStringLiteral("d/a.") + kRun));
}

void TestCheckout::noticesAnEditOfTheSameSize()
{
    Case c;
    for (int i = 0; i < 20; ++i) {
        c.put(QStringLiteral("n"), QByteArray::number(100 + i));
        VERIFY_RESULT(c.commitAndDeploy());
        c.onDisk(QStringLiteral("n"), "XYZ"); // within the same tick of the kernel's clock
        const auto outcome = c.deploy();
        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->written, QStringList(QStringLiteral("n")));
        QCOMPARE(outcome->keptCopies.size(), 1);
    }
}

void TestCheckout::filesAndFoldersChangePlaces()
{
    Case c;
    c.put(QStringLiteral("a"), "file");
    c.put(QStringLiteral("b/c/d"), "deep");
    c.put(QStringLiteral("b/e"), "e");
    const QString first = [&] {
        c.repository.commit(QStringLiteral("One"));
        return c.repository.head();
    }();
    VERIFY_RESULT(c.deploy());
    const Files one = c.all();
    c.repository.remove(QStringLiteral("a"));
    c.repository.remove(QStringLiteral("b"));
    c.put(QStringLiteral("a/x"), "x");
    c.put(QStringLiteral("b"), "now a file");
    VERIFY_RESULT(c.commitAndDeploy());
    QCOMPARE(c.all(), Files({{QStringLiteral("a/x"), "x"}, {QStringLiteral("b"), "now a file"}}));
    VERIFY_RESULT(c.checkout(c.git, first));
    QCOMPARE(c.all(), one);
    QVERIFY(QFileInfo(c.at(QStringLiteral("a"))).isFile());
    // A container's file in the folder keeps it.
    c.onDisk(QStringLiteral("b/c/container"), "precious");
    const auto blocked = c.checkout(c.git, c.repository.head());
    COMPARE_ERROR(blocked, ErrorCode::GitForeignFile);
    QCOMPARE(blocked.error().subject, QStringLiteral("b/c/container"));
    QFile::remove(c.at(QStringLiteral("b/c/container")));
    // A file becomes a link, a link becomes a file.
    VERIFY_RESULT(c.checkout(c.git, c.repository.head()));
    c.repository.remove(QStringLiteral("b"));
    c.repository.link(QStringLiteral("b"), QStringLiteral("a/x"));
    VERIFY_RESULT(c.commitAndDeploy());
    QVERIFY(QFileInfo(c.at(QStringLiteral("b"))).isSymLink());
    VERIFY_RESULT(c.checkout(c.git, first));
    QCOMPARE(c.all(), one);
}

void TestCheckout::changesOnlyTheMode()
{
    Case c;
    c.put(QStringLiteral("run"), "x");
    VERIFY_RESULT(c.commitAndDeploy());
    const quint64 inode = inodeOf(c.at(QStringLiteral("run")));
    c.repository.write(QStringLiteral("run"), "x", true);
    const auto outcome = c.commitAndDeploy();
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written, QStringList(QStringLiteral("run")));
    QCOMPARE(modeOf(c.at(QStringLiteral("run"))), mode_t(0755));
    QCOMPARE(inodeOf(c.at(QStringLiteral("run"))), inode);
    QVERIFY(c.deploy()->written.isEmpty());
}

void TestCheckout::goesBackToAnOlderCommit()
{
    Case c;
    c.put(QStringLiteral("a"), "1");
    c.repository.commit(QStringLiteral("One"));
    const QString first = c.repository.head();
    VERIFY_RESULT(c.deploy());
    const Files one = c.all();
    c.put(QStringLiteral("a"), "2");
    c.put(QStringLiteral("new/b"), "b");
    VERIFY_RESULT(c.commitAndDeploy());
    VERIFY_RESULT(c.checkout(c.git, first));
    QCOMPARE(c.all(), one);
}

void TestCheckout::findsItsFilesAfterRemoveAndAdd()
{
    Case c;
    c.put(QStringLiteral("a"), "1");
    c.put(QStringLiteral("gone"), "g");
    VERIFY_RESULT(c.commitAndDeploy());
    c.onDisk(QStringLiteral("data/db"), "precious");
    // Only the ledger outlives the stack; meanwhile the branch went on.
    for (int i = 2; i < 5; ++i) {
        c.put(QStringLiteral("a"), QByteArray::number(i));
        c.repository.commit(QString::number(i));
    }
    c.repository.remove(QStringLiteral("gone"));
    c.repository.commit(QStringLiteral("Without it"));
    QDir(c.mirror).removeRecursively();
    const auto outcome = c.deploy();
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->keptCopies.isEmpty());
    QCOMPARE(c.all(), Files({{QStringLiteral("a"), "4"}, {QStringLiteral("data/db"), "precious"}}));
}

void TestCheckout::neverWritesThroughALink()
{
    Case c;
    c.put(QStringLiteral("d/a"), "1");
    VERIFY_RESULT(c.commitAndDeploy());
    // A container swaps our folder for a link to somewhere else with the same content.
    const QTemporaryDir outside;
    QFile victim(outside.path() + QStringLiteral("/a"));
    QVERIFY(victim.open(QIODevice::WriteOnly));
    victim.write("1");
    victim.close();
    QDir(c.at(QStringLiteral("d"))).removeRecursively();
    QCOMPARE(::symlink(outside.path().toUtf8().constData(), c.at(QStringLiteral("d")).toUtf8().constData()), 0);
    c.put(QStringLiteral("d/a"), "2");
    const auto outcome = c.commitAndDeploy();
    COMPARE_ERROR(outcome, ErrorCode::GitForeignFile);
    QCOMPARE(outcome.error().subject, QStringLiteral("d"));
    // Nor is anything removed through it.
    c.repository.remove(QStringLiteral("d"));
    c.put(QStringLiteral("z"), "z");
    VERIFY_RESULT(c.commitAndDeploy());
    QVERIFY(victim.open(QIODevice::ReadOnly));
    QCOMPARE(victim.readAll(), QByteArray("1"));
}

void TestCheckout::saysWhatItLeftOut()
{
    Case c;
    c.put(QStringLiteral("lfs.bin"),
          "version https://git-lfs.github.com/spec/v1\noid sha256:" + QByteArray(64, '0') + "\nsize 1\n");
    c.repository.link(QStringLiteral("passwd"), QStringLiteral("/etc/passwd"));
    c.repository.link(QStringLiteral("d/up"), QStringLiteral("../../outside"));
    c.repository.link(QStringLiteral("d/fine"), QStringLiteral("../lfs.bin"));
    c.repository.git({QStringLiteral("update-index"), QStringLiteral("--add"), QStringLiteral("--cacheinfo"),
                      QStringLiteral("160000,%1,vendor/lib").arg(QString(40, QLatin1Char('1')))});
    c.repository.git({QStringLiteral("add"), QStringLiteral("lfs.bin"), QStringLiteral("passwd"), QStringLiteral("d")});
    c.repository.git({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("x")});
    c.repository.push();
    const auto outcome = c.deploy();
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->notes.size(), 4);
    for (const char *name : {"vendor/lib", "lfs.bin", "passwd", "d/up"})
        QCOMPARE(outcome->notes.filter(QLatin1String(name) + QLatin1Char(' ')).size(), 1);
    QVERIFY(!QFileInfo::exists(c.at(QStringLiteral("vendor"))));
}

void TestCheckout::leavesBytesAsTheyAre()
{
    Case c;
    const QByteArray bytes = "a\r\nb\n$Id$\n" + QByteArray("\0\xff\xfe", 3);
    c.put(QStringLiteral("raw"), bytes);
    c.put(QStringLiteral(".gitattributes"), "* text=auto eol=crlf ident\nraw -text ident\n");
    c.put(QStringLiteral("text"), "one\ntwo\n");
    VERIFY_RESULT(c.commitAndDeploy());
    QCOMPARE(c.read(QStringLiteral("raw")), bytes);
    QCOMPARE(c.read(QStringLiteral("text")), QByteArray("one\ntwo\n"));
    QVERIFY(c.deploy()->written.isEmpty());
}

void TestCheckout::saysThatTheDiskIsFull()
{
    const SmallDisk disk("1m");
    QVERIFY2(disk.isMounted(), "a small disk could not be mounted (root is needed)");
    Case c;
    c.tree = disk.path() + QStringLiteral("/demo");
    c.put(QStringLiteral("a"), "small");
    VERIFY_RESULT(c.commitAndDeploy());
    c.put(QStringLiteral("a"), "changed");
    c.put(QStringLiteral("b"), randomBytes(2'000'000));
    COMPARE_ERROR(c.commitAndDeploy(), ErrorCode::DiskFull);
    QCOMPARE(c.all().size(), 1); // no half file, no temporary one
    QVERIFY(disk.grow("8m"));
    const auto outcome = c.deploy();
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->keptCopies.isEmpty());
    QCOMPARE(c.all().size(), 2);
}

void TestCheckout::saysThatAFileCannotBeWritten()
{
    Case c;
    c.put(QStringLiteral("d/a"), "1");
    c.repository.commit(QStringLiteral("One"));
    QDir().mkpath(c.tree);
    // A folder nobody may write to, not even root: a read-only mount.
    QDir().mkpath(c.at(QStringLiteral("d")));
    const QByteArray mountPoint = c.at(QStringLiteral("d")).toUtf8();
    QVERIFY2(::mount("tmpfs", mountPoint.constData(), "tmpfs", MS_RDONLY, nullptr) == 0, "needs root");
    const auto outcome = c.deploy();
    ::umount2(mountPoint.constData(), MNT_DETACH);
    COMPARE_ERROR(outcome, ErrorCode::FileAccess);
    QCOMPARE(outcome.error().subject, c.at(QStringLiteral("d/a")));
    VERIFY_RESULT(c.deploy());
}

void TestCheckout::endsByCancel()
{
    Case c;
    c.put(QStringLiteral("a"), "a");
    VERIFY_RESULT(c.commitAndDeploy());
    CancelSource source;
    source.cancel();
    COMPARE_ERROR(c.git.checkout({c.mirror, c.repository.head(), c.tree, kRun}, c.ledger, {}, source.token()),
                  ErrorCode::Cancelled);
}

void TestCheckout::largeFileNeedsNoMemoryAndEndsByCancel()
{
    Case c;
    QByteArray content;
    const QByteArray piece = randomBytes(16 * 1024);
    while (content.size() < 200 * 1024 * 1024)
        content += piece;
    c.put(QStringLiteral("large"), content);
    const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha1);
    content = {};
    c.repository.commit(QStringLiteral("Large"));
    const auto tip = c.git.look({c.repository.bare(), {}}, std::nullopt, {});
    VERIFY_RESULT(tip);
    VERIFY_RESULT(c.git.fetch({c.repository.bare(), {}}, c.mirror, *tip, {}, {}));

    CancelSource source;
    auto outcome = std::async(std::launch::async, [&] {
        return c.git.checkout({c.mirror, tip->commit, c.tree, kRun}, c.ledger, {}, source.token());
    });
    const auto isWriting = [&c] {
        const QFileInfoList files = QDir(c.tree).entryInfoList(QDir::Files | QDir::Hidden);
        return std::any_of(files.cbegin(), files.cend(), [](const QFileInfo &file) { return file.size() > 1'000'000; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWriting(), 20'000);
    QElapsedTimer clock;
    clock.start();
    source.cancel();
    COMPARE_ERROR(outcome.get(), ErrorCode::Cancelled);
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(QDir(c.tree).isEmpty(QDir::Files | QDir::Hidden));

    // Much less than the file, whatever the peak was before.
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    QVERIFY(reset.open(QIODevice::WriteOnly) && reset.write("5") == 1);
    reset.close();
    const auto peak = [] {
        QFile status(QStringLiteral("/proc/self/status"));
        const QByteArray text = status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
        return text.mid(text.indexOf("RssAnon:") + 8, 30).trimmed().split(' ').value(0).toLongLong();
    };
    std::atomic_bool isDone = false;
    qint64 most = 0;
    const qint64 before = peak();
    std::thread watcher([&] {
        while (!isDone) {
            most = std::max(most, peak());
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
    const auto written = c.git.checkout({c.mirror, tip->commit, c.tree, kRun}, c.ledger, {}, {});
    isDone = true;
    watcher.join();
    VERIFY_RESULT(written);
    QVERIFY2(most - before < 50 * 1024, qPrintable(QString::number(most - before)));
    QFile file(c.at(QStringLiteral("large")));
    QCryptographicHash onDisk(QCryptographicHash::Sha1);
    QVERIFY(file.open(QIODevice::ReadOnly) && onDisk.addData(&file));
    QCOMPARE(onDisk.result(), hash);
}

void TestCheckout::largeFileMayComeAsADelta()
{
    Case c;
    QByteArray content = randomBytes(6 * 1024 * 1024);
    c.put(QStringLiteral("large"), content);
    VERIFY_RESULT(c.commitAndDeploy());
    QCOMPARE(c.read(QStringLiteral("large")), content);
    for (int i = 0; i < 3; ++i) {
        content.replace(1024 * 1024 * (i + 1), 5, "other");
        c.put(QStringLiteral("large"), content);
        c.put(QStringLiteral("copy"), content.mid(10)); // beside it in one pack
        VERIFY_RESULT(c.commitAndDeploy());
        QCOMPARE(c.read(QStringLiteral("large")), content);
        QCOMPARE(c.read(QStringLiteral("copy")), content.mid(10));
    }
}

void TestCheckout::damagedLargeFileIsNoticed()
{
    Case c;
    c.put(QStringLiteral("large"), randomBytes(6 * 1024 * 1024));
    c.repository.commit(QStringLiteral("Large"));
    const auto tip = c.git.look({c.repository.bare(), {}}, std::nullopt, {});
    VERIFY_RESULT(tip);
    VERIFY_RESULT(c.git.fetch({c.repository.bare(), {}}, c.mirror, *tip, {}, {}));
    const QDir packs(c.mirror + QStringLiteral("/objects/pack"));
    QFile pack(packs.filePath(packs.entryList({QStringLiteral("*.pack")}).value(0)));
    QVERIFY(pack.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && pack.open(QIODevice::ReadWrite));
    QVERIFY(pack.seek(pack.size() / 2));
    const QByteArray here = pack.peek(1);
    QVERIFY(pack.write(QByteArray(1, char(~here.at(0)))) == 1);
    pack.close();
    COMPARE_ERROR(c.git.checkout({c.mirror, tip->commit, c.tree, kRun}, c.ledger, {}, {}), ErrorCode::GitDamaged);
    QVERIFY(!QFile::exists(c.at(QStringLiteral("large"))));
    // The next sync makes the mirror anew.
    VERIFY_RESULT(c.deploy());
    QCOMPARE(QFileInfo(c.at(QStringLiteral("large"))).size(), 6 * 1024 * 1024);
}

// Two threads write them, some in the same folder and some with the same content.
void TestCheckout::writesManyFilesInTheirOrder()
{
    Case c;
    Files files;
    for (int i = 0; i < 600; ++i)
        files.insert(
            QStringLiteral("%1/f%2").arg(QLatin1String(i % 5 ? "one" : "other")).arg(i, 3, 10, QLatin1Char('0')),
            i % 3 ? "the same" : QByteArray::number(i));
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        c.put(file.key(), file.value());
    auto outcome = c.commitAndDeploy();
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written, QStringList(files.keys()));
    QCOMPARE(c.all(), files);

    // Each edit is kept beside its file.
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        c.onDisk(file.key(), file.key().toUtf8());
        c.put(file.key(), "new");
    }
    outcome = c.commitAndDeploy();
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written, QStringList(files.keys()));
    QCOMPARE(outcome->keptCopies.size(), files.size());
    Files expected;
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        expected.insert(file.key(), "new");
        expected.insert(file.key() + QLatin1Char('.') + kRun, file.key().toUtf8());
    }
    QCOMPARE(c.all(), expected);
}

void TestCheckout::stopsBothThreadsAtAnError()
{
    const SmallDisk disk("1m");
    QVERIFY2(disk.isMounted(), "a small disk could not be mounted (root is needed)");
    Case c;
    c.tree = disk.path() + QStringLiteral("/demo");
    const QByteArray content = randomBytes(20'000);
    for (int i = 0; i < 200; ++i)
        c.put(QStringLiteral("%1/%2").arg(i / 20).arg(i), content);
    COMPARE_ERROR(c.commitAndDeploy(), ErrorCode::DiskFull);
    const Files written = c.all();
    QVERIFY(!written.isEmpty() && written.size() < 200);
    for (const QByteArray &file : written) // no half file, no temporary one
        QCOMPARE(file, content);
    QVERIFY(disk.grow("16m"));
    VERIFY_RESULT(c.deploy());
    QCOMPARE(c.all().size(), 200);
}

void TestCheckout::isFastWithManyFiles()
{
    Case c;
    for (int i = 0; i < 2000; ++i)
        c.put(QStringLiteral("d%1/f%2").arg(i / 40).arg(i), QByteArray(500, 'x') + QByteArray::number(i));
    QElapsedTimer timer;
    c.repository.commit(QStringLiteral("Many"));
    timer.start();
    VERIFY_RESULT(c.deploy());
    const qint64 first = timer.restart();
    c.put(QStringLiteral("d7/f290"), "changed");
    c.repository.commit(QStringLiteral("One"));
    const auto tip = c.git.look({c.repository.bare(), {}}, std::nullopt, {});
    VERIFY_RESULT(c.git.fetch({c.repository.bare(), {}}, c.mirror, *tip, {}, {}));
    timer.restart();
    const auto outcome = c.checkout(c.git, tip->commit);
    const qint64 second = timer.elapsed();
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written, QStringList(QStringLiteral("d7/f290")));
    qInfo() << "first" << first << "ms, one change" << second << "ms";
    QVERIFY2(second < 1000, qPrintable(QString::number(second))); // generous: shared, slow machines
}
