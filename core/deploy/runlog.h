// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/deploy/linebatcher.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QVector>
#include <functional>
#include <memory>
#include <mutex>

namespace slipway::deploy {

// The output of one run: an append-only file (0600), one line each, written in
// batches of at most 50 ms or 64 KiB and announced in the same batches. What
// comes in is redacted already. The file is made with keep(): a run that finds
// nothing to do leaves none. Any thread.
class RunLog
{
public:
    using Announce = std::function<void(RunId run, const QByteArray &lines)>;
    RunLog(RunId run, QString path, LineBatchers &batchers, Announce announce);
    ~RunLog();
    RunLog(const RunLog &) = delete;
    RunLog &operator=(const RunLog &) = delete;

    void line(const QByteArray &text);
    void keep();  // from here on what was said is on disk
    void flush(); // what was said is in the file now, if there is one

private:
    void write(const QByteArray &lines);

    const RunId m_run;
    const QString m_path;
    const Announce m_announce;
    std::mutex m_mutex;
    QByteArray m_held; // before keep()
    int m_descriptor = -1;
    bool m_isKept = false;
    std::shared_ptr<LineBatchers::Batcher> m_batcher;
};

// The logs of all runs: opens them, finds the open ones, reads and removes files
// in runs/. Thread safe. Owned by app/Backend.
class RunLogs
{
public:
    explicit RunLogs(QString directory);
    // Set before the first run.
    void onOutput(RunLog::Announce announce) { m_announce = std::move(announce); }

    std::shared_ptr<RunLog> open(RunId run);
    // From `offset` on, at most 4 MiB, after a flush of what is in memory. A run
    // without output has an empty log.
    Result<QByteArray> read(RunId run, qint64 offset) const;
    void remove(const QVector<RunId> &runs) const;

private:
    QString pathOf(RunId run) const;

    const QString m_directory;
    RunLog::Announce m_announce;
    LineBatchers m_batchers;
    mutable std::mutex m_mutex;
    mutable QHash<qint64, std::weak_ptr<RunLog>> m_open;
};

} // namespace slipway::deploy
