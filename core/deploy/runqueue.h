// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/model/run.h"

#include <QFuture>
#include <QHash>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace slipway {
class RunStore;
class Clock;
} // namespace slipway

namespace slipway::deploy {

// Executes one run from start to recorded end; straight, blocking, on a run
// thread. `RunExecutor` is the real one; the queue's tests use a fake.
class RunExecutorInterface
{
public:
    RunExecutorInterface() = default;
    virtual ~RunExecutorInterface() = default;
    RunExecutorInterface(const RunExecutorInterface &) = delete;
    RunExecutorInterface &operator=(const RunExecutorInterface &) = delete;
    // Returns the finished run (recorded). Never throws, always ends.
    virtual Run execute(const Run &queued, const CancelToken &cancel) = 0;
    // What can wait until the run is announced as finished; same thread.
    virtual void tidyUp(const Run &finished) { Q_UNUSED(finished); }
};

// The queue of runs. One run per stack at a time; a request for a stack that is
// running waits, and several waiting ones in a row become one (a deploy swallows a
// sync); at most `runsAtOnce` over all stacks. A request is durable (a Queued row)
// before request() returns, and start() takes up those a crash left behind: a
// push is never lost. Thread safe, any thread, but request() writes to SQLite:
// not on main (services call it on a worker). Owned by app/Application.
class RunQueue
{
public:
    struct Ticket {
        Run run;                 // as queued (its id answers the caller)
        bool wasWaiting = false; // joined a request that was already waiting
    };
    RunQueue(RunStore &store, RunExecutorInterface &executor, const Clock &clock, int runsAtOnce);
    ~RunQueue();
    RunQueue(const RunQueue &) = delete;
    RunQueue &operator=(const RunQueue &) = delete;

    // Keeps a stack still while it exists: nothing starts there; what waits, and what is requested
    // meanwhile, goes on afterwards. For a removal, or a change no run may see half done.
    class Hold
    {
    public:
        Hold(Hold &&other) noexcept;
        ~Hold();
        Hold(const Hold &) = delete;
        Hold &operator=(const Hold &) = delete;
        Hold &operator=(Hold &&) = delete;

    private:
        friend class RunQueue;
        struct Private;
        explicit Hold(std::unique_ptr<Private> d);
        std::unique_ptr<Private> d;
    };

    // Takes up the Queued rows of an earlier life. What was requested before goes first. Call once.
    Result<> start();
    // `requestedAt`: when what it is about was known, where that is earlier than now (one time for
    // a batch lets its runs share a look).
    Result<Ticket> request(StackId stack, RunKind kind, Trigger trigger, const QDateTime &requestedAt = {});
    // Like request, but Busy (nothing queued) where the stack is running or waiting:
    // the rule for API calls that wait.
    Result<Ticket> requestIfIdle(StackId stack, RunKind kind, Trigger trigger);
    // One request for several stacks, stored as the caller does: `store` gets the runs that need a row
    // (sets their ids; one that keeps an invalid id is dropped) and, by stack, those that wait already.
    // It is called once, with these stacks kept from all other requests.
    using Store = std::function<Result<>(QVector<Run> &newRuns, const QHash<StackId, RunId> &waiting)>;
    Result<> requestTogether(const QVector<StackId> &stacks, RunKind kind, Trigger trigger, const Store &store);
    // Ready when the run is recorded; at once for one that has ended, an invalid run for
    // one never heard of. Continuations run on the run's thread: use .then(context, …).
    QFuture<Run> whenFinished(RunId run) const;
    // Ends a waiting run at once; asks a going one to end (its programs have a few seconds to end
    // in order). NotFound otherwise.
    Result<> cancel(RunId run);
    Hold hold(StackId stack);
    // Cancels what goes on and waits for its recorded end; false where that takes longer.
    bool endRunningOf(StackId stack, std::chrono::milliseconds limit);
    // The stack is gone, its rows too: whoever waits for its runs hears that they were cancelled.
    void forget(StackId stack);
    bool isBusy(StackId stack) const; // going on or waiting
    bool isRunning(StackId stack) const;
    int runningCount() const;
    int waitingCount() const;
    void setRunsAtOnce(int count);

    // No new starts; cancels what goes on where `isCancelling`; returns when all ended. Waiting
    // requests stay in the database for the next start.
    void shutDown(bool isCancelling);

    // A run that waits or goes on, as it is now: the database has its steps only at the end.
    std::optional<Run> live(RunId run) const;
    // The executor's news of a going run, for live().
    void progress(const Run &run);

    // Told of every state change (queued, started, finished), on whatever thread. Set before start().
    void onChanged(std::function<void(const Run &)> callback);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace slipway::deploy
