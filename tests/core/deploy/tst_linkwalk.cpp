// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_linkwalk.h"

#include "core/deploy/linkwalk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway::deploy;
using namespace Qt::StringLiterals;

namespace {

void makeTree(const QString &root)
{
    QVERIFY(QDir(root).mkpath(u"real/deep"_s));
    for (const auto &[name, target] :
         std::initializer_list<std::pair<QString, QString>>{{u"file"_s, u"real/file.env"_s},
                                                            {u"folder"_s, u"real"_s},
                                                            {u"twice"_s, u"folder/deep"_s},
                                                            {u"real/up"_s, u"../real/deep"_s},
                                                            {u"whole"_s, root + u"/real"_s},
                                                            {u"out"_s, u"/etc"_s},
                                                            {u"above"_s, u"../elsewhere"_s},
                                                            {u"dangling"_s, u"nothing/there"_s},
                                                            {u"circle"_s, u"circle"_s},
                                                            {u"tree"_s, u"."_s}})
        QVERIFY(QFile::link(target, root + u'/' + name));
}

} // namespace

void TestLinkWalk::followsLinksWithinTheTree_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("links");
    QTest::addColumn<QString>("end"); // "-": lost
    const QStringList none;
    QTest::newRow("plain") << u"real/file.env"_s << none << u"real/file.env"_s;
    QTest::newRow("not there") << u"no/such/file"_s << none << u"no/such/file"_s;
    QTest::newRow("the tree") << u"."_s << none << u""_s;
    QTest::newRow("file") << u"file"_s << QStringList{u"file"_s} << u"real/file.env"_s;
    QTest::newRow("folder") << u"folder/x"_s << QStringList{u"folder"_s} << u"real/x"_s;
    QTest::newRow("one by the other") << u"twice/x"_s << QStringList{u"twice"_s, u"folder"_s} << u"real/deep/x"_s;
    QTest::newRow("upwards") << u"real/up/x"_s << QStringList{u"real/up"_s} << u"real/deep/x"_s;
    QTest::newRow("absolute, within") << u"whole/x"_s << QStringList{u"whole"_s} << u"real/x"_s;
    QTest::newRow("dangling") << u"dangling"_s << QStringList{u"dangling"_s} << u"nothing/there"_s;
    QTest::newRow("to the tree") << u"tree/file"_s << QStringList{u"tree"_s, u"file"_s} << u"real/file.env"_s;
    QTest::newRow("out") << u"out/passwd"_s << QStringList{u"out"_s} << u"-"_s;
    QTest::newRow("above") << u"above"_s << QStringList{u"above"_s} << u"-"_s;
    QTest::newRow("never in") << u"/etc/passwd"_s << none << u"-"_s;
    QTest::newRow("written outwards") << u"../x"_s << none << u"-"_s;
    QTest::newRow("circle") << u"circle/x"_s << QStringList(40, u"circle"_s) << u"-"_s;
}

void TestLinkWalk::followsLinksWithinTheTree()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    makeTree(folder.path());
    for (const QString &asked : {path, QDir(folder.path()).absoluteFilePath(path)}) {
        const LinkWalk walk = walkLinks(folder.path(), asked);
        QTEST(walk.links, "links");
        QTEST(walk.isLost ? u"-"_s : walk.end, "end");
    }
}

void TestLinkWalk::treeMayStandBehindALink()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"tree"_s));
    const QString real = folder.filePath(u"tree"_s);
    const QString link = folder.filePath(u"link"_s);
    QVERIFY(QFile::link(real, link));
    makeTree(real);
    QCOMPARE(walkLinks(link, real + u"/file"_s).end, u"real/file.env"_s);
    QCOMPARE(walkLinks(link, link + u"/whole/x"_s).end, u"real/x"_s);
}
