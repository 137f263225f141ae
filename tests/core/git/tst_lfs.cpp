// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_lfs.h"

#include "core/git/lfs/lfspointer.h"
#include "tests/core/git/gitfixture.h"
#include "tests/core/git/sshserver.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBytes = 300'000;

QString env(const char *name)
{
    return requiredEnvironment(name);
}
QByteArray oidOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}
QByteArray pointerOf(const QByteArray &content)
{
    return "version https://git-lfs.github.com/spec/v1\noid sha256:" + oidOf(content) + "\nsize " +
           QByteArray::number(content.size()) + '\n';
}
// The options of git that let it sign in at the tests' server.
QStringList signIn()
{
    const QByteArray basic = (env("SLIPWAY_TEST_GIT_USER") + u':' + env("SLIPWAY_TEST_GIT_PASSWORD")).toUtf8();
    return {u"-c"_s, u"http.sslCAInfo="_s + env("SLIPWAY_TEST_GIT_CA"), u"-c"_s,
            u"http.extraHeader=Authorization: Basic "_s + QString::fromLatin1(basic.toBase64())};
}
std::shared_ptr<const git::GitCredential> password(const QString &value)
{
    auto credential = std::make_shared<git::GitCredential>();
    credential->kind = git::GitCredential::Kind::Password;
    credential->username = env("SLIPWAY_TEST_GIT_USER");
    credential->password = SecretString(value);
    return credential;
}

// A repository whose *.bin are in Git LFS, put there by the real git-lfs.
struct Case : StackFolder {
    TestRepository repository{env("SLIPWAY_TEST_GIT_ROOT")};
    git::LibGit git;
    git::Remote remote{repository.under(env("SLIPWAY_TEST_GIT_HTTPS") + u"/private"_s),
                       env("SLIPWAY_TEST_GIT_CA"),
                       {},
                       password(env("SLIPWAY_TEST_GIT_PASSWORD"))};

    Case()
    {
        QFile::remove(env("SLIPWAY_TEST_GIT_LFS") + u"/requests"_s);
        repository.git({u"lfs"_s, u"install"_s, u"--local"_s});
        repository.git({u"remote"_s, u"set-url"_s, u"origin"_s, remote.url});
        repository.write(u".gitattributes"_s, "*.bin filter=lfs diff=lfs merge=lfs -text\n");
    }
    ~Case() { QFile::remove(settingsFile()); }
    // `isChecked`: git-lfs refuses to push a pointer whose content nobody has.
    void commit(const QString &message, bool isChecked = true)
    {
        repository.git({u"add"_s, u"-A"_s});
        repository.git({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, message});
        repository.git(signIn() + QStringList{u"push"_s, u"-q"_s, isChecked ? u"--verify"_s : u"--no-verify"_s,
                                              u"origin"_s, u"HEAD"_s});
    }
    QByteArray put(const QString &path, const QString &message)
    {
        const QByteArray content = randomBytes(kBytes);
        repository.write(path, content);
        commit(message);
        return content;
    }
    QString settingsFile() const { return env("SLIPWAY_TEST_GIT_LFS") + u'/' + repository.name() + u".json"_s; }
    void serve(const QJsonObject &settings) const { putFile(settingsFile(), QJsonDocument(settings).toJson()); }
    QString objectFile(const QByteArray &content) const
    {
        return env("SLIPWAY_TEST_GIT_LFS") + u"/objects/"_s + QString::fromLatin1(oidOf(content));
    }
    QString kept(const QByteArray &content) const
    {
        const QString oid = QString::fromLatin1(oidOf(content));
        return mirror + u"/lfs/%1/%2/%3"_s.arg(oid.left(2), oid.mid(2, 2), oid);
    }
    // The requests for contents that the server has met.
    QList<QJsonObject> downloads() const
    {
        QList<QJsonObject> found;
        for (const QByteArray &line : contentOf(env("SLIPWAY_TEST_GIT_LFS") + u"/requests"_s).split('\n')) {
            const QJsonObject request = QJsonDocument::fromJson(line).object();
            if (request.value("method"_L1).toString() == u"GET"_s)
                found << request;
        }
        return found;
    }
};

