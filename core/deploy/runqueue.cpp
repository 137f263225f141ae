// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/runqueue.h"

#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/store/runstore.h"

#include <QHash>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>
#include <algorithm>
#include <deque>
#include <map>
#include <mutex>

namespace slipway::deploy {

namespace {

constexpr size_t kRememberedRuns = 256;

bool isLookingAtGit(RunKind kind)
{
    return kind == RunKind::Sync || kind == RunKind::Deploy;
}

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
    // One stack's place in the queue.
    struct Line {
        // Held over "join or make a row", so that two requests at once do not make two
        // rows; never held by whoever starts runs.
        std::mutex requestMutex;
        std::deque<Run> waiting;
        std::optional<Run> running;
        CancelSource cancel;
        bool isReady = false; // stands in `ready`
    };

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

    mutable std::mutex mutex;      // all below
    std::map<StackId, Line> lines; // entries stay: a Line's address is kept outside the lock
    std::deque<StackId> ready;
    QHash<qint64, std::shared_ptr<QPromise<Run>>> promises;
    QHash<qint64, Run> finished;
    std::deque<qint64> finishedOrder;
    int limit = 1;
    int going = 0;
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

    Line &lineOf(StackId stack)
    {
        const std::lock_guard lock(mutex);
        return lines[stack];
    }

    // The rest of "Locked" functions expect `mutex` to be held.
    void enqueueLocked(StackId stack, Line &line, const Run &run)
    {
        line.waiting.push_back(run);
        auto promise = std::make_shared<QPromise<Run>>();
        promise->start();
        promises.insert(run.id.value, promise);
        makeReadyLocked(stack, line);
    }

    void makeReadyLocked(StackId stack, Line &line)
    {
        if (!line.isReady && !line.running && !line.waiting.empty()) {
            line.isReady = true;
            ready.push_back(stack);
        }
        dispatchLocked();
    }

    void dispatchLocked()
    {
        while (isStarted && !isStopping && going < limit && !ready.empty()) {
            const StackId stack = ready.front();
            ready.pop_front();
            Line &line = lines[stack];
            line.isReady = false;
            if (line.running || line.waiting.empty())
                continue;
            line.running = std::move(line.waiting.front());
            line.waiting.pop_front();
            line.running->result = RunResult::Running;
            line.running->startedAt = clock.nowUtc();
            line.cancel = CancelSource();
            ++going;
            pool.start([self = shared_from_this(), stack, run = *line.running, token = line.cancel.token()] {
                self->execute(stack, run, token);
            });
        }
    }

    void execute(StackId stack, const Run &run, const CancelToken &token)
    {
        tell(run);
        const Run done = executor.execute(run, token);
        std::shared_ptr<QPromise<Run>> promise;
        {
            const std::lock_guard lock(mutex);
            Line &line = lines[stack];
            line.running.reset();
            --going;
            promise = rememberLocked(run.id, done);
            makeReadyLocked(stack, line);
        }
        finish(promise, done);
        executor.tidyUp(done);
    }

    std::shared_ptr<QPromise<Run>> rememberLocked(RunId id, const Run &done)
    {
        finished.insert(id.value, done);
        finishedOrder.push_back(id.value);
        if (finishedOrder.size() > kRememberedRuns) {
            finished.remove(finishedOrder.front());
            finishedOrder.pop_front();
        }
        return promises.take(id.value);
    }

    void finish(const std::shared_ptr<QPromise<Run>> &promise, const Run &done) const
    {
        tell(done);
        if (promise) {
            promise->addResult(done);
            promise->finish();
        }
    }

    // The waiting run that this request may join; a waiting sync becomes a deploy.
    // Anything that waits starts after this moment, so it sees what the request is
    // about; only the order against life cycle requests has to be kept.
    Run *joinLocked(Line &line, RunKind kind)
    {
        if (!isLookingAtGit(kind))
            return !line.waiting.empty() && line.waiting.back().kind == kind ? &line.waiting.back() : nullptr;
        for (auto run = line.waiting.rbegin(); run != line.waiting.rend(); ++run) {
            if (isLookingAtGit(run->kind))
                return &*run;
            if (kind == RunKind::Deploy)
                return nullptr; // a deploy behind a stop must not move before it
        }
        return nullptr;
    }

