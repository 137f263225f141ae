// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_interruptedcheckout.h"

#include "core/git/worktree/checkoutplan.h"
#include "tests/core/git/gitfixture.h"

#include <QDataStream>
#include <QRandomGenerator>
#include <QSaveFile>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace slipway;
using namespace slipway::tests;

namespace {

using Files = QMap<QString, QByteArray>;

// Three commits that change, add, remove and swap files and folders; of so many
// files that two threads write them.
struct Case : StackFolder {
    QTemporaryDir repositories;
    TestRepository repository{repositories.path()};
    git::LibGit git;
    QStringList commits;
    QVector<Files> states;

    Case()
    {
        for (int i = 0; i < 8; ++i)
            repository.write(QStringLiteral("f%1").arg(i), "A" + QByteArray::number(i));
        repository.write(QStringLiteral("swap"), "file");
        repository.write(QStringLiteral("tree/x/y"), "deep");
        many("A");
        add();
        for (int i = 0; i < 5; ++i)
            repository.write(QStringLiteral("f%1").arg(i), "B" + QByteArray::number(i));
        repository.remove(QStringLiteral("f7"));
        repository.remove(QStringLiteral("swap"));
        repository.remove(QStringLiteral("tree"));
        repository.write(QStringLiteral("swap/inner"), "folder");
        repository.write(QStringLiteral("tree"), "now a file");
        repository.write(QStringLiteral("new/g"), "new");
        many("B");
        add();
        for (int i = 3; i < 7; ++i)
            repository.write(QStringLiteral("f%1").arg(i), "C" + QByteArray::number(i));
        repository.remove(QStringLiteral("new"));
        many("C");
        add();
    }

    void many(const QByteArray &content)
    {
        for (int i = 0; i < 40; ++i)
            repository.write(QStringLiteral("many/%1/%2").arg(i / 8).arg(i), content);
    }

    void add()
    {
        commits << repository.commit(QStringLiteral("State"));
        StackFolder clean;
        const auto tip = git.look({repository.bare(), {}}, std::nullopt, {});
        const auto fetched = git.fetch({repository.bare(), {}}, mirror, *tip, {}, {});
        const auto outcome = git.checkout({mirror, commits.constLast(), clean.tree, {}}, clean.ledger, {}, {});
        if (!fetched || !outcome)
            throw std::runtime_error("the case could not be made");
        states << clean.all();
    }
};

// A ledger on disk, so that it survives the process.
class FileLedger final : public git::WorkTreeLedger
{
public:
    explicit FileLedger(QString path)
        : m_path(std::move(path))
    {
    }
    Result<QHash<QString, LedgerEntry>> load() override
    {
        QHash<QString, LedgerEntry> rows;
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return rows;
        QDataStream in(&file);
        while (!in.atEnd()) {
            LedgerEntry row;
            in >> row.path >> row.oid >> row.pendingOid >> row.mode >> row.size >> row.mtimeNs;
            rows.insert(row.path, row);
        }
        return rows;
    }
    Result<> write(const QVector<LedgerEntry> &entries, const QStringList &removedPaths) override
    {
        QHash<QString, LedgerEntry> rows = *load();
        for (const QString &path : removedPaths)
            rows.remove(path);
        for (const LedgerEntry &entry : entries)
            rows.insert(entry.path, entry);
        QSaveFile file(m_path);
        if (!file.open(QIODevice::WriteOnly))
            return fail(ErrorCode::FileAccess, m_path);
        QDataStream out(&file);
        for (const LedgerEntry &row : std::as_const(rows))
            out << row.path << row.oid << row.pendingOid << row.mode << row.size << row.mtimeNs;
        file.commit();
        return {};
    }

private:
    QString m_path;
};

} // namespace

void TestInterruptedCheckout::anyStateInBetweenIsOurs_data()
{
    QTest::addColumn<int>("next");
    QTest::newRow("the same commit again") << 1;
    QTest::newRow("back to the old one") << 0;
    QTest::newRow("on to a newer one") << 2;
}