QString otherHost()
{
    return u"https://localhost:%1"_s.arg(QUrl(env("SLIPWAY_TEST_GIT_HTTPS")).port());
}

} // namespace

void TestLfs::pointersAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("size");
    const QByteArray good = pointerOf("x");
    QTest::newRow("a pointer") << good << qint64(1);
    QTest::newRow("without its last line break") << good.trimmed() << qint64(1);
    QTest::newRow("with an extension") << QByteArray(good).replace("oid", "ext-0-foo sha256:aa\noid") << qint64(1);
    QTest::newRow("another version") << QByteArray(good).replace("v1", "v2") << qint64(-1);
    QTest::newRow("no size") << good.left(good.indexOf("size")) << qint64(-1);
    QTest::newRow("a negative size") << QByteArray(good).replace("size ", "size -") << qint64(-1);
    QTest::newRow("a path as id") << QByteArray(good).replace(oidOf("x"), QByteArray(60, '.') + "/../") << qint64(-1);
    QTest::newRow("more than one kilobyte") << good + QByteArray(2000, ' ') << qint64(-1);
    QTest::newRow("more text") << good + "hello there\n" << qint64(-1);
    QTest::newRow("nothing") << QByteArray() << qint64(-1);
}

void TestLfs::pointersAreTold()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, size);
    const auto pointer = git::LfsPointer::parse(text);
    QCOMPARE(pointer ? pointer->size : qint64(-1), size);
    QCOMPARE(pointer && pointer->hasExtension, text.contains("ext-"));
}

// Or the rest would prove only that two programs of ours agree.
void TestLfs::serverServesTheRealClient()
{
    Case c;
    const QByteArray content = c.put(u"data/big.bin"_s, u"big"_s);
    QVERIFY(QFile::exists(c.objectFile(content)));
    QCOMPARE(c.repository.git({u"cat-file"_s, u"-p"_s, u"HEAD:data/big.bin"_s}).toUtf8() + '\n', pointerOf(content));
    const QTemporaryDir folder;
    TestRepository::run(signIn() + QStringList{u"-c"_s, u"filter.lfs.smudge=git-lfs smudge -- %f"_s, u"-c"_s,
                                               u"filter.lfs.process=git-lfs filter-process"_s, u"-c"_s,
                                               u"filter.lfs.required=true"_s, u"clone"_s, u"-q"_s, c.remote.url,
                                               folder.filePath(u"clone"_s)},
                        folder.path());
    QCOMPARE(contentOf(folder.filePath(u"clone/data/big.bin"_s)), content);
}

void TestLfs::contentsStandInTheWorkTree_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"https", "http", "file", "a folder"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestLfs::contentsStandInTheWorkTree()
{
    QFETCH(QString, way);
    Case c;
    const QByteArray content = c.put(u"data/big.bin"_s, u"big"_s);
    if (way == "http"_L1)
        c.remote.url = c.repository.under(env("SLIPWAY_TEST_GIT_HTTP") + u"/private"_s);
    if (way == "file"_L1)
        c.remote = {u"file://"_s + c.repository.work(), {}};
    if (way == "a folder"_L1)
        c.remote = {c.repository.work(), {}};
    const auto tip = c.git.look(c.remote, std::nullopt, {});
    VERIFY_RESULT(tip);
    git::Progress last;
    const auto fetched = c.git.fetch(c.remote, c.mirror, *tip, [&](const git::Progress &p) { last = p; }, {});
    VERIFY_RESULT(fetched);
    QVERIFY(fetched->receivedBytes > kBytes);
    QCOMPARE(last.totalBytes, qint64(kBytes));
    QCOMPARE(last.receivedBytes, qint64(kBytes));
    QCOMPARE(last.receivedObjects, last.totalObjects);
    const auto outcome = c.checkout(c.git, tip->commit);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->notes, QStringList());
    QCOMPARE(c.read(u"data/big.bin"_s), content);
    const auto again = c.git.fetch(c.remote, c.mirror, *tip, {}, {});
    VERIFY_RESULT(again);
    QVERIFY(again->wasThere);
}

