// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_composefiles.h"

#include "core/deploy/composefiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::deploy;
using namespace Qt::StringLiterals;

namespace {
void touch(const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}
} // namespace

void TestComposeFiles::findsTheFilesComposeWouldFind_data()
{
    QTest::addColumn<QStringList>("there");
    QTest::addColumn<QStringList>("chosen");
    QTest::newRow("compose.yaml") << QStringList{u"compose.yaml"_s} << QStringList{u"compose.yaml"_s};
    QTest::newRow("first name wins") << QStringList{u"docker-compose.yml"_s, u"compose.yml"_s}
                                     << QStringList{u"compose.yml"_s};
    QTest::newRow("old name") << QStringList{u"docker-compose.yaml"_s} << QStringList{u"docker-compose.yaml"_s};
    QTest::newRow("override") << QStringList{u"compose.yaml"_s, u"compose.override.yaml"_s}
                              << QStringList{u"compose.yaml"_s, u"compose.override.yaml"_s};
    QTest::newRow("old override") << QStringList{u"docker-compose.yml"_s, u"docker-compose.override.yml"_s}
                                  << QStringList{u"docker-compose.yml"_s, u"docker-compose.override.yml"_s};
}

void TestComposeFiles::findsTheFilesComposeWouldFind()
{
    QFETCH(QStringList, there);
    QFETCH(QStringList, chosen);
    const QTemporaryDir tree;
    for (const QString &name : there)
        touch(tree.filePath(name));
    const auto files = chooseComposeFiles(tree.path(), {});
    QVERIFY(files);
    QStringList expected;
    for (const QString &name : chosen)
        expected << tree.filePath(name);
    QCOMPARE(files->files, expected);
    QCOMPARE(files->projectDirectory, tree.path());
}

void TestComposeFiles::takesTheGivenPath()
{
    const QTemporaryDir tree;
    touch(tree.filePath(u"deploy/web.yaml"_s));
    touch(tree.filePath(u"deploy/compose.override.yaml"_s)); // only beside the default name
    const auto files = chooseComposeFiles(tree.path(), u"deploy/web.yaml"_s);
    QVERIFY(files);
    QCOMPARE(files->files, QStringList{tree.filePath(u"deploy/web.yaml"_s)});
    QCOMPARE(files->projectDirectory, tree.filePath(u"deploy"_s));
}

void TestComposeFiles::refusesAPathThatLeavesTheRepository_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("parent") << u"../compose.yaml"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s;
    QTest::newRow("link") << u"link.yaml"_s;
    QTest::newRow("folder link") << u"folder/compose.yaml"_s;
    QTest::newRow("dangling link") << u"dangling.yaml"_s;
    QTest::newRow("default name is a link") << QString();
}

void TestComposeFiles::refusesAPathThatLeavesTheRepository()
{
    QFETCH(QString, path);
    const QTemporaryDir outer;
    const QString tree = outer.filePath(u"tree"_s);
    QDir().mkpath(tree);
    touch(outer.filePath(u"compose.yaml"_s));
    QVERIFY(QFile::link(outer.filePath(u"compose.yaml"_s), tree + u"/link.yaml"_s));
    QVERIFY(QFile::link(outer.filePath(u"compose.yaml"_s), tree + u"/compose.yaml"_s));
    QVERIFY(QFile::link(u".."_s, tree + u"/folder"_s));
    QVERIFY(QFile::link(u"/nowhere/at/all"_s, tree + u"/dangling.yaml"_s));
    const auto files = chooseComposeFiles(tree, path);
    QVERIFY(!files);
    QCOMPARE(files.error().code, ErrorCode::ComposePathInvalid);
}

void TestComposeFiles::saysWhichFileIsMissing()
{
    const QTemporaryDir tree;
    QCOMPARE(chooseComposeFiles(tree.path(), {}).error(),
             (Error{ErrorCode::ComposeFileMissing, u"compose.yaml"_s, {}}));
    QCOMPARE(chooseComposeFiles(tree.path(), u"a/b.yaml"_s).error(),
             (Error{ErrorCode::ComposeFileMissing, u"a/b.yaml"_s, {}}));
}
