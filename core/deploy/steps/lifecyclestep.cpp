// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/lifecyclestep.h"

#include "core/deploy/decision.h"
#include "core/deploy/deployedfiles.h"
#include "core/deploy/ownproject.h"
#include "core/deploy/projectassembly.h"
#include "core/deploy/runcontext.h"
#include "core/deploy/unfinishedcontainers.h"
#include "core/model/errortext.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace slipway::deploy {

namespace {

// After a failed run, or where somebody removed the folder, the files may be
// another commit's.
Result<> restoreDeployedFiles(RunContext &context)
{
    const StackState &state = context.stack.state;
    if (!state.hasLastRunFailed && QFileInfo::exists(context.workTree))
        return {};
    return putDeployedFilesBack(context, context.cancel);
}

// What the new containers do not have yet.
Result<> sayWhatChanged(RunContext &context)
{
    const auto before = StackFingerprint::fromText(context.stack.state.deployedFingerprint);
    SLIPWAY_ASSIGN(const auto present, presentFingerprint(context.tools.stores, context.stack, context.app));
    if (before.isEmpty() || !present.isChangedSince(before))
        return {};
    const QStringList sentences =
        changeSentences(present.changedVariables(before), present.changedSettings(before), true);
    for (const QString &sentence : sentences)
        context.tell(sentence);
    context.tell(context.isWithDeployedVariables
                     ? QCoreApplication::translate("Run", "The new containers get the variables of the last deploy. "
                                                          "The stack stays out of step until the next sync.")
                     : QCoreApplication::translate("Run", "The variables of the last deploy are not kept, so the new "
                                                          "containers get those of now. The stack stays out of step "
                                                          "until the next sync."));
    return {};
}

Result<> bringUp(RunContext &context)
{
    SLIPWAY_TRY(restoreDeployedFiles(context));
    SLIPWAY_TRY(assembleProjectForCalls(context));
    SLIPWAY_TRY(sayWhatChanged(context));
    context.isUpStarted = true;
    docker::UpOptions options;
    options.hasRemoveOrphans = context.stack.settings.compose.hasRemoveOrphans;
    return context.tools.docker.up(context.project, options, context.sink(), context.cancel);
}

Result<> call(RunContext &context)
{
    docker::DockerAccess &docker = context.tools.docker;
    switch (context.run.kind) {
    case RunKind::Start:
        return docker.start(context.project, context.sink(), context.cancel);
    case RunKind::Stop:
        return docker.stop(context.project, context.sink(), context.cancel);
    case RunKind::Restart:
        return docker.restart(context.project, {}, context.sink(), context.cancel);
    case RunKind::Down:
        return docker.down(context.project, false, context.sink(), context.cancel);
    case RunKind::Sync:
    case RunKind::Deploy:
        break;
    }
    return fail(ErrorCode::Internal, {}, QStringLiteral("not a life cycle run"));
}

// What Compose itself finds wrong.
bool isAboutFiles(const Error &error)
{
    return error.code == ErrorCode::ComposeInvalid || error.code == ErrorCode::ComposeFileMissing;
}

// Files and variables that cannot be read, whatever is wrong with them, must not keep a person from
// stopping containers.
Result<> callAsGoodAsPossible(RunContext &context)
{
    Result<> done = assembleProjectForCalls(context);
    if (done) {
        done = call(context);
        if (done || !isAboutFiles(done.error()))
            return done;
    }
    const Error unread = done.error();
    if (unread.code == ErrorCode::Cancelled)
        return done;
    SLIPWAY_TRY(assembleProjectByName(context));
    context.tell(context.redactor.redact(errorLine(unread)));
    context.tell(QCoreApplication::translate(
        "Run", "The compose files or variables could not be read, so Compose goes by the containers' labels."));
    return call(context);
}

} // namespace

Result<StepOutcome> LifecycleStep::run(RunContext &context) const
{
    const RunKind kind = context.run.kind;
    const StackState &before = context.stack.state;
    const bool isStarting = kind == RunKind::Start || kind == RunKind::Restart;
    if (isStarting && before.deployedCommit.isEmpty()) {
        context.run.decision.action = Decision::Action::Refuse;
        context.run.decision.reasons << QCoreApplication::translate(
            "Run", "Nothing was deployed yet. Sync deploys the stack for the first time.");
        return StepOutcome::EndRun;
    }
    if (before.deployedCommit.isEmpty()) {
        // Compose goes by the name: never stop or take down what somebody else started.
        SLIPWAY_TRY(assembleProjectByName(context));
        SLIPWAY_TRY(hasOwnContainers(context));
    }
    if (isStarting && before.hasLastRunFailed) {
        SLIPWAY_TRY(assembleProjectByName(context));
        SLIPWAY_TRY(removeUnfinishedContainers(context));
    }
    if (isStarting && before.isDown) {
        SLIPWAY_TRY(bringUp(context));
    } else {
        // After a failed run the files may be the failed commit's: Start never runs those.
        if (isStarting)
            SLIPWAY_TRY(restoreDeployedFiles(context));
        Result<> done = callAsGoodAsPossible(context);
        // Somebody removed the containers beside Slipway.
        if (!done && kind == RunKind::Start && done.error().code == ErrorCode::EmptyState)
            done = bringUp(context);
        SLIPWAY_TRY(done);
    }
    context.state.isStoppedByUser = !isStarting;
    context.state.isDown = kind == RunKind::Down || (kind == RunKind::Stop && before.isDown);
    return StepOutcome::Done;
}

} // namespace slipway::deploy
