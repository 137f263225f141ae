// SPDX-License-Identifier: GPL-3.0-or-later
// What Git costs, beside the git program in the same run, in alternating order:
// a repository of 2,000 files and about 50 MB over HTTP on loopback. Goal: a
// look over a kept connection in at most half the time of `git ls-remote`.
// Exit 1 where the goal is missed.
#include "core/git/libgit.h"
#include "tests/support/testgit.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <algorithm>
#include <cstdio>
#include <functional>

using namespace slipway;
using namespace slipway::tests;

namespace {

constexpr int kRounds = 11; // the middle one counts
constexpr int kFiles = 2000;
constexpr int kFileBytes = 25'000;

class MemoryLedger final : public git::WorkTreeLedger
{
public:
    Result<QHash<QString, LedgerEntry>> load() override { return m_rows; }
    Result<> write(const QVector<LedgerEntry> &entries, const QStringList &removedPaths) override
    {
        for (const QString &path : removedPaths)
            m_rows.remove(path);
        for (const LedgerEntry &entry : entries)
            m_rows.insert(entry.path, entry);
        return {};
    }

private:
    QHash<QString, LedgerEntry> m_rows;
};

struct Times {
    std::vector<double> ours;
    std::vector<double> theirs;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

double milliseconds(const std::function<void()> &what)
{
    QElapsedTimer timer;
    timer.start();
    what();
    return double(timer.nsecsElapsed()) / 1e6;
}

template <class T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(
            (errorName(result.error().code) + QLatin1Char(' ') + result.error().detail).toStdString());
    return std::move(*result);
}

// Who goes first changes from round to round: what one warms, the other finds warm.
void measure(Times &times, int round, const std::function<void()> &ours, const std::function<void()> &theirs)
{
    if (round % 2)
        times.theirs.push_back(milliseconds(theirs));
    times.ours.push_back(milliseconds(ours));
    if (round % 2 == 0)
        times.theirs.push_back(milliseconds(theirs));
}

double row(const char *what, const Times &times, const char *peer)
{
    const double ratio = median(times.ours) / median(times.theirs);
    std::printf("| %s | %.1f ms | %s %.1f ms | %.2f |\n", what, median(times.ours), peer, median(times.theirs), ratio);
    return ratio;
}

QByteArray halfRandom(QRandomGenerator &random)
{
    QByteArray bytes;
    bytes.reserve(kFileBytes);
    while (bytes.size() < kFileBytes)
        bytes += QByteArray::number(random.generate64(), 36) + '\n';
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    TestRepository repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"), QStringLiteral("bench-git"));
    const git::Remote remote{repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")), {}};
    QRandomGenerator random(1);
    for (int i = 0; i < kFiles; ++i)
        repository.write(QStringLiteral("d%1/f%2").arg(i / 40).arg(i), halfRandom(random));
    repository.commit(QStringLiteral("Many"));
    const QTemporaryDir folder;
    const QString main = QStringLiteral("main");
    const auto git = [&](const QStringList &arguments) { TestRepository::run(arguments, folder.path()); };
    const QString theirs = folder.path() + QStringLiteral("/theirs");

    git::LibGit resident;
    Times look;
    Times cold;
    Times clone;
    Times update;
    Times nothing;
    const QStringList lsRemote{QStringLiteral("ls-remote"), remote.url, QStringLiteral("refs/heads/main")};
    must(resident.look(remote, main, {}));
    for (int round = 0; round < kRounds; ++round) {
        measure(
            look, round, [&] { must(resident.look(remote, main, {})); }, [&] { git(lsRemote); });
        measure(
            cold, round,
            [&] {
                git::LibGit fresh;
                must(fresh.look(remote, main, {}));
            },
            [&] { git(lsRemote); });
    }
    for (int round = 0; round < 5; ++round) {
        const QString ours = folder.path() + QStringLiteral("/ours%1").arg(round);
        const QString clones = folder.path() + QStringLiteral("/clone%1").arg(round);
        measure(
            clone, round,
            [&] {
                MemoryLedger ledger;
                const git::Tip tip = must(resident.look(remote, main, {}));
                must(resident.fetch(remote, ours + QStringLiteral(".git"), tip, {}, {}));
                must(resident.checkout({ours + QStringLiteral(".git"), tip.commit, ours, {}}, ledger, {}, {}));
            },
            [&] {
                git({QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--depth=1"), remote.url, clones});
            });
        for (const QString &path : {ours, ours + QStringLiteral(".git"), clones})
            QDir(path).removeRecursively();
    }
    MemoryLedger ledger;
    const QString mirror = folder.path() + QStringLiteral("/mirror.git");
    const QString tree = folder.path() + QStringLiteral("/tree");
    double lookPart = 0;
    double fetchPart = 0;
    double checkoutPart = 0;
    const auto sync = [&] {
        git::Tip tip;
        lookPart = milliseconds([&] { tip = must(resident.look(remote, main, {})); });
        fetchPart = milliseconds([&] { must(resident.fetch(remote, mirror, tip, {}, {})); });
        checkoutPart = milliseconds([&] { must(resident.checkout({mirror, tip.commit, tree, {}}, ledger, {}, {})); });
    };
    const auto pull = [&] {
        TestRepository::run({QStringLiteral("fetch"), QStringLiteral("-q"), QStringLiteral("--depth=1"),
                             QStringLiteral("origin"), main},
                            theirs);
        TestRepository::run(
            {QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--hard"), QStringLiteral("FETCH_HEAD")},
            theirs);
    };
    sync();
    git({QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--depth=1"), remote.url, theirs});
    std::vector<double> parts[3];
    for (int round = 0; round < kRounds; ++round) {
        repository.write(QStringLiteral("d7/f290"), halfRandom(random));
        repository.commit(QStringLiteral("One"));
        measure(update, round, sync, pull);
        parts[0].push_back(lookPart);
        parts[1].push_back(fetchPart);
        parts[2].push_back(checkoutPart);
        const git::Tip tip = must(resident.look(remote, main, {}));
        measure(
            nothing, round,
            [&] {
                must(resident.checkout({mirror, tip.commit, tree, {}}, ledger, {}, {}));
            },
            [&] {
                TestRepository::run({QStringLiteral("status"), QStringLiteral("--porcelain")}, theirs);
            });
    }

    std::printf("2,000 files, 50 MB, over HTTP on loopback; medians of %d rounds (clone: 5).\n\n", kRounds);
    std::printf("| what | Slipway | git program | ratio |\n|---|---|---|---|\n");
    const double ratio = row("look, kept connection (goal: at most 0.50)", look, "`git ls-remote`");
    row("look, first of its kind", cold, "`git ls-remote`");
    row("clone: look, fetch, checkout", clone, "`git clone --depth 1`");
    row("+1 commit: look, fetch, checkout", update, "`git fetch --depth 1 && git reset --hard`");
    row("checkout with nothing to do", nothing, "`git status`");
    std::printf("\nOf the +1 commit: look %.1f ms, fetch %.1f ms, checkout %.1f ms.\n", median(parts[0]),
                median(parts[1]), median(parts[2]));
    return ratio <= 0.5 ? 0 : 1;
}
