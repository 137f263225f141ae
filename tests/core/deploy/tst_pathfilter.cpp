// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_pathfilter.h"

#include "core/deploy/composereferences.h"
#include "core/deploy/pathfilter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway::deploy;
using namespace Qt::StringLiterals;

void TestPathFilter::matchesAsGitignoreReadsItsLines_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isMatching");
    const auto row = [](const char *name, const QStringList &patterns, const char *path, bool isMatching) {
        QTest::newRow(name) << patterns << QString::fromUtf8(path) << isMatching;
    };
    row("none", {}, "a", false);
    row("name", {u"a.txt"_s}, "a.txt", true);
    row("name in a folder", {u"a.txt"_s}, "x/y/a.txt", true);
    row("name is not a part", {u"a.txt"_s}, "ba.txt", false);
    row("name is no beginning", {u"a"_s}, "ab", false);
    row("dot is a dot", {u"a.txt"_s}, "a-txt", false);
    row("upper case is another", {u"a.txt"_s}, "A.txt", false);
    row("blanks around", {u"  a.txt "_s}, "a.txt", true);
    row("blank within", {u"a b"_s}, "a b", true);
    row("umlaut", {u"grün*"_s}, "x/grünes", true);
    row("star", {u"*.yaml"_s}, "deploy/a.yaml", true);
    row("star stays in its folder", {u"deploy/*.yaml"_s}, "deploy/x/a.yaml", false);
    row("star may be nothing", {u"a*b"_s}, "ab", true);
    row("anchored by a slash in it", {u"deploy/a"_s}, "x/deploy/a", false);
    row("anchored by a slash before", {u"/a"_s}, "a", true);
    row("anchored is the root only", {u"/a"_s}, "x/a", false);
    row("folder by its name", {u"docs"_s}, "x/docs/y/z", true);
    row("folder with a slash", {u"docs/"_s}, "x/docs/y/z", true);
    row("folder with a slash is no file", {u"docs/"_s}, "x/docs", false);
    row("anchored folder", {u"/docs/"_s}, "docs/a", true);
    row("anchored folder elsewhere", {u"/docs/"_s}, "x/docs/a", false);
    row("folder of a path", {u"a/b"_s}, "a/b/c", true);
    row("stars alone", {u"**"_s}, "a/b/c", true);
    row("stars first", {u"**/a"_s}, "a", true);
    row("stars first, deep", {u"**/a"_s}, "x/y/a", true);
    row("stars last", {u"a/**"_s}, "a/b/c", true);
    row("stars last, not the folder itself", {u"a/**"_s}, "ab/c", false);
    row("stars within, none", {u"a/**/b"_s}, "a/b", true);
    row("stars within, some", {u"a/**/b"_s}, "a/x/y/b", true);
    row("stars within, whole names", {u"a/**/b"_s}, "a/xb", false);
    row("stars after a name", {u"foo**/bar"_s}, "foobar", false);
    row("question mark", {u"a?c"_s}, "abc", true);
    row("question mark is no slash", {u"/a?c"_s}, "a/c", false);
    row("question mark is one", {u"a?c"_s}, "ac", false);
    row("class", {u"v[12].txt"_s}, "v2.txt", true);
    row("class, other", {u"v[12].txt"_s}, "v3.txt", false);
    row("range", {u"v[a-f]"_s}, "vd", true);
    row("not of a class", {u"v[!12]"_s}, "v3", true);
    row("not of a class, one of it", {u"v[!12]"_s}, "v1", false);
    row("caret as not", {u"v[^12]"_s}, "v1", false);
    row("not of a class is no slash", {u"/v[!1]x"_s}, "v/x", false);
    row("bracket in a class", {u"v[]]"_s}, "v]", true);
    row("bracket alone", {u"v[1"_s}, "v[1", true);
    row("characters of expressions", {u"a+(b)|c$"_s}, "a+(b)|c$", true);
    row("excluded", {u"*.md"_s, u"!README.md"_s}, "x/README.md", false);
    row("not excluded", {u"*.md"_s, u"!README.md"_s}, "x/a.md", true);
    row("the last line wins", {u"*.md"_s, u"!README.md"_s, u"/README.md"_s}, "README.md", true);
    row("the last line wins, elsewhere", {u"*.md"_s, u"!README.md"_s, u"/README.md"_s}, "x/README.md", false);
    row("folder without one below", {u"app/"_s, u"!app/docs/"_s}, "app/docs/a", false);
    row("only what does not count", {u"!docs/"_s}, "docs/a", false);
    row("only what does not count, other", {u"!docs/"_s}, "src/a", true);
    row("wrong range", {u"[z-a]"_s}, "m", false);
}

