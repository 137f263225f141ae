// SPDX-License-Identifier: GPL-3.0-or-later
// What Git costs, beside the git program in the same run, in alternating order,
// over HTTPS and ssh on loopback. Exit 1 where a goal is missed. TMPDIR decides
// where the clones are written (in memory or on the disk).
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

constexpr int kRounds = 15; // the middle one counts
constexpr int kCloneRounds = 5;
constexpr int kFiles = 2000;
constexpr int kFileBytes = 1'700;
constexpr int kCommits = 20'000;

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

QByteArray halfRandom(QRandomGenerator &random, int size)
{
    QByteArray bytes;
    bytes.reserve(size + 16);
    while (bytes.size() < size)
        bytes += QByteArray::number(random.generate64(), 36) + '\n';
    return bytes;
}

QByteArray pathOf(int file)
{
    return "d" + QByteArray::number(file / 40) + "/f" + QByteArray::number(file);
}

// kCommits commits, each of which changes one of kFiles files, by `git fast-import`.
void fill(TestRepository &repository, QRandomGenerator &random)
{
    QByteArray stream;
    const auto file = [&](int number) {
        const QByteArray content = halfRandom(random, kFileBytes);
        stream += "M 100644 inline " + pathOf(number) + "\ndata " + QByteArray::number(content.size()) + '\n' +
                  content + '\n';
    };
    for (int commit = 0; commit < kCommits; ++commit) {
        const QByteArray who = "Test <test@localhost> " + QByteArray::number(1'700'000'000 + commit) + " +0000\n";
        stream += "commit refs/heads/main\ncommitter " + who + "data 1\nx\n";
        if (commit == 0) {
            stream += "deleteall\n";
            for (int number = 0; number < kFiles; ++number)
                file(number);
        } else {
            file(commit % kFiles);
        }
    }
    repository.gitBare({QStringLiteral("fast-import"), QStringLiteral("--quiet"), QStringLiteral("--force")}, stream);
    repository.git({QStringLiteral("fetch"), QStringLiteral("-q"), QStringLiteral("origin")});
    repository.git(
        {QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--hard"), QStringLiteral("origin/main")});
}

// One way to the server, for us and for the git program.
struct Way {
    const char *name;
    git::Remote remote;
    QStringList theirs; // options of git
};

struct Results {
    Times look;
    Times cold;
    Times clone;
    Times update;
    Times coldUpdate;
    std::vector<double> parts[3];
    std::vector<double> cloneParts[3];
};

class Bench
{
public:
    Bench(TestRepository &repository, QRandomGenerator &random)
        : m_repository(repository)
        , m_random(random)
    {
    }

    bool run(const Way &way)
    {
        Results r;
        m_way = &way;
        git::LibGit resident;
        must(resident.look(way.remote, kMain, {}));
        for (int round = 0; round < kRounds; ++round) {
            measure(
                r.look, round, [&] { must(resident.look(way.remote, kMain, {})); }, [&] { lsRemote(); });
            measure(
                r.cold, round,
                [&] {
                    git::LibGit fresh;
                    must(fresh.look(way.remote, kMain, {}));
                },
                [&] { lsRemote(); });
        }
        for (int round = 0; round < kCloneRounds; ++round)
            clone(r, resident, round);
        update(r, resident);
        return report(r, way);
    }

private:
    // A folder name of its own each time; all are kept to the end, since ext4 searches long for the
    // inode of a new file where thousands were deleted within the last seconds.
    QString fresh(const QString &name) { return m_folder.filePath(name + QString::number(++m_folders)); }
    void lsRemote() { git({QStringLiteral("ls-remote"), m_way->remote.url, QStringLiteral("refs/heads/main")}); }
    void git(const QStringList &arguments, const QString &folder = {})
    {
        TestRepository::run(m_way->theirs + arguments, folder.isEmpty() ? m_folder.path() : folder);
    }

    void sync(git::GitAccess &access, const QString &mirror, const QString &tree, git::WorkTreeLedger &ledger,
              std::vector<double> *parts)
    {
        git::Tip tip;
        parts[0].push_back(milliseconds([&] { tip = must(access.look(m_way->remote, kMain, {})); }));
        parts[1].push_back(milliseconds([&] { must(access.fetch(m_way->remote, mirror, tip, {}, {})); }));
        parts[2].push_back(milliseconds([&] {
            must(access.checkout({mirror, tip.commit, tree, {}}, ledger, {}, {}));
        }));
    }

    void clone(Results &r, git::GitAccess &access, int round)
    {
        const QString ours = fresh(QStringLiteral("ours"));
        const QString theirs = fresh(QStringLiteral("clone"));
        measure(
            r.clone, round,
            [&] {
                MemoryLedger ledger;
                sync(access, ours + QStringLiteral(".git"), ours, ledger, r.cloneParts);
            },
            [&] {
                git({QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--depth=1"), m_way->remote.url,
                     theirs});
            });
    }

    void update(Results &r, git::GitAccess &resident)
    {
        MemoryLedger ledger;
        const QString tree = fresh(QStringLiteral("tree"));
        const QString mirror = tree + QStringLiteral(".git");
        const QString theirs = fresh(QStringLiteral("theirs"));
        const auto pull = [&] {
            git({QStringLiteral("fetch"), QStringLiteral("-q"), QStringLiteral("--depth=1"), QStringLiteral("origin"),
                 kMain},
                theirs);
            git({QStringLiteral("reset"), QStringLiteral("-q"), QStringLiteral("--hard"), QStringLiteral("FETCH_HEAD")},
                theirs);
        };
        std::vector<double> ignored[3];
        sync(resident, mirror, tree, ledger, ignored);
        git({QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--depth=1"), m_way->remote.url, theirs});
        for (int round = 0; round < 2 * kRounds; ++round) {
            m_repository.write(QString::fromLatin1(pathOf(290)), halfRandom(m_random, kFileBytes));
            m_repository.commit(QStringLiteral("One"));
            if (round % 2)
                measure(
                    r.update, round / 2, [&] { sync(resident, mirror, tree, ledger, r.parts); }, pull);
            else
                measure(
                    r.coldUpdate, round / 2,
                    [&] {
                        git::LibGit fresh;
                        sync(fresh, mirror, tree, ledger, ignored);
                    },
                    pull);
        }
    }

    static bool report(const Results &r, const Way &way)
    {
        const bool isSsh = way.remote.url.startsWith(QLatin1String("ssh"));
        std::printf("\n%s\n\n| what | Slipway | git program | ratio | goal |\n|---|---|---|---|---|\n", way.name);
        bool isGood = true;
        const auto line = [&](const char *what, const Times &times, const char *peer, double goal) {
            const double ratio = median(times.ours) / median(times.theirs);
            std::printf("| %s | %.1f ms | `%s` %.1f ms | %.2f | %.2f |\n", what, median(times.ours), peer,
                        median(times.theirs), ratio, goal);
            isGood = isGood && ratio <= goal;
        };
        line("look, kept connection", r.look, "git ls-remote", isSsh ? 1.0 : 0.15);
        line("look, cold", r.cold, "git ls-remote", isSsh ? 1.0 : 0.5);
        line("first clone: look, fetch, checkout", r.clone, "git clone --depth 1", 1.0);
        line("+1 commit, kept", r.update, "git fetch --depth 1; git reset --hard", isSsh ? 1.0 : 0.7);
        line("+1 commit, cold", r.coldUpdate, "git fetch --depth 1; git reset --hard", isSsh ? 1.0 : 0.9);
        std::printf(
            "\nOf the clone: look %.1f ms, fetch %.1f ms, checkout %.1f ms; of +1 commit, kept: %.1f, %.1f, %.1f.\n",
            median(r.cloneParts[0]), median(r.cloneParts[1]), median(r.cloneParts[2]), median(r.parts[0]),
            median(r.parts[1]), median(r.parts[2]));
        return isGood;
    }

    TestRepository &m_repository;
    QRandomGenerator &m_random;
    const Way *m_way = nullptr;
    int m_folders = 0;
    const QTemporaryDir m_folder;
    const QString kMain = QStringLiteral("main");
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    TestRepository repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"), QStringLiteral("bench-git"));
    QRandomGenerator random(1);
    fill(repository, random);

    const QString ca = requiredEnvironment("SLIPWAY_TEST_GIT_CA");
    Way https{"Over HTTPS", {repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTPS")), ca}, {}};
    https.theirs << QStringLiteral("-c") << QStringLiteral("http.sslCAInfo=") + ca;
    const QString key = requiredEnvironment("SLIPWAY_TEST_SSH_KEY");
    const QString known = requiredEnvironment("SLIPWAY_TEST_SSH_KNOWN_HOSTS");
    Way ssh{
        "Over ssh, with a key of the vault", {repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_SSH")), {}}, {}};
    auto credential = std::make_shared<git::GitCredential>();
    credential->kind = git::GitCredential::Kind::SshKey;
    QFile file(key);
    credential->privateKey = SecretString::fromBytes(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    ssh.remote.credential = credential;
    ssh.remote.knownHostsFiles = QStringList{known};
    ssh.theirs << QStringLiteral("-c")
               << QStringLiteral("core.sshCommand=ssh -F none -i %1 -o UserKnownHostsFile=%2").arg(key, known);

    std::printf("%d commits, %d files, loopback; medians of %d rounds, each beside git in the same round.\n", kCommits,
                kFiles, kRounds);
    Bench bench(repository, random);
    const bool isHttpsGood = bench.run(https);
    const bool isSshGood = bench.run(ssh);
    return isHttpsGood && isSshGood ? 0 : 1;
}
