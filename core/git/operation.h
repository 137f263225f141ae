// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/git/gitaccess.h"
#include "core/git/gitlimits.h"

#include <chrono>
#include <optional>

namespace slipway::git {

// One call of GitAccess while it runs: its cancel token, its clocks and the
// first error that our own code met under libgit2, which carries only a number
// upwards. Lives on the calling thread's stack; everything that waits asks it
// at least every 50 ms.
class Operation
{
public:
    using Clock = std::chrono::steady_clock;

    // `subject` names the server in Cancelled and TimedOut.
    Operation(const CancelToken &cancel, const GitLimits &limits, QString subject, ProgressSink progress = {});
    Operation(const Operation &) = delete;
    Operation &operator=(const Operation &) = delete;

    const GitLimits &limits() const { return m_limits; }
    const QString &subject() const { return m_subject; }
    // Cancelled, or TimedOut where the whole took too long.
    Result<> check() const;
    // The same, and TimedOut where nothing moved since `lastMove`.
    Result<> checkIdle(Clock::time_point lastMove) const;

    // Keeps the first error; returns what libgit2 is to be told.
    int refuse(Error error);
    const std::optional<Error> &error() const { return m_error; }
    void clearError() { m_error.reset(); }

    // At most ten times a second reaches the sink, and always where `isLast`.
    void report(const Progress &progress, bool isLast = false);

    // Where the pack is being written: a transfer stops while there is still
    // room (libgit2 writes packs through a mapping, which a full disk turns into
    // SIGBUS). Empty = nothing is written.
    void setTargetFolder(const QByteArray &folder) { m_targetFolder = folder; }
    Result<> checkRoom() const;

    // How much may come in. `address` names the repository in GitTooBig.
    void setSizeLimit(qint64 mostBytes, const QString &address)
    {
        m_mostBytes = mostBytes;
        m_address = address;
    }
    Result<> checkSize(qint64 bytes, qint64 objects) const;

private:
    CancelToken m_cancel;
    GitLimits m_limits;
    QString m_subject;
    ProgressSink m_progress;
    Clock::time_point m_started = Clock::now();
    Clock::time_point m_lastReport;
    std::optional<Error> m_error;
    QByteArray m_targetFolder;
    qint64 m_mostBytes = kMostRepositoryBytes;
    QString m_address;
};

} // namespace slipway::git