void TestInterruptedCheckout::anyStateInBetweenIsOurs()
{
    QFETCH(int, next);
    Case c;
    // The files that only change: a kill leaves the first n of them new, the rest old.
    const QStringList changed{QStringLiteral("f0"), QStringLiteral("f1"), QStringLiteral("f2"), QStringLiteral("f3"),
                              QStringLiteral("f4")};
    for (qsizetype n = 0; n <= changed.size(); ++n) {
        StackFolder stack;
        stack.mirror = c.mirror;
        VERIFY_RESULT(stack.checkout(c.git, c.commits[0]));
        stack.ledger.failsAtWrite = stack.ledger.writes + 2; // killed before the last word
        COMPARE_ERROR(stack.checkout(c.git, c.commits[1]), ErrorCode::Interrupted);
        for (qsizetype i = n; i < changed.size(); ++i)
            stack.put(changed[i], c.states[0][changed[i]]);
        // Once more, killed again on the way to a third commit.
        stack.ledger.failsAtWrite = stack.ledger.writes + 2;
        COMPARE_ERROR(stack.checkout(c.git, c.commits[2]), ErrorCode::Interrupted);
        const auto outcome = stack.checkout(c.git, c.commits[next]);
        VERIFY_RESULT(outcome);
        QVERIFY2(outcome->keptCopies.isEmpty(), qPrintable(outcome->keptCopies.join(QLatin1Char(' '))));
        QCOMPARE(stack.all(), c.states[next]);
        const auto quiet = stack.checkout(c.git, c.commits[next]);
        VERIFY_RESULT(quiet);
        QVERIFY(quiet->written.isEmpty() && quiet->removed.isEmpty());
        for (const LedgerEntry &row : std::as_const(stack.ledger.rows))
            QVERIFY2(row.pendingOid.isEmpty(), qPrintable(row.path));
    }
}

void TestInterruptedCheckout::removesItsTemporaryFiles()
{
    Case c;
    StackFolder stack;
    stack.mirror = c.mirror;
    VERIFY_RESULT(stack.checkout(c.git, c.commits[0]));
    stack.ledger.failsAtWrite = stack.ledger.writes + 2;
    COMPARE_ERROR(stack.checkout(c.git, c.commits[1]), ErrorCode::Interrupted);
    const QString pending = stack.ledger.rows.value(QStringLiteral("f1")).pendingOid;
    QCOMPARE(pending.size(), 40);
    stack.put(git::temporaryName(QStringLiteral("f1"), pending), "half");
    VERIFY_RESULT(stack.checkout(c.git, c.commits[2]));
    QCOMPARE(stack.all(), c.states[2]);
}

void TestInterruptedCheckout::whatAPowerCutEmptiedIsWrittenAgain()
{
    Case c;
    StackFolder stack;
    stack.mirror = c.mirror;
    VERIFY_RESULT(stack.checkout(c.git, c.commits[0]));
    stack.ledger.failsAtWrite = stack.ledger.writes + 2;
    COMPARE_ERROR(stack.checkout(c.git, c.commits[1]), ErrorCode::Interrupted);
    stack.put(QStringLiteral("new/g"), {}); // one that was not there before
    stack.put(QStringLiteral("f1"), {});
    const auto outcome = stack.checkout(c.git, c.commits[1]);
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->keptCopies.isEmpty());
    QCOMPARE(stack.all(), c.states[1]);
}

void TestInterruptedCheckout::aFileThatCameMeanwhileIsForeign()
{
    Case c;
    StackFolder stack;
    stack.mirror = c.mirror;
    VERIFY_RESULT(stack.checkout(c.git, c.commits[0]));
    stack.ledger.failsAtWrite = stack.ledger.writes + 2;
    COMPARE_ERROR(stack.checkout(c.git, c.commits[1]), ErrorCode::Interrupted);
    stack.put(QStringLiteral("new/g"), "somebody else's"); // announced, as if never written
    const auto outcome = stack.checkout(c.git, c.commits[1]);
    COMPARE_ERROR(outcome, ErrorCode::GitForeignFile);
    QCOMPARE(outcome.error().subject, QStringLiteral("new/g"));
    QCOMPARE(stack.read(QStringLiteral("new/g")), QByteArray("somebody else's"));
}

void TestInterruptedCheckout::survivesRealKills()
{
    Case c;
    StackFolder stack;
    const QString ledgerFile = stack.folder.path() + QStringLiteral("/ledger");
    const auto checkout = [&](int state) {
        FileLedger ledger(ledgerFile);
        return c.git.checkout({c.mirror, c.commits[state], stack.tree, QStringLiteral("kept")}, ledger, {}, {});
    };
    VERIFY_RESULT(checkout(0));
    QRandomGenerator random(7);
    int killed = 0;
    for (int round = 0; round < 60; ++round) {
        const int state = int(random.bounded(3));
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            // Back and forth until the end comes.
            for (int i = 0; i < 1000; ++i) {
                if (!checkout((state + i) % 3))
                    ::_exit(1);
            }
            ::_exit(0);
        }
        ::usleep(useconds_t(1000 + random.bounded(25'000)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY2(WIFSIGNALED(status), "a checkout failed before the kill");
        ++killed;
        const int next = int(random.bounded(3));
        const auto outcome = checkout(next);
        VERIFY_RESULT(outcome);
        QVERIFY2(outcome->keptCopies.isEmpty(), qPrintable(outcome->keptCopies.join(QLatin1Char(' '))));
        QCOMPARE(stack.all(), c.states[next]);
    }
    QCOMPARE(killed, 60);
}
