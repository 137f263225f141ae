// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/store/migrations.h"

#include <QSqlDatabase>
#include <QString>
#include <functional>
#include <memory>

namespace slipway {

// The SQLite file of one data directory: WAL, synchronous=FULL, foreign_keys=ON,
// busy timeout 10 s. One writer thread for all writes, so that SQLite's one
// writer at a time is never waited for by chance; each reading thread gets a
// read-only connection of its own, closed when the thread ends. Built by
// app/Application; stores refer to it. Any thread; blocking; not on main.
// open(): creates the file (0600), migrates step by step (one transaction each,
// a backup file slipway.db.backup-vN before the first), refuses a newer file
// (DatabaseNewer) and a damaged one (DatabaseDamaged) without touching it.
class Database
{
public:
    explicit Database(QString path);
    // With migrations of one's own; for tests of the upgrade itself.
    Database(QString path, QVector<Migration> migrations);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Result<> open();
    // For who only looks, while no instance runs or beside it: nothing is made, migrated or locked, and
    // write() does not work. DatabaseOpen where there is no file.
    Result<> openToRead();
    // Ends the writer after what was asked for, checkpoints, closes. Idempotent.
    void close();
    QString path() const;

    // Runs `work` on the writer thread in one transaction (BEGIN IMMEDIATE) and
    // waits. Committed where it returns a value, else rolled back. Work that waits
    // together may share one commit (group commit); each still sees its own result.
    // Not from inside `work`.
    Result<> write(const std::function<Result<>(QSqlDatabase &)> &work);
    // Runs `work` on this thread's own read connection; all its queries see one state.
    Result<> read(const std::function<Result<>(QSqlDatabase &)> &work) const;

    static int newestVersion();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
