// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/logging.h"
#include "core/store/connection.h"
#include "core/store/databasefile.h"
#include "core/store/query.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace slipway {

namespace {

using Work = std::function<Result<>(QSqlDatabase &)>;

// One write and who waits for it; lives on the waiting thread's stack.
struct Job {
    const Work &work;
    Result<> result;
    bool isDone = false;
};

// More would make the first of them wait long for the last.
constexpr size_t kMaxGroup = 64;

Result<> statement(const QSqlDatabase &database, const char *text)
{
    return sql::execute(database, QString::fromLatin1(text));
}

} // namespace

struct Database::Private {
    Private(QString file, QVector<Migration> steps)
        : path(std::move(file))
        , migrations(std::move(steps))
    {
    }

    const QString path;
    const QVector<Migration> migrations;
    ReadConnections readers;

    std::mutex mutex;
    std::condition_variable wake; // the writer: work or the end
    std::condition_variable done; // those who wait
    std::deque<Job *> queue;
    bool isAccepting = false;
    bool isEnding = false;
    std::thread writer;
    Connection connection; // the writer's; touched on its thread only

    int newest() const { return migrations.isEmpty() ? 0 : migrations.back().version; }
    Result<> openFile();
    void writeLoop();
    void runGroup(const std::vector<Job *> &group);
    void endFile();
};

Database::Database(QString path)
    : Database(std::move(path), allMigrations())
{
}

Database::Database(QString path, QVector<Migration> migrations)
    : d(std::make_unique<Private>(std::move(path), std::move(migrations)))
{
}

Database::~Database()
{
    close();
}

QString Database::path() const
{
    return d->path;
}

int Database::newestVersion()
{
    return allMigrations().constLast().version;
}

Result<> Database::open()
{
    if (d->writer.joinable())
        return {};
    Result<> opened;
    bool isKnown = false;
    d->isEnding = false;
    d->writer = std::thread([this, &opened, &isKnown] {
        Result<> result = d->openFile();
        const bool isOpen = result.has_value();
        if (!isOpen)
            d->connection.close();
        {
            const std::lock_guard lock(d->mutex);
            opened = std::move(result);
            isKnown = true;
            d->isAccepting = isOpen;
            d->done.notify_all();
        }
        if (isOpen)
            d->writeLoop();
    });
    {
        std::unique_lock lock(d->mutex);
        d->done.wait(lock, [&isKnown] { return isKnown; });
    }
    if (!opened) {
        d->writer.join();
        return opened;
    }
    d->readers.openAll(d->path);
    return {};
}

Result<> Database::openToRead()
{
    if (!QFileInfo::exists(d->path))
        return fail(ErrorCode::DatabaseOpen, d->path);
    d->readers.openAll(d->path);
    return {};
}

void Database::close()
{
    if (!d->writer.joinable()) {
        d->readers.closeAll();
        return;
    }
    {
        const std::lock_guard lock(d->mutex);
        d->isAccepting = false;
    }
    // Readers first: only the last connection that may write takes the -wal file away.
    d->readers.closeAll();
    {
        const std::lock_guard lock(d->mutex);
        d->isEnding = true;
        d->wake.notify_one();
    }
    d->writer.join();
}

Result<> Database::write(const Work &work)
{
    Job job{work, {}, false};
    std::unique_lock lock(d->mutex);
    if (!d->isAccepting)
        return fail(ErrorCode::DatabaseOpen, d->path, QStringLiteral("closed"));
    if (std::this_thread::get_id() == d->writer.get_id())
        return fail(ErrorCode::Internal, QString(), QStringLiteral("a write inside a write"));
    d->queue.push_back(&job);
    d->wake.notify_one();
    d->done.wait(lock, [&job] { return job.isDone; });
    return std::move(job.result);
}

Result<> Database::read(const Work &work) const
{
    return d->readers.read(work);
}

Result<> Database::Private::openFile()
{
    SLIPWAY_TRY(databasefile::create(path));
    SLIPWAY_ASSIGN(const int version, databasefile::probe(path, newest()));
    const bool isEmpty = version == 0 && QFile(path).size() == 0;
    if (version < newest() && !isEmpty)
        SLIPWAY_TRY(databasefile::backUp(path, version));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    SLIPWAY_TRY(connection.open(path, Connection::Mode::ReadWrite));
    const QSqlDatabase &database = connection.database();
    SLIPWAY_TRY(statement(database, "PRAGMA journal_mode = WAL"));
    SLIPWAY_TRY(statement(database, "PRAGMA synchronous = FULL"));
    SLIPWAY_TRY(statement(database, "PRAGMA trusted_schema = OFF"));
    // A value that became secret must not stay readable in free pages.
    SLIPWAY_TRY(statement(database, "PRAGMA secure_delete = ON"));
    return databasefile::migrate(database, version, migrations);
}

void Database::Private::writeLoop()
{
    for (;;) {
        std::vector<Job *> group;
        {
            std::unique_lock lock(mutex);
            wake.wait(lock, [this] { return isEnding || !queue.empty(); });
            if (queue.empty())
                break;
            while (!queue.empty() && group.size() < kMaxGroup) {
                group.push_back(queue.front());
                queue.pop_front();
            }
        }
        runGroup(group);
        const std::lock_guard lock(mutex);
        for (Job *job : group)
            job->isDone = true;
        done.notify_all();
    }
    endFile();
}

// All in one transaction, each in a savepoint of its own. Where the whole
// transaction breaks, nothing of it is there: all of the group are told so.
void Database::Private::runGroup(const std::vector<Job *> &group)
{
    QSqlDatabase &database = connection.database();
    const auto failAll = [&group](const Error &error) {
        for (Job *job : group) {
            if (job->result)
                job->result = fail(error);
        }
    };
    if (const Result<> begun = statement(database, "BEGIN IMMEDIATE"); !begun)
        return failAll(begun.error());
    for (size_t i = 0; i < group.size(); ++i) {
        Job *job = group[i];
        if (group.size() == 1) { // the transaction is its savepoint
            job->result = job->work(database);
            break;
        }
        if (const Result<> marked = statement(database, "SAVEPOINT job"); !marked) {
            failAll(marked.error());
            break;
        }
        job->result = job->work(database);
        if (!job->result)
            (void)statement(database, "ROLLBACK TO job");
        const Result<> settled = statement(database, "RELEASE job");
        if (!settled) {
            // On a full disk SQLite rolls the whole transaction back by itself.
            failAll(job->result ? settled.error() : job->result.error());
            break;
        }
    }
    const bool isAnyGood =
        std::any_of(group.begin(), group.end(), [](const Job *job) { return job->result.has_value(); });
    if (isAnyGood) {
        if (const Result<> committed = statement(database, "COMMIT"); committed)
            return;
        else
            failAll(committed.error());
    }
    (void)statement(database, "ROLLBACK"); // fails where SQLite has done it
}

void Database::Private::endFile()
{
    (void)statement(connection.database(), "PRAGMA optimize");
    (void)statement(connection.database(), "PRAGMA wal_checkpoint(TRUNCATE)");
    connection.close();
}

} // namespace slipway
