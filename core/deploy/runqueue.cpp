// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/runqueue.h"

#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/deploy/runlines.h"
#include "core/store/runstore.h"

#include <QHash>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>

namespace slipway::deploy {

namespace {

constexpr size_t kRememberedRuns = 256;

QFuture<Run> readyFuture(const Run &run)
{
    QPromise<Run> promise;
    promise.start();
    promise.addResult(run);
    promise.finish();
    return promise.future();
}

} // namespace

struct RunQueue::Private : std::enable_shared_from_this<RunQueue::Private> {
    Private(RunStore &runStore, RunExecutorInterface &runExecutor, const Clock &systemClock, int count)
        : store(runStore)
        , executor(runExecutor)
        , clock(systemClock)
    {
        // Threads are kept: connections to Git servers live on them.
        pool.setExpiryTimeout(-1);
        setLimit(count);
    }

    RunStore &store;
    RunExecutorInterface &executor;
    const Clock &clock;
    std::function<void(const Run &)> changed;

    mutable std::mutex mutex; // all below
    std::condition_variable someEnded;
    RunLines lines;
    // One per stack, held over "join or make a row" and "take out of the line", so that two calls
    // at once do not disagree about a row; never held by whoever starts runs. Entries stay.
    std::map<StackId, std::mutex> requestMutexes;
    QHash<qint64, std::shared_ptr<QPromise<Run>>> promises;
    QHash<qint64, Run> finished;
    std::deque<qint64> finishedOrder;
    int limit = 1;
    bool isStarted = false;
    bool isStopping = false;
    QThreadPool pool; // last: its threads use the rest

    void setLimit(int count)
    {
        limit = std::clamp(count, 1, 32);
        pool.setMaxThreadCount(limit + 2); // tidyUp() may still hold a thread
    }

    void tell(const Run &run) const
    {
        if (changed)
            changed(run);
    }

    std::mutex &requestMutexOf(StackId stack)
    {
        const std::lock_guard lock(mutex);
        return requestMutexes[stack];
    }

    // "Locked" functions expect `mutex` to be held.
    void enqueueLocked(const Run &run)
    {
        auto promise = std::make_shared<QPromise<Run>>();
        promise->start();
        promises.insert(run.id.value, promise);
        lines.add(run);
        dispatchLocked();
    }

    void dispatchLocked()
    {
        while (isStarted && !isStopping && lines.runningCount() < limit) {
            auto next = lines.startNext(clock.nowUtc());
            if (!next)
                return;
            pool.start([self = shared_from_this(), started = *std::move(next)] {
                self->execute(started.run, started.cancel);
            });
        }
    }

    void execute(const Run &run, const CancelToken &token)
    {
        tell(run);
        const Run done = executor.execute(run, token);
        std::shared_ptr<QPromise<Run>> promise;
        {
            const std::lock_guard lock(mutex);
            promise = rememberLocked(done);
            lines.ended(run.stackId);
            dispatchLocked();
        }
        someEnded.notify_all();
        finish(promise, done);
        executor.tidyUp(done);
    }

    std::shared_ptr<QPromise<Run>> rememberLocked(const Run &done)
    {
        finished.insert(done.id.value, done);
        finishedOrder.push_back(done.id.value);
        if (finishedOrder.size() > kRememberedRuns) {
            finished.remove(finishedOrder.front());
            finishedOrder.pop_front();
        }
        return promises.take(done.id.value);
    }

    void finish(const std::shared_ptr<QPromise<Run>> &promise, const Run &done) const
    {
        tell(done);
        if (promise) {
            promise->addResult(done);
            promise->finish();
        }
    }

