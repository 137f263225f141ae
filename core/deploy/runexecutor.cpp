// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/runexecutor.h"

#include "core/deploy/apps/imagehistory.h"

#include "core/base/logging.h"
#include "core/deploy/deployedfiles.h"
#include "core/deploy/mirrorcleanup.h"
#include "core/deploy/projectassembly.h"
#include "core/deploy/recordedstate.h"
#include "core/deploy/replacedsecrets.h"
#include "core/deploy/steps/buildstep.h"
#include "core/deploy/steps/checkoutstep.h"
#include "core/deploy/steps/decidestep.h"
#include "core/deploy/steps/fetchstep.h"
#include "core/deploy/steps/lifecyclestep.h"
#include "core/deploy/steps/lookstep.h"
#include "core/deploy/steps/renderstep.h"
#include "core/deploy/steps/resolvestep.h"
#include "core/deploy/steps/upstep.h"
#include "core/model/errortext.h"

#include <QCoreApplication>
#include <QThread>

namespace slipway::deploy {

namespace {

constexpr int kKeptRuns = 200;  // a stack
constexpr int kPruneEvery = 20; // runs
constexpr std::chrono::milliseconds kProgressPace{200};
constexpr int kRecordTries = 3;

template <class... StepClasses>
std::vector<std::unique_ptr<Step>> stepList()
{
    std::vector<std::unique_ptr<Step>> steps;
    (steps.push_back(std::make_unique<StepClasses>()), ...);
    return steps;
}

QString titleOf(StepName step)
{
    switch (step) {
    case StepName::Look:
        return QCoreApplication::translate("Run", "Look");
    case StepName::Decide:
        return QCoreApplication::translate("Run", "Decide");
    case StepName::Fetch:
        return QCoreApplication::translate("Run", "Fetch");
    case StepName::Checkout:
        return QCoreApplication::translate("Run", "Checkout");
    case StepName::Resolve:
        return QCoreApplication::translate("Run", "Resolve");
    case StepName::Render:
        return QCoreApplication::translate("Run", "Render");
    case StepName::Build:
        return QCoreApplication::translate("Run", "Build");
    case StepName::Up:
        return QCoreApplication::translate("Run", "Up");
    case StepName::Verify:
        return QCoreApplication::translate("Run", "Verify");
    case StepName::Record:
        return QCoreApplication::translate("Run", "Record");
    case StepName::Lifecycle:
        return QCoreApplication::translate("Run", "Life cycle");
    }
    return {};
}

RunStep &stepOf(Run &run, StepName name)
{
    for (RunStep &step : run.steps) {
        if (step.name == name)
            return step;
    }
    run.steps.append(RunStep{name, StepState::Pending, {}, {}, {}});
    return run.steps.last();
}

std::chrono::milliseconds since(const Clock &clock, std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(clock.monotonic() - start);
}

} // namespace

RunExecutor::RunExecutor(RunTools tools)
    : m_tools(std::move(tools))
    , m_syncSteps(stepList<LookStep, DecideStep, FetchStep, CheckoutStep, ResolveStep, RenderStep, BuildStep, UpStep>())
    , m_lifecycleSteps(stepList<LifecycleStep>())
{
}

RunExecutor::~RunExecutor() = default;

Run RunExecutor::execute(const Run &queued, const CancelToken &cancel)
{
    RunContext context(m_tools);
    context.run = queued;
    context.run.result = RunResult::Running;
    if (!context.run.startedAt.isValid())
        context.run.startedAt = m_tools.clock.nowUtc();
    context.cancel = cancel;
    context.log = m_tools.logs.open(queued.id);

    Result<> done = prepare(context);
    if (done)
        done = walk(context, isLifecycle(queued.kind) ? m_lifecycleSteps : m_syncSteps);
    context.envFileStandIn.reset(); // the work tree is Git's and the containers' again
    if (!done && context.isCheckoutStarted && !context.isUpStarted)
        putFilesBack(context);
    settle(context, done ? std::nullopt : std::optional<Error>(done.error()), m_isShuttingDown);
    sayEnd(context);
    record(context);
    return context.run;
}

Result<> RunExecutor::prepare(RunContext &context)
{
    SLIPWAY_ASSIGN(context.stack, m_tools.stores.stacks.get(context.run.stackId));
    // First of all: whatever fails from here on is recorded on top of this state.
    context.state = context.stack.state;
    SLIPWAY_ASSIGN(context.repository, m_tools.stores.repositories.get(context.stack.repositoryId));
    SLIPWAY_ASSIGN(context.environment, m_tools.stores.environments.get(context.stack.settings.environmentId));
    context.run.fromCommit = context.state.deployedCommit;
    context.mirror = m_tools.paths.mirror(context.repository);
    context.workTree = m_tools.paths.workTree(context.environment, context.stack.settings);
    const Steps &steps = isLifecycle(context.run.kind) ? m_lifecycleSteps : m_syncSteps;
    context.run.steps.clear();
    for (const auto &step : steps)
        stepOf(context.run, step->name());
    stepOf(context.run, StepName::Record);
    EnvFileStandIn::removeLeftovers(context);
    watchProcesses(context);
    return {};
}

Result<> RunExecutor::walk(RunContext &context, const Steps &steps)
{
    bool hasLookedAgain = false;
    bool isMarkedRunning = false;
    for (size_t i = 0; i < steps.size(); ++i) {
        const StepName name = steps[i]->name();
        if (!isMarkedRunning && name != StepName::Look && name != StepName::Decide) {
            isMarkedRunning = true;
            context.log->keep();
            SLIPWAY_TRY(m_tools.stores.runs.update(context.run));
        }
        const Result<StepOutcome> outcome = runStep(context, *steps[i]);
        // The branch may have moved between look and fetch: look once more.
        if (!outcome && name == StepName::Fetch && outcome.error().code == ErrorCode::GitFailed && !hasLookedAgain &&
            !context.cancel.isCancelled()) {
            hasLookedAgain = true;
            context.say(errorLine(outcome.error()));
            context.say(QCoreApplication::translate("Run", "The branch may have moved meanwhile; looking again."));
            context.isLookingAgain = true;
            i = static_cast<size_t>(-1);
            continue;
        }
        if (!outcome)
            return fail(outcome.error());
        if (*outcome == StepOutcome::EndRun)
            return {};
    }
    return {};
}

Result<StepOutcome> RunExecutor::runStep(RunContext &context, const Step &step)
{
    if (context.cancel.isCancelled())
        return fail(ErrorCode::Cancelled);
    const auto start = m_tools.clock.monotonic();
    {
        RunStep &row = stepOf(context.run, step.name());
        row.state = StepState::Running;
        row.startedAt = m_tools.clock.nowUtc();
    }
    context.stepNote.clear();
    context.say(QStringLiteral("== %1 ==").arg(titleOf(step.name())));
    announce(context);
    context.progress = [this, &context, name = step.name(),
                        last = m_tools.clock.monotonic()](const QString &note) mutable {
        const auto now = m_tools.clock.monotonic();
        if (now - last < kProgressPace)
            return;
        last = now;
        stepOf(context.run, name).note = note;
        announce(context);
    };
    Result<StepOutcome> outcome = step.run(context);
    context.progress = [](const QString &) {};
    // Whatever a step made of it: who cancelled gets "cancelled".
    if (!outcome && context.cancel.isCancelled())
        outcome = fail(ErrorCode::Cancelled, {}, outcome.error().detail);
    RunStep &row = stepOf(context.run, step.name());
    row.duration = since(m_tools.clock, start);
    row.note = context.redactor.redact(context.stepNote);
    if (!outcome)
        row.state = outcome.error().code == ErrorCode::Cancelled ? StepState::Cancelled : StepState::Failed;
    else
        row.state = *outcome == StepOutcome::Skipped ? StepState::Skipped : StepState::Done;
    if (!context.stepNote.isEmpty())
        context.say(context.stepNote);
    return outcome;
}

void RunExecutor::putFilesBack(RunContext &context)
{
    const QString commit = context.stack.state.deployedCommit;
    if (commit.isEmpty())
        return;
    // Not cancellable: half-put-back files are what this is against.
    if (const auto done = putDeployedFilesBack(context, CancelToken())) {
        context.tell(QCoreApplication::translate(
                         "Run", "The files of the deployed commit %1 were put back, because nothing was deployed.")
                         .arg(commit.left(8)));
    } else {
        context.hasForeignFiles = true;
        context.tell(QCoreApplication::translate("Run", "The files of the deployed commit %1 could not be put back: %2")
                         .arg(commit.left(8), errorLine(done.error())));
    }
}

void RunExecutor::sayEnd(RunContext &context)
{
    for (RunStep &step : context.run.steps) {
        if (step.state == StepState::Pending && step.name != StepName::Record)
            step.state = StepState::Skipped;
    }
    RunStep &row = stepOf(context.run, StepName::Record);
    row.state = StepState::Done;
    row.startedAt = context.run.finishedAt;
    if (context.run.error) {
        context.log->keep();
        const ErrorText text = errorText(*context.run.error);
        context.say(QStringLiteral("== %1 ==").arg(QCoreApplication::translate("Run", "Not done")));
        context.say(text.sentence);
        if (!context.run.error->detail.isEmpty())
            context.say(context.run.error->detail);
        if (!text.remedy.isEmpty())
            context.say(text.remedy);
    } else if (context.run.result == RunResult::Succeeded) {
        context.say(QStringLiteral("== %1 ==").arg(QCoreApplication::translate("Run", "Done")));
    }
    context.log->flush();
}

void RunExecutor::record(RunContext &context)
{
    const bool hasStack = context.stack.id.isValid();
    Result<> recorded;
    for (int i = 0; i < kRecordTries; ++i) {
        if (i > 0)
            QThread::msleep(200);
        recorded =
            hasStack ? m_tools.stores.runs.record(context.run, context.state) : m_tools.stores.runs.update(context.run);
        if (recorded)
            break;
    }
    if (!recorded) {
        // The row on disk says "running" or "queued": the next start repairs.
        qCWarning(lcDeploy, "Run %lld could not be recorded: %s", static_cast<long long>(context.run.id.value),
                  qUtf8Printable(recorded.error().detail));
        context.run.result = RunResult::Failed;
        context.run.error = recorded.error();
    }
    if (recorded && context.isUpDone && context.run.result == RunResult::Succeeded)
        settleDeployed(context);
    if (context.state.deployedRepositoryId != context.stack.state.deployedRepositoryId)
        m_hasLeftMirror = true;
    if (hasStack && m_stackRecorded)
        m_stackRecorded(context.stack.id);
}

// So that what runs can be compared with what Git says later. Without it nothing else is wrong.
void RunExecutor::settleDeployed(RunContext &context)
{
    ReplacedSecrets replaced(m_tools.vault, m_tools.stores.sealed);
    if (const auto done = replaced.forget(context.stack.id, context.replacedSecrets); !done)
        qCWarning(lcDeploy, "Replaced secrets could not be forgotten: %s", qUtf8Printable(done.error().detail));
    if (const auto kept = keepDeployedVariables(m_tools.vault, context.stack.id, context.usedVariables); !kept)
        qCWarning(lcDeploy, "The deployed variables could not be kept: %s", qUtf8Printable(errorLine(kept.error())));
    const DeployedCompose deployed{context.state.deployedCommit, composeFileTexts(context)};
    if (const auto kept = m_tools.stores.stacks.changeDeployedCompose(context.stack.id, deployed); !kept)
        qCWarning(lcDeploy, "The deployed compose files could not be kept: %s", qUtf8Printable(kept.error().detail));
}

void RunExecutor::tidyUp(const Run &finished)
{
    std::vector<qint64> groups;
    {
        const std::lock_guard lock(m_mutex);
        groups.swap(m_endedGroups);
    }
    for (const qint64 group : groups)
        (void)m_tools.stores.processes.remove(group);
    if (finished.result == RunResult::Succeeded)
        removeOldImages(m_tools, finished.stackId);
    if (m_hasLeftMirror.exchange(false))
        removeUnusedMirrors(m_tools);
    if (finished.id.value % kPruneEvery == 0) {
        if (const auto gone = m_tools.stores.runs.prune(finished.stackId, kKeptRuns))
            m_tools.logs.remove(*gone);
    }
}

void RunExecutor::announce(const RunContext &context) const
{
    if (m_runChanged)
        m_runChanged(context.run);
}

void RunExecutor::watchProcesses(RunContext &context)
{
    const RunId run = context.run.id;
    context.project.processStarted = [this, run](const process::ProcessIdentity &identity) {
        const auto added = m_tools.stores.processes.add({run, identity.groupId, identity.startTicks, identity.bootId});
        if (!added)
            qCWarning(lcDeploy, "A started process could not be noted: %s", qUtf8Printable(added.error().detail));
    };
    context.project.processEnded = [this](const process::ProcessIdentity &identity) {
        const std::lock_guard lock(m_mutex);
        m_endedGroups.push_back(identity.groupId);
    };
}

} // namespace slipway::deploy
