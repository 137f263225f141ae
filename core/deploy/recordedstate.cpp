// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/recordedstate.h"

#include "core/deploy/runcontext.h"

namespace slipway::deploy {

namespace {

void settleDeployed(RunContext &context)
{
    StackState &state = context.state;
    state.deployedCommit = context.tip.commit;
    state.deployedRepositoryId = context.repository.id;
    state.skippedCommit.clear();
    state.fetchedCommit = context.tip.commit;
    state.deployedFingerprint = context.fingerprint.toText();
    state.error.reset();
    state.hasLastRunFailed = false;
    state.isStoppedByUser = false;
    state.isDown = false;
    state.quietLooks = 0;
    context.run.result = RunResult::Succeeded;
}

void settleNothing(RunContext &context)
{
    StackState &state = context.state;
    // Seen though not fetched: that the stack is out of step has to show.
    state.fetchedCommit = context.tip.commit;
    if (context.run.decision.action == Decision::Action::Skip)
        state.skippedCommit = context.tip.commit;
    ++state.quietLooks;
    if (!state.hasLastRunFailed)
        state.error.reset();
    context.run.result = RunResult::NothingToDo;
}

void settleFailed(RunContext &context, Error error, bool isShuttingDown)
{
    StackState &state = context.state;
    Run &run = context.run;
    error.subject = context.redactor.redact(error.subject);
    error.detail = context.redactor.redact(error.detail);
    const bool isCancelled = error.code == ErrorCode::Cancelled;
    if (isCancelled && isShuttingDown)
        error.code = ErrorCode::Interrupted;
    run.error = error;
    run.result = isCancelled ? (isShuttingDown ? RunResult::Interrupted : RunResult::Cancelled) : RunResult::Failed;
    if (!isCancelled || isShuttingDown)
        state.error = error;
    if (isLifecycle(run.kind))
        return;
    // Who asked for a deploy of a stopped stack wants it to run: later syncs try again.
    if (run.kind == RunKind::Deploy && context.isUpStarted) {
        state.isStoppedByUser = false;
        state.isDown = false;
    }
    // Nothing was touched before the checkout: the next look finds the same again.
    // A cancelled run counts as failed only where containers or files may be half-way.
    if (isCancelled && !isShuttingDown)
        state.hasLastRunFailed = state.hasLastRunFailed || context.isUpStarted || context.hasForeignFiles;
    else
        state.hasLastRunFailed = state.hasLastRunFailed || context.isCheckoutStarted || run.kind == RunKind::Deploy;
}

} // namespace

void settle(RunContext &context, const std::optional<Error> &error, bool isShuttingDown)
{
    Run &run = context.run;
    const QDateTime now = context.tools.clock.nowUtc();
    run.finishedAt = now;
    context.state.lastRunId = run.id;
    if (context.hasLooked)
        context.state.lastSync = now;
    if (error)
        settleFailed(context, *error, isShuttingDown);
    else if (run.decision.action == Decision::Action::Refuse)
        run.result = RunResult::Refused;
    else if (isLifecycle(run.kind)) {
        run.result = RunResult::Succeeded;
        // An interrupted life cycle call is repaired once it succeeded, or each start would repeat it.
        if (!context.state.hasLastRunFailed ||
            (context.state.error && context.state.error->code == ErrorCode::Interrupted))
            context.state.error.reset();
    } else if (run.decision.action == Decision::Action::Nothing || run.decision.action == Decision::Action::Skip)
        settleNothing(context);
    else
        settleDeployed(context);
}

} // namespace slipway::deploy