    Result<Ticket> request(StackId stack, RunKind kind, Trigger trigger, const QDateTime &requestedAt, bool mustBeIdle)
    {
        const QDateTime asked = requestedAt.isValid() ? requestedAt : clock.nowUtc();
        const std::lock_guard order(requestMutexOf(stack));
        std::optional<Run> joined;
        {
            const std::lock_guard lock(mutex);
            if (mustBeIdle && (lines.isHeld(stack) || lines.isBusy(stack)))
                return fail(ErrorCode::Busy);
            if (Run *waiting = lines.joinable(stack, kind)) {
                // It must not be content with a look from before this request.
                waiting->joinedAt = std::max(asked, waiting->joinedAt);
                if (kind == waiting->kind || kind != RunKind::Deploy)
                    return Ticket{*waiting, true};
                // Once it starts, its row is the executor's: it does not start meanwhile.
                lines.hold(stack);
                joined = *waiting;
            }
        }
        if (joined)
            return upgrade(*joined, kind, trigger);
        Run run;
        run.stackId = stack;
        run.kind = kind;
        run.trigger = trigger;
        run.result = RunResult::Queued;
        run.requestedAt = asked;
        SLIPWAY_ASSIGN(run, store.add(run));
        tell(run);
        const std::lock_guard lock(mutex);
        enqueueLocked(run);
        return Ticket{run, false};
    }

    // A waiting sync becomes a deploy. The caller holds the stack and its request mutex: the run
    // is still there afterwards.
    Result<Ticket> upgrade(Run run, RunKind kind, Trigger trigger)
    {
        run.kind = kind;
        run.trigger = trigger;
        const Result<> updated = store.update(run);
        {
            const std::lock_guard lock(mutex);
            if (Run *waiting = lines.waiting(run.stackId, run.id); waiting && updated)
                *waiting = run;
        }
        release(run.stackId);
        SLIPWAY_TRY(updated);
        return Ticket{run, true};
    }

    void release(StackId stack)
    {
        const std::lock_guard lock(mutex);
        lines.release(stack);
        dispatchLocked();
    }