void TestPathFilter::matchesAsGitignoreReadsItsLines()
{
    QFETCH(QStringList, patterns);
    QFETCH(QString, path);
    QFETCH(bool, isMatching);
    QCOMPARE(PathFilter(patterns).matches(path), isMatching);
}

void TestPathFilter::keepsTheOrderOfWhatMatches()
{
    QCOMPARE(PathFilter({u"*.b"_s}).matching({u"z.b"_s, u"c"_s, u"a.b"_s}), QStringList({u"z.b"_s, u"a.b"_s}));
}

void TestPathFilter::saysWhatIsWrongWithAPattern_data()
{
    QTest::addColumn<bool>("isGood");
    for (const char *good : {"a", "!a", "/a/", "**", "a/**/b", "[a-z]*", "a..b", "v[1"})
        QTest::newRow(good) << true;
    for (const char *bad : {"", "  ", "!", "/", "!/", "a\\b", "../a", "a/../b", "!..", "[z-a]"})
        QTest::newRow(bad) << false;
}

void TestPathFilter::saysWhatIsWrongWithAPattern()
{
    QFETCH(bool, isGood);
    const QString problem = patternProblem(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(problem.isEmpty() == isGood, qPrintable(problem));
}

void TestPathFilter::findsFilesBelowPlaces_data()
{
    QTest::addColumn<QStringList>("places");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("none") << QStringList() << QStringList();
    QTest::newRow("all") << QStringList{QString()} << QStringList{u"a/b"_s, u"ab/c"_s, u"d"_s};
    QTest::newRow("folder") << QStringList{u"a"_s} << QStringList{u"a/b"_s};
    QTest::newRow("file") << QStringList{u"d"_s} << QStringList{u"d"_s};
    QTest::newRow("each once") << QStringList{u"a"_s, u"a/b"_s, u"ab"_s} << QStringList{u"a/b"_s, u"ab/c"_s};
    QTest::newRow("elsewhere") << QStringList{u"b"_s, u"a/b/c"_s} << QStringList();
}

void TestPathFilter::findsFilesBelowPlaces()
{
    QFETCH(QStringList, places);
    QFETCH(QStringList, found);
    QCOMPARE(filesBelow({u"a/b"_s, u"ab/c"_s, u"d"_s}, places), found);
}

void TestPathFilter::findsWhatComposeFilesNameOutsideOfTheirFolder_data()
{
    QTest::addColumn<QByteArray>("compose");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const QByteArray &compose, const QStringList &found) {
        QTest::newRow(name) << compose << true << found;
    };
    row("nothing", "services: {web: {image: \"a:1\", volumes: [\"./x:/x\"]}}", {});
    row("env file", "services:\n  web:\n    env_file: ../common.env\n", {u"common.env"_s});
    row("env files", "env_file:\n  - '../a.env'\n  - path: \"sub/../../b\"\n", {u"a.env"_s, u"b"_s});
    row("flow", "env_file: [../a.env,../b.env]", {u"a.env"_s, u"b.env"_s});
    row("parent", "build: ..", {QString()});
    row("comment", "# ../a.env\nx: 1 # ../b.env\n", {});
    row("drawn in", "include:\n  - sub/other.yaml\n",
        {u"shop/sub/other.yaml"_s, u"shop/sub/.env"_s, u"shop/deep.env"_s, u"far/third.yml"_s, u"far/.env"_s,
         u"far/fourth.yml"_s, u"gone.env"_s});
    row("drawn in and gone", "extends: {file: ../gone.yaml}", {u"gone.yaml"_s});
    row("variable elsewhere", "image: ${NAME}:${TAG:-1.2}\ncommand: echo $$HOME/x\n", {});
    QTest::newRow("by a variable") << QByteArray("env_file: ../${NAME}.env") << false << QStringList();
    QTest::newRow("by a variable alone") << QByteArray("env_file: ${DIR:-..}/x.env") << false << QStringList();
}

void TestPathFilter::findsWhatComposeFilesNameOutsideOfTheirFolder()
{
    QFETCH(QByteArray, compose);
    QFETCH(bool, isKnown);
    QFETCH(QStringList, found);
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &content) {
        QFile file(folder.filePath(name));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write(u"shop/compose.yaml"_s, compose);
    write(u"shop/sub/other.yaml"_s, "env_file: ../deep.env\ninclude: [../../far/third.yml]\n");
    write(u"far/third.yml"_s, "extends: {file: fourth.yml}\n");
    write(u"far/fourth.yml"_s, "include: [third.yml]\nenv_file: [../gone.env]\n");
    const auto references = composeReferences({folder.filePath(u"shop/compose.yaml"_s)});
    QCOMPARE(references.has_value(), isKnown);
    if (!references)
        return;
    QStringList names;
    for (const QString &path : *references)
        names << path.mid(folder.path().size() + 1);
    QCOMPARE(names, found);
}
