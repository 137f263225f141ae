// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QSqlDatabase>
#include <QString>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace slipway {

// One open SQLite connection under a name of its own, taken away with it.
// Opened and used on one thread.
class Connection
{
public:
    enum class Mode { ReadOnly, ReadWrite };

    Connection() = default;
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    Result<> open(const QString &path, Mode mode);
    void close();
    bool isOpen() const { return !m_name.isEmpty(); }
    QSqlDatabase &database() { return m_database; }

private:
    QString m_name;
    QSqlDatabase m_database;
};

// The read connections of one Database: one for each thread that reads, closed
// when that thread ends or by closeAll(). Any thread.
class ReadConnections
{
public:
    ReadConnections();
    void openAll(const QString &path);
    // Waits for reads that go on; later ones fail with DatabaseOpen.
    void closeAll();
    Result<> read(const std::function<Result<>(QSqlDatabase &)> &work);

private:
    struct Reader;
    struct OpenCount;
    std::shared_ptr<Reader> ofThisThread();

    const quint64 m_number; // tells the readers of several Databases apart
    std::shared_ptr<OpenCount> m_open;
    std::mutex m_mutex;
    QString m_path; // empty while closed
    std::vector<std::weak_ptr<Reader>> m_readers;
};

} // namespace slipway