void TestLfs::contentsOfSubmodulesComeFromTheirOwn()
{
    Case inner;
    const QByteArray content = inner.put(u"deep/i.bin"_s, u"i"_s);
    Case c;
    c.repository.write(u".gitmodules"_s,
                       "[submodule \"in\"]\n\tpath = lib/in\n\turl = ../" + inner.repository.name().toUtf8() + '\n');
    c.repository.git({u"add"_s, u".gitmodules"_s});
    c.repository.git(
        {u"update-index"_s, u"--add"_s, u"--cacheinfo"_s, u"160000,%1,lib/in"_s.arg(inner.repository.head())});
    c.repository.git({u"commit"_s, u"-qm"_s, u"module"_s});
    c.repository.git(signIn() + QStringList{u"push"_s, u"-q"_s, u"origin"_s, u"HEAD"_s});
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QCOMPARE(c.read(u"lib/in/deep/i.bin"_s), content);
    QCOMPARE(c.downloads().size(), 1);
    QVERIFY(c.downloads().first().value("path"_L1).toString().contains(inner.repository.name()));
}

void TestLfs::laterSyncsKnowTheFile()
{
    Case c;
    const QByteArray first = c.put(u"big.bin"_s, u"one"_s);
    VERIFY_RESULT(c.sync(c.git, c.remote));
    auto outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written, QStringList());
    // Its times change: it is read and still ours.
    QFile file(c.at(u"big.bin"_s));
    QVERIFY(file.open(QIODevice::ReadWrite) &&
            file.setFileTime(QDateTime::currentDateTime(), QFile::FileModificationTime));
    file.close();
    outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written + outcome->keptCopies, QStringList());
    QVERIFY(file.open(QIODevice::ReadWrite) &&
            file.setFileTime(QDateTime::currentDateTime().addSecs(-5), QFile::FileModificationTime));
    file.close();
    const QByteArray second = c.put(u"big.bin"_s, u"two"_s);
    outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written, QStringList{u"big.bin"_s});
    QCOMPARE(outcome->keptCopies, QStringList());
    QCOMPARE(c.read(u"big.bin"_s), second);
    // Removed and added again: the content on disk is recognised.
    c.ledger.rows.clear();
    outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->written + outcome->keptCopies, QStringList());
    // Edited in place: Git wins, a copy is kept.
    c.StackFolder::put(u"big.bin"_s, "edited");
    const QByteArray third = c.put(u"big.bin"_s, u"three"_s);
    outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->keptCopies, QStringList{u"big.bin.slipway-run-1"_s});
    QCOMPARE(c.read(u"big.bin"_s), third);
    // A pointer that an older Slipway left is not ours to leave.
    c.StackFolder::put(u"big.bin"_s, pointerOf(third));
    outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->keptCopies, QStringList());
    QCOMPARE(c.read(u"big.bin"_s), third);
    // Back to the commit before: its content is still here.
    QVERIFY(QFile::exists(c.kept(second)));
    c.repository.remove(u"big.bin"_s);
    c.commit(u"gone"_s);
    outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->removed, QStringList{u"big.bin"_s});
    QCOMPARE(outcome->keptCopies, QStringList());
}

void TestLfs::renewedMirrorKeepsThem()
{
    Case c;
    const QByteArray content = c.put(u"big.bin"_s, u"one"_s);
    VERIFY_RESULT(c.sync(c.git, c.remote));
    putFile(c.mirror + u"/slipway-damaged"_s, "");
    const auto tip = c.git.look(c.remote, std::nullopt, {});
    VERIFY_RESULT(tip);
    VERIFY_RESULT(c.git.fetch(c.remote, c.mirror, *tip, {}, {}));
    QCOMPARE(c.downloads().size(), 1);
    QVERIFY(QFile::exists(c.kept(content)));
}

void TestLfs::unusedOnesGo()
{
    Case c;
    const QByteArray first = c.put(u"big.bin"_s, u"1"_s);
    VERIFY_RESULT(c.sync(c.git, c.remote));
    for (const char *message : {"2", "3", "4"}) {
        c.put(u"big.bin"_s, QString::fromLatin1(message));
        VERIFY_RESULT(c.sync(c.git, c.remote));
    }
    QVERIFY(!QFile::exists(c.kept(first)));
}

