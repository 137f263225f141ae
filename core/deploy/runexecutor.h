// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/runcontext.h"
#include "core/deploy/runqueue.h"
#include "core/deploy/step.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace slipway::deploy {

// Executes a run: its steps in their order, each timed and announced, the output
// into the run's log, the end into the database in one transaction. What fails
// between checkout and `up` puts the deployed commit's files back. Straight and
// blocking, on the queue's run threads, several at once. Owned by app/Backend.
// A row says "running" on disk only once there is something to do: until then a
// crash leaves it queued, and it is simply run again.
class RunExecutor final : public RunExecutorInterface
{
public:
    explicit RunExecutor(RunTools tools);
    ~RunExecutor() override;

    Run execute(const Run &queued, const CancelToken &cancel) override;
    void tidyUp(const Run &finished) override;

    // From now on a cancelled run is one that the next start takes up again.
    void setShuttingDown() { m_isShuttingDown = true; }
    // Set before the first run; called on run threads.
    void onRunChanged(std::function<void(const Run &)> callback) { m_runChanged = std::move(callback); }
    void onStackRecorded(std::function<void(StackId)> callback) { m_stackRecorded = std::move(callback); }

private:
    using Steps = std::vector<std::unique_ptr<Step>>;
    Result<> prepare(RunContext &context);
    Result<> walk(RunContext &context, const Steps &steps);
    Result<StepOutcome> runStep(RunContext &context, const Step &step);
    void putFilesBack(RunContext &context);
    void record(RunContext &context);
    void settleDeployed(RunContext &context);
    void sayEnd(RunContext &context);
    void announce(const RunContext &context) const;
    void watchProcesses(RunContext &context);

    RunTools m_tools;
    Steps m_syncSteps;
    Steps m_lifecycleSteps;
    std::atomic<bool> m_isShuttingDown{false};
    std::atomic<bool> m_hasLeftMirror{false}; // a stack now runs from another repository
    std::function<void(const Run &)> m_runChanged;
    std::function<void(StackId)> m_stackRecorded;
    std::mutex m_mutex;
    std::vector<qint64> m_endedGroups; // rows of the table `process` that may go
};

} // namespace slipway::deploy
