// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/runservice_p.h"

namespace slipway {

struct RunService::Private {
    Dependencies with;
    // The database has a going run's steps only at its end.
    Run withNews(const Run &run) const
    {
        if (run.isFinished())
            return run;
        if (auto live = with.queue.live(run.id))
            return *std::move(live);
        // It ended after its row was read: the row is written before the queue lets go of it.
        return with.runs.get(run.id).value_or(run);
    }
};

RunService::RunService(const Dependencies &dependencies)
    : d(new Private{dependencies})
{
}

RunService::~RunService() = default;

Result<Run> RunService::get(RunId id) const
{
    if (auto live = d->with.queue.live(id))
        return *std::move(live);
    return d->with.runs.get(id);
}

Result<QVector<Run>> RunService::list(StackId stack, int limit, RunId before) const
{
    auto runs = d->with.runs.list(stack, limit, before);
    if (runs) {
        for (Run &run : *runs)
            run = d->withNews(run);
    }
    return runs;
}

Result<QByteArray> RunService::log(RunId id, qint64 offset) const
{
    return d->with.logs.read(id, offset);
}

Result<> RunService::cancel(RunId id)
{
    return d->with.queue.cancel(id);
}

QFuture<Run> RunService::whenFinished(RunId id) const
{
    return d->with.queue.whenFinished(id);
}

} // namespace slipway