void TestLfs::otherHostGetsOnlyItsLease()
{
    Case c;
    const QByteArray content = c.put(u"big.bin"_s, u"one"_s);
    c.serve({{u"other"_s, otherHost()}});
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QCOMPARE(c.read(u"big.bin"_s), content);
    QCOMPARE(c.downloads().size(), 1);
    const QJsonObject request = c.downloads().first();
    QVERIFY(request.value("host"_L1).toString().startsWith(u"localhost"_s));
    const QJsonObject headers = request.value("headers"_L1).toObject();
    QCOMPARE(headers.value("X-Lease"_L1).toString(), u"lease-of-the-server"_s);
    QVERIFY(!headers.contains("Authorization"_L1));
}

void TestLfs::lfsconfigNamesTheServer_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("isSignedIn");
    QTest::newRow("the same") << env("SLIPWAY_TEST_GIT_HTTPS") << true;
    QTest::newRow("another") << u"http://localhost:%1"_s.arg(QUrl(env("SLIPWAY_TEST_GIT_HTTP")).port()) << false;
}

void TestLfs::lfsconfigNamesTheServer()
{
    QFETCH(QString, server);
    QFETCH(bool, isSignedIn);
    Case c;
    const QByteArray content = c.put(u"big.bin"_s, u"one"_s);
    c.repository.write(u".lfsconfig"_s, "# where it is\n[core]\n\turl = no\n[lfs]\n\turl = \"" + server.toUtf8() +
                                            "/elsewhere.git/info/lfs/\"\n");
    c.commit(u"config"_s, false);
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QCOMPARE(c.read(u"big.bin"_s), content);
    QCOMPARE(c.downloads().size(), 1);
    const QJsonObject request = c.downloads().first();
    QVERIFY(request.value("path"_L1).toString().startsWith(u"/elsewhere.git/"_s));
    QCOMPARE(request.value("headers"_L1).toObject().contains("Authorization"_L1), isSignedIn);
}

void TestLfs::lfsconfigMayNotNameAFolder()
{
    Case c;
    c.put(u"big.bin"_s, u"one"_s);
    c.repository.write(u".lfsconfig"_s, "[lfs]\nurl = file:///etc\n");
    c.commit(u"config"_s, false);
    const auto refused = c.sync(c.git, c.remote);
    COMPARE_ERROR(refused, ErrorCode::GitLfs);
    QCOMPARE(refused.error().subject, u"big.bin"_s);
    QVERIFY(refused.error().detail.contains(u".lfsconfig"_s));
    QVERIFY(c.all().isEmpty());
}

void TestLfs::redirectTakesNoHeaderAlong()
{
    Case c;
    const QByteArray content = c.put(u"big.bin"_s, u"one"_s);
    c.serve({{u"redirect"_s, otherHost()}});
    VERIFY_RESULT(c.sync(c.git, c.remote));
    QCOMPARE(c.read(u"big.bin"_s), content);
    QCOMPARE(c.downloads().size(), 2);
    QVERIFY(c.downloads().first().value("headers"_L1).toObject().contains("Authorization"_L1));
    QVERIFY(!c.downloads().last().value("headers"_L1).toObject().contains("Authorization"_L1));
    // Never to where it is not encrypted.
    Case d;
    d.put(u"big.bin"_s, u"one"_s);
    d.serve({{u"redirect"_s, u"http://localhost:%1"_s.arg(QUrl(env("SLIPWAY_TEST_GIT_HTTP")).port())}});
    COMPARE_ERROR(d.sync(d.git, d.remote), ErrorCode::GitTls);
    QVERIFY(d.all().isEmpty());
}