    // Of a run that was taken out of its line.
    void endWaiting(Run run)
    {
        run.result = RunResult::Cancelled;
        run.finishedAt = clock.nowUtc();
        run.error = Error{ErrorCode::Cancelled, {}, {}};
        const auto updated = store.update(run);
        if (!updated && updated.error().code != ErrorCode::NotFound) // its stack may be gone
            qCWarning(lcDeploy, "A cancelled run could not be recorded: %s", qUtf8Printable(updated.error().detail));
        std::shared_ptr<QPromise<Run>> promise;
        {
            const std::lock_guard lock(mutex);
            promise = rememberLocked(run);
        }
        finish(promise, run);
    }
};

struct RunQueue::Hold::Private {
    std::shared_ptr<RunQueue::Private> queue;
    StackId stack;
};

RunQueue::Hold::Hold(std::unique_ptr<Private> hold)
    : d(std::move(hold))
{
}

RunQueue::Hold::Hold(Hold &&other) noexcept = default;

RunQueue::Hold::~Hold()
{
    if (d)
        d->queue->release(d->stack);
}

RunQueue::RunQueue(RunStore &store, RunExecutorInterface &executor, const Clock &clock, int runsAtOnce)
    : d(std::make_shared<Private>(store, executor, clock, runsAtOnce))
{
}

RunQueue::~RunQueue()
{
    shutDown(true);
}

Result<> RunQueue::start()
{
    SLIPWAY_ASSIGN(const QVector<Run> left, d->store.queued());
    const std::lock_guard lock(d->mutex);
    for (const Run &run : left) {
        if (!d->promises.contains(run.id.value))
            d->enqueueLocked(run);
    }
    d->isStarted = true;
    d->dispatchLocked();
    return {};
}

Result<RunQueue::Ticket> RunQueue::request(StackId stack, RunKind kind, Trigger trigger, const QDateTime &requestedAt)
{
    return d->request(stack, kind, trigger, requestedAt, false);
}

Result<RunQueue::Ticket> RunQueue::requestIfIdle(StackId stack, RunKind kind, Trigger trigger)
{
    return d->request(stack, kind, trigger, {}, true);
}

Result<> RunQueue::requestTogether(const QVector<StackId> &stacks, RunKind kind, Trigger trigger, const Store &store)
{
    // Always in the same order, so that two callers never wait for each other.
    const std::set<StackId> ordered(stacks.cbegin(), stacks.cend());
    std::vector<std::unique_lock<std::mutex>> orders;
    for (const StackId stack : ordered)
        orders.emplace_back(d->requestMutexOf(stack));
    QVector<Run> fresh;
    QHash<StackId, RunId> waiting;
    const QDateTime asked = d->clock.nowUtc();
    {
        const std::lock_guard lock(d->mutex);
        for (const StackId stack : ordered) {
            Run *joined = d->lines.joinable(stack, kind);
            if (joined && (kind == joined->kind || kind != RunKind::Deploy)) {
                joined->joinedAt = std::max(asked, joined->joinedAt);
                waiting.insert(stack, joined->id);
                continue;
            }
            Run run;
            run.stackId = stack;
            run.kind = kind;
            run.trigger = trigger;
            run.result = RunResult::Queued;
            run.requestedAt = asked;
            fresh << run;
        }
    }
    SLIPWAY_TRY(store(fresh, waiting));
    for (const Run &run : std::as_const(fresh)) {
        if (!run.id.isValid())
            continue;
        d->tell(run);
        const std::lock_guard lock(d->mutex);
        d->enqueueLocked(run);
    }
    return {};
}

QFuture<Run> RunQueue::whenFinished(RunId run) const
{
    {
        const std::lock_guard lock(d->mutex);
        if (const auto done = d->finished.constFind(run.value); done != d->finished.constEnd())
            return readyFuture(*done);
        if (const auto promise = d->promises.value(run.value))
            return promise->future();
    }
    return QtConcurrent::run([queue = d, run] {
        const Result<Run> row = queue->store.get(run);
        return row && row->isFinished() ? *row : Run();
    });
}

Result<> RunQueue::cancel(RunId run)
{
    std::optional<Run> found;
    {
        const std::lock_guard lock(d->mutex);
        if (d->lines.cancelRunning(run))
            return {};
        found = d->lines.find(run);
    }
    if (!found)
        return fail(ErrorCode::NotFound);
    const std::lock_guard order(d->requestMutexOf(found->stackId));
    {
        const std::lock_guard lock(d->mutex);
        if (d->lines.cancelRunning(run)) // it has started since
            return {};
        found = d->lines.takeWaiting(run);
    }
    if (!found)
        return fail(ErrorCode::NotFound);
    d->endWaiting(*found);
    return {};
}

RunQueue::Hold RunQueue::hold(StackId stack)
{
    const std::lock_guard order(d->requestMutexOf(stack));
    const std::lock_guard lock(d->mutex);
    d->lines.hold(stack);
    return Hold(std::unique_ptr<Hold::Private>(new Hold::Private{d, stack}));
}

bool RunQueue::endRunningOf(StackId stack, std::chrono::milliseconds limit)
{
    std::unique_lock lock(d->mutex);
    d->lines.cancelRunningOf(stack);
    return d->someEnded.wait_for(lock, limit, [&] { return !d->lines.isRunning(stack); });
}

void RunQueue::forget(StackId stack)
{
    const std::lock_guard order(d->requestMutexOf(stack));
    std::vector<Run> taken;
    {
        const std::lock_guard lock(d->mutex);
        taken = d->lines.takeAllWaiting(stack);
    }
    for (const Run &run : taken)
        d->endWaiting(run);
}

bool RunQueue::isBusy(StackId stack) const
{
    const std::lock_guard lock(d->mutex);
    return d->lines.isBusy(stack);
}

bool RunQueue::isRunning(StackId stack) const
{
    const std::lock_guard lock(d->mutex);
    return d->lines.isRunning(stack);
}

int RunQueue::runningCount() const
{
    const std::lock_guard lock(d->mutex);
    return d->lines.runningCount();
}

int RunQueue::waitingCount() const
{
    const std::lock_guard lock(d->mutex);
    return d->lines.waitingCount();
}

void RunQueue::setRunsAtOnce(int count)
{
    const std::lock_guard lock(d->mutex);
    d->setLimit(count);
    d->dispatchLocked();
}

void RunQueue::shutDown(bool isCancelling)
{
    {
        const std::lock_guard lock(d->mutex);
        d->isStopping = true;
        if (isCancelling)
            d->lines.cancelAllRunning();
    }
    d->pool.waitForDone();
}

std::optional<Run> RunQueue::live(RunId run) const
{
    const std::lock_guard lock(d->mutex);
    return d->lines.find(run);
}

void RunQueue::progress(const Run &run)
{
    const std::lock_guard lock(d->mutex);
    Run *running = d->lines.running(run.stackId);
    if (running && running->id == run.id)
        *running = run;
}

void RunQueue::onChanged(std::function<void(const Run &)> callback)
{
    d->changed = std::move(callback);
}

} // namespace slipway::deploy
