// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_hostiletree.h"

#include "tests/core/git/gitfixture.h"

#include <QElapsedTimer>

using namespace slipway;
using namespace slipway::tests;

namespace {

struct RawEntry {
    QByteArray mode;
    QByteArray name;
    QString oid;
};

// Trees as no git command would make them, in a bare repository that serves them.
struct Case : StackFolder {
    QTemporaryDir repositories;
    TestRepository repository{repositories.path()};
    git::LibGit git;

    QString blob(const QByteArray &content)
    {
        return repository.gitBare({QStringLiteral("hash-object"), QStringLiteral("-w"), QStringLiteral("--stdin")},
                                  content);
    }
    QString tree_(const QVector<RawEntry> &entries)
    {
        QByteArray raw;
        for (const RawEntry &entry : entries)
            raw += entry.mode + ' ' + entry.name + '\0' + QByteArray::fromHex(entry.oid.toLatin1());
        return repository.gitBare({QStringLiteral("hash-object"), QStringLiteral("-w"), QStringLiteral("-t"),
                                   QStringLiteral("tree"), QStringLiteral("--literally"), QStringLiteral("--stdin")},
                                  raw);
    }
    QString publish(const QString &root)
    {
        const QString commit =
            repository.gitBare({QStringLiteral("commit-tree"), QStringLiteral("-m"), QStringLiteral("x"), root});
        repository.gitBare({QStringLiteral("update-ref"), QStringLiteral("refs/heads/main"), commit});
        return commit;
    }
};

} // namespace

// Made once: only its branch changes from row to row.
struct TestHostileTree::Shared : Case {};

TestHostileTree::TestHostileTree() = default;
TestHostileTree::~TestHostileTree() = default;

void TestHostileTree::initTestCase()
{
    m_case = std::make_unique<Shared>();
}

void TestHostileTree::cleanupTestCase()
{
    m_case.reset();
}

void TestHostileTree::isRefusedBeforeAnythingIsWritten_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isFolder");
    const auto both = [](const char *label, const QByteArray &name) {
        QTest::newRow(label) << name << false;
        QTest::newRow((QByteArray(label) + ", folder").constData()) << name << true;
    };
    both(".git", ".git");
    both(".GIT", ".GIT");
    both("git~1", "git~1");
    both("GIT~1", "GIT~1");
    both("dot at the end", ".git.");
    both("space at the end", ".git ");
    both("stream", ".git::$INDEX_ALLOCATION");
    both("HFS ignorable", ".g\xe2\x80\x8cit");
    both("HFS ignorable at the end", ".Git\xef\xbb\xbf");
    both("backslash", ".git\\hooks");
    both("backslash up", "..\\x");
    both("dot dot", "..");
    both("dot", ".");
    both("slash", "a/b");
    both("absolute", "/etc/x");
    both("control character", "a\nb");
    both("delete character", "a\x7f");
    both("too long", QByteArray(256, 'a'));
}

void TestHostileTree::isRefusedBeforeAnythingIsWritten()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isFolder);
    Case &c = *m_case;
    const QString blob = c.blob("evil");
    const QString inner = c.tree_({{"100755", "pre-commit", blob}});
    const QVector<RawEntry> evil{
        {isFolder ? QByteArray("40000") : QByteArray("100644"), name, isFolder ? inner : blob}};
    // At the top and in a folder.
    for (const bool isDeep : {false, true}) {
        QVector<RawEntry> top{{"100644", "AAA", blob}};
        if (isDeep)
            top << RawEntry{"40000", "sub", c.tree_(evil)};
        else
            top << evil;
        c.publish(c.tree_(top));
        StackFolder stack;
        const auto outcome = stack.sync(c.git, c.repository.bare());
        COMPARE_ERROR(outcome, ErrorCode::GitHostile);
        QVERIFY(!outcome.error().subject.isEmpty());
        QVERIFY(stack.all().isEmpty());
        QVERIFY(stack.ledger.rows.isEmpty());
    }
}

void TestHostileTree::oddNamesAreFine_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {".gitignore", ".github", ".gitx", "git", "git~2", "...", "a b", " ", "-rf", "ünïcode",
                             "\\x2d", "a:b", "CON", "*", "~"})
        QTest::newRow(name) << QByteArray(name);
}

void TestHostileTree::oddNamesAreFine()
{
    QFETCH(QByteArray, name);
    Case &c = *m_case;
    const QString blob = c.blob("fine");
    c.publish(c.tree_({{"100644", name, blob}}));
    StackFolder stack;
    VERIFY_RESULT(stack.sync(c.git, c.repository.bare()));
    QCOMPARE(stack.read(QString::fromUtf8(name)), QByteArray("fine"));
}

void TestHostileTree::aBombIsRefused()
{
    Case c;
    const QString blob = c.blob("x");
    // The same path as link and as folder: a write through the link would leave the tree.
    const QString link = c.blob("/tmp");
    c.publish(c.tree_({{"120000", "a", link}, {"40000", "a", c.tree_({{"100644", "b", blob}})}}));
    COMPARE_ERROR(c.sync(c.git, c.repository.bare()), ErrorCode::GitHostile);
    c.publish(c.tree_({{"100644", "a", blob}, {"100755", "a", blob}}));
    COMPARE_ERROR(c.sync(c.git, c.repository.bare()), ErrorCode::GitHostile);
    QVERIFY(c.all().isEmpty());
    // Ten folders of ten folders of …: 10^9 files in ten small trees. Reading it
    // for completeness must not take for ever either.
    QString level = c.tree_({{"100644", "f", blob}});
    for (int depth = 0; depth < 9; ++depth) {
        QVector<RawEntry> entries;
        for (char digit = '0'; digit <= '9'; ++digit)
            entries << RawEntry{"40000", QByteArray(1, digit), level};
        level = c.tree_(entries);
    }
    c.publish(level);
    QElapsedTimer timer;
    timer.start();
    COMPARE_ERROR(c.sync(c.git, c.repository.bare()), ErrorCode::GitHostile);
    QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
}
