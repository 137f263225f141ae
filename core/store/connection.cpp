// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include "core/store/query.h"

#include <QSqlError>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <unordered_map>

namespace slipway {

namespace {

constexpr std::chrono::seconds kCloseWait{2};

quint64 nextNumber()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

Connection::~Connection()
{
    close();
}

Result<> Connection::open(const QString &path, Mode mode)
{
    m_name = QStringLiteral("slipway-%1").arg(nextNumber());
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database.setDatabaseName(path);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000");
    if (mode == Mode::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    m_database.setConnectOptions(options);
    if (!m_database.open()) {
        Error error = sql::errorOf(m_database.lastError(), m_database);
        if (error.code == ErrorCode::DatabaseQuery)
            error = {ErrorCode::DatabaseOpen, path, m_database.lastError().text()};
        close();
        return fail(std::move(error));
    }
    return sql::execute(m_database, QStringLiteral("PRAGMA foreign_keys = ON"));
}

void Connection::close()
{
    if (m_name.isEmpty())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

// How many connections are open; outlives the threads they belong to.
struct ReadConnections::OpenCount {
    std::mutex mutex;
    std::condition_variable changed;
    int count = 0;

    void add(int by)
    {
        {
            const std::lock_guard lock(mutex);
            count += by;
        }
        changed.notify_all();
    }
};

// The lock is there for closeAll(), which may come from another thread; it is
// recursive because a read may call another store's read.
struct ReadConnections::Reader {
    explicit Reader(std::shared_ptr<OpenCount> openCount)
        : openConnections(std::move(openCount))
    {
    }
    ~Reader() { close(); }
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    Result<> open(const QString &path)
    {
        SLIPWAY_TRY(connection.open(path, Connection::Mode::ReadOnly));
        openConnections->add(1);
        return {};
    }
    void close()
    {
        if (!connection.isOpen())
            return;
        connection.close();
        openConnections->add(-1);
    }

    std::shared_ptr<OpenCount> openConnections;
    std::recursive_mutex mutex;
    Connection connection;
    int depth = 0;
    std::atomic<bool> isOver{false};
};

ReadConnections::ReadConnections()
    : m_number(nextNumber())
    , m_open(std::make_shared<OpenCount>())
{
}

void ReadConnections::openAll(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    m_path = path;
}

void ReadConnections::closeAll()
{
    std::vector<std::weak_ptr<Reader>> readers;
    {
        const std::lock_guard lock(m_mutex);
        m_path.clear();
        readers.swap(m_readers);
    }
    for (const std::weak_ptr<Reader> &weak : readers) {
        if (const std::shared_ptr<Reader> reader = weak.lock()) {
            const std::lock_guard lock(reader->mutex);
            reader->isOver = true;
            reader->close();
        }
    }
    // Those of threads that are just ending: a pool does not wait for what its threads leave behind.
    std::unique_lock lock(m_open->mutex);
    m_open->changed.wait_for(lock, kCloseWait, [this] { return m_open->count == 0; });
}

std::shared_ptr<ReadConnections::Reader> ReadConnections::ofThisThread()
{
    // Goes with its thread: this is what closes the connections of threads that end.
    thread_local std::unordered_map<quint64, std::shared_ptr<Reader>> readers;
    std::shared_ptr<Reader> &reader = readers[m_number];
    if (reader && !reader->isOver)
        return reader;
    const std::lock_guard lock(m_mutex);
    if (m_path.isEmpty()) {
        readers.erase(m_number);
        return nullptr;
    }
    reader = std::make_shared<Reader>(m_open);
    m_readers.erase(std::remove_if(m_readers.begin(), m_readers.end(), [](const auto &weak) { return weak.expired(); }),
                    m_readers.end());
    m_readers.push_back(reader);
    return reader;
}

Result<> ReadConnections::read(const std::function<Result<>(QSqlDatabase &)> &work)
{
    const std::shared_ptr<Reader> reader = ofThisThread();
    if (!reader)
        return fail(ErrorCode::DatabaseOpen, QString(), QStringLiteral("closed"));
    const std::lock_guard lock(reader->mutex);
    if (reader->isOver)
        return fail(ErrorCode::DatabaseOpen, QString(), QStringLiteral("closed"));
    if (!reader->connection.isOpen()) {
        QString path;
        {
            const std::lock_guard pathLock(m_mutex);
            path = m_path;
        }
        if (path.isEmpty())
            return fail(ErrorCode::DatabaseOpen, QString(), QStringLiteral("closed"));
        SLIPWAY_TRY(reader->open(path));
    }
    QSqlDatabase &database = reader->connection.database();
    if (reader->depth > 0)
        return work(database);
    SLIPWAY_TRY(sql::execute(database, QStringLiteral("BEGIN")));
    ++reader->depth;
    Result<> result = work(database);
    --reader->depth;
    const Result<> ended = sql::execute(database, QStringLiteral("COMMIT"));
    return result && !ended ? ended : result;
}

} // namespace slipway