    Result<Ticket> request(StackId stack, RunKind kind, Trigger trigger, bool mustBeIdle)
    {
        Line &line = lineOf(stack);
        const std::lock_guard order(line.requestMutex);
        {
            const std::lock_guard lock(mutex);
            if (mustBeIdle && (line.running || !line.waiting.empty()))
                return fail(ErrorCode::Busy);
            if (Run *waiting = joinLocked(line, kind)) {
                if (kind == RunKind::Deploy && waiting->kind == RunKind::Sync) {
                    Run upgraded = *waiting;
                    upgraded.kind = kind;
                    upgraded.trigger = trigger;
                    // Under the lock: once the run starts, its row is the executor's.
                    SLIPWAY_TRY(store.update(upgraded));
                    *waiting = upgraded;
                }
                return Ticket{*waiting, true};
            }
        }
        Run run;
        run.stackId = stack;
        run.kind = kind;
        run.trigger = trigger;
        run.result = RunResult::Queued;
        run.requestedAt = clock.nowUtc();
        SLIPWAY_ASSIGN(run, store.add(run));
        tell(run);
        const std::lock_guard lock(mutex);
        enqueueLocked(stack, line, run);
        return Ticket{run, false};
    }

    // Takes waiting runs out of the line; the caller records and tells them.
    std::vector<Run> takeWaitingLocked(Line &line, const std::function<bool(const Run &)> &isWanted)
    {
        std::vector<Run> taken;
        for (auto run = line.waiting.begin(); run != line.waiting.end();) {
            if (isWanted(*run)) {
                taken.push_back(*run);
                run = line.waiting.erase(run);
            } else {
                ++run;
            }
        }
        return taken;
    }

    void endWaiting(const std::vector<Run> &runs)
    {
        for (Run run : runs) {
            run.result = RunResult::Cancelled;
            run.finishedAt = clock.nowUtc();
            run.error = Error{ErrorCode::Cancelled, {}, {}};
            if (const auto updated = store.update(run); !updated)
                qCWarning(lcDeploy, "A cancelled run could not be recorded: %s",
                          qUtf8Printable(updated.error().detail));
            std::shared_ptr<QPromise<Run>> promise;
            {
                const std::lock_guard lock(mutex);
                promise = rememberLocked(run.id, run);
            }
            finish(promise, run);
        }
    }
};

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
            d->enqueueLocked(run.stackId, d->lines[run.stackId], run);
    }
    d->isStarted = true;
    d->dispatchLocked();
    return {};
}

Result<RunQueue::Ticket> RunQueue::request(StackId stack, RunKind kind, Trigger trigger)
{
    return d->request(stack, kind, trigger, false);
}

Result<RunQueue::Ticket> RunQueue::requestIfIdle(StackId stack, RunKind kind, Trigger trigger)
{
    return d->request(stack, kind, trigger, true);
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
    std::vector<Run> taken;
    {
        const std::lock_guard lock(d->mutex);
        for (auto &[stack, line] : d->lines) {
            if (line.running && line.running->id == run) {
                line.cancel.cancel();
                return {};
            }
            taken = d->takeWaitingLocked(line, [run](const Run &waiting) { return waiting.id == run; });
            if (!taken.empty())
                break;
        }
    }
    if (taken.empty())
        return fail(ErrorCode::NotFound);
    d->endWaiting(taken);
    return {};
}

void RunQueue::cancelAllOf(StackId stack)
{
    std::vector<Run> taken;
    {
        const std::lock_guard lock(d->mutex);
        const auto line = d->lines.find(stack);
        if (line == d->lines.end())
            return;
        taken = d->takeWaitingLocked(line->second, [](const Run &) { return true; });
        if (line->second.running)
            line->second.cancel.cancel();
    }
    d->endWaiting(taken);
}

bool RunQueue::isBusy(StackId stack) const
{
    const std::lock_guard lock(d->mutex);
    const auto line = d->lines.find(stack);
    return line != d->lines.end() && (line->second.running || !line->second.waiting.empty());
}

int RunQueue::runningCount() const
{
    const std::lock_guard lock(d->mutex);
    return d->going;
}

int RunQueue::waitingCount() const
{
    const std::lock_guard lock(d->mutex);
    size_t count = 0;
    for (const auto &[stack, line] : d->lines)
        count += line.waiting.size();
    return static_cast<int>(count);
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
        if (isCancelling) {
            for (auto &[stack, line] : d->lines) {
                if (line.running)
                    line.cancel.cancel();
            }
        }
    }
    d->pool.waitForDone();
}

std::optional<Run> RunQueue::live(RunId run) const
{
    const std::lock_guard lock(d->mutex);
    for (const auto &[stack, line] : d->lines) {
        if (line.running && line.running->id == run)
            return line.running;
        for (const Run &waiting : line.waiting) {
            if (waiting.id == run)
                return waiting;
        }
    }
    return std::nullopt;
}

void RunQueue::progress(const Run &run)
{
    const std::lock_guard lock(d->mutex);
    const auto line = d->lines.find(run.stackId);
    if (line != d->lines.end() && line->second.running && line->second.running->id == run.id)
        line->second.running = run;
}

void RunQueue::onChanged(std::function<void(const Run &)> callback)
{
    d->changed = std::move(callback);
}

} // namespace slipway::deploy