void TestLfs::overSshAreLent()
{
    Case c;
    const QByteArray content = c.put(u"big.bin"_s, u"one"_s);
    const QString program = sshFile(u"bin/git-lfs-authenticate"_s);
    const QString base = c.remote.url;
    git::Remote remote{c.repository.under(env("SLIPWAY_TEST_GIT_SSH")),
                       env("SLIPWAY_TEST_GIT_CA"),
                       {},
                       sshKey(env("SLIPWAY_TEST_SSH_KEY")),
                       {env("SLIPWAY_TEST_SSH_KNOWN_HOSTS")}};
    QFile::remove(program);
    const auto without = c.sync(c.git, remote);
    COMPARE_ERROR(without, ErrorCode::GitLfs);
    QCOMPARE(without.error().subject, u"big.bin"_s);
    const QByteArray basic =
        (env("SLIPWAY_TEST_GIT_USER") + u':' + env("SLIPWAY_TEST_GIT_PASSWORD")).toUtf8().toBase64();
    putFile(program, "#!/bin/sh\n[ \"$2\" = download ] || exit 1\ncase $1 in *" + c.repository.name().toUtf8() +
                         ") ;; *) exit 1 ;; esac\necho '{\"href\":\"" + base.toUtf8() +
                         "/info/lfs\",\"header\":{\"Authorization\":\"Basic " + basic + "\"}}'\n");
    QVERIFY(QFile(program).setPermissions(QFile::Permissions(0x7755)));
    // nginx asks for a sign-in at the contents' own address too: the batch names it with none.
    c.serve({{u"other"_s, env("SLIPWAY_TEST_GIT_HTTPS")}});
    const auto synced = c.sync(c.git, remote);
    QFile::remove(program);
    VERIFY_RESULT(synced);
    QCOMPARE(c.read(u"big.bin"_s), content);
}

void TestLfs::failuresNameTheFile_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("the content is gone") << u"gone"_s << u"the content is gone"_s;
    QTest::newRow("another content") << u"bytes"_s << u"another content"_s;
    QTest::newRow("more than it has") << u"more"_s << u"more than"_s;
    QTest::newRow("no Git LFS there") << u"none"_s << u"lfs/objects"_s;
}

void TestLfs::failuresNameTheFile()
{
    QFETCH(QString, what);
    QFETCH(QString, reason);
    Case c;
    const QByteArray content = c.put(u"data/big.bin"_s, u"one"_s);
    if (what == "gone"_L1)
        QVERIFY(QFile::remove(c.objectFile(content)));
    if (what == "bytes"_L1)
        c.serve({{u"bytes"_s, QString(kBytes, u'x')}});
    if (what == "more"_L1)
        c.serve({{u"bytes"_s, QString(kBytes + 1, u'x')}});
    if (what == "none"_L1)
        c.remote = {c.repository.fileUrl(), {}};
    const auto refused = c.sync(c.git, c.remote);
    COMPARE_ERROR(refused, ErrorCode::GitLfs);
    QCOMPARE(refused.error().subject, u"data/big.bin"_s);
    QVERIFY2(refused.error().detail.contains(reason), qPrintable(text(refused.error())));
    QVERIFY(c.all().isEmpty());
    QVERIFY(!QFile::exists(c.kept(content)));
    QCOMPARE(QDir(c.mirror + u"/lfs"_s).entryList({u"part-*"_s}, QDir::Files), QStringList());
    // The mirror has the commit: the checkout alone stops too.
    const auto direct = c.checkout(c.git, c.repository.head());
    COMPARE_ERROR(direct, ErrorCode::GitLfs);
    QVERIFY(c.all().isEmpty());
}

void TestLfs::unusedPointersAreNoted()
{
    Case c;
    c.repository.write(u".gitattributes"_s, "*.txt text\n");
    c.repository.write(u"example.txt"_s, pointerOf("x"));
    c.commit(u"text"_s, false);
    const auto outcome = c.sync(c.git, c.remote);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->notes.size(), 1);
    QVERIFY(outcome->notes.first().contains(u"example.txt"_s));
    QCOMPARE(c.read(u"example.txt"_s), pointerOf("x"));
}

void TestLfs::sizeLimitHolds()
{
    Case c;
    c.put(u"one.bin"_s, u"one"_s);
    c.put(u"two.bin"_s, u"two"_s);
    c.remote.mostBytes = kBytes + kBytes / 2;
    COMPARE_ERROR(c.sync(c.git, c.remote), ErrorCode::GitTooBig);
    QVERIFY(c.all().isEmpty());
}
