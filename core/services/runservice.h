// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/model/run.h"

#include <QByteArray>
#include <QFuture>
#include <QVector>
#include <functional>
#include <memory>

namespace slipway {

// Runs: history, output, waiting, cancel. Blocking reads, thread safe, not on
// main but for whenFinished().
class RunService
{
public:
    struct Dependencies;
    explicit RunService(const Dependencies &dependencies);
    ~RunService();
    RunService(const RunService &) = delete;
    RunService &operator=(const RunService &) = delete;

    Result<Run> get(RunId id) const;
    // Newest first; an invalid stack id = all stacks; `before` invalid = from the newest.
    Result<QVector<Run>> list(StackId stack, int limit, RunId before = {}) const;
    // The output from `offset` bytes on, at most 4 MiB; what is still in memory is
    // flushed first, so that offset + size continues without a gap.
    Result<QByteArray> log(RunId id, qint64 offset = 0) const;
    Result<> cancel(RunId id);
    QFuture<Run> whenFinished(RunId id) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
