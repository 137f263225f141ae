// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/appbuild.h"
#include "core/deploy/apps/appcompose.h"
#include "core/deploy/apps/appproject.h"
#include "core/deploy/apps/imagehistory.h"
#include "core/deploy/apps/layercache.h"
#include "core/deploy/projectassembly.h"
#include "core/deploy/runcontext.h"
#include "core/deploy/unfinishedcontainers.h"
#include "core/model/errortext.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace slipway::deploy {

namespace {

constexpr int kLeastHealthWait = 60; // seconds

// A file below /run/secrets is put in when a container is made: `up` sees no difference in it.
bool hasChangedSecret(const RunContext &context)
{
    const QStringList changed =
        context.fingerprint.changedVariables(StackFingerprint::fromText(context.stack.state.deployedFingerprint));
    const QVector<Variable> &variables = context.stack.settings.variables;
    return std::any_of(variables.cbegin(), variables.cend(), [&changed](const Variable &variable) {
        return variable.isSecret && changed.contains(variable.key);
    });
}

docker::UpOptions optionsOf(const RunContext &context)
{
    const ComposeOptions &settings = context.stack.settings.compose;
    const AppSettings &app = context.app->settings;
    docker::UpOptions options;
    options.hasRemoveOrphans = settings.hasRemoveOrphans;
    options.isForced = settings.isAlwaysRecreated || hasChangedSecret(context);
    if (!app.healthPath.isEmpty() || settings.healthWaitSeconds > 0)
        // Time for the first check and for as many as it may fail.
        options.waitForHealth =
            std::chrono::seconds(std::max({settings.healthWaitSeconds, kLeastHealthWait, app.healthSeconds * 5}));
    return options;
}

// The version before runs again, with the variables it had, and is well.
Result<> bringBack(RunContext &context, const QByteArray &compose)
{
    docker::UpOptions options = optionsOf(context);
    options.waitForHealth = std::max(options.waitForHealth, std::chrono::seconds(kLeastHealthWait));
    const docker::ImageCli &images = *context.tools.images;
    SLIPWAY_TRY(images.tag(context.project, context.previousImage, appImage(context.stack.settings), context.cancel));
    // The same commit built anew took the name of the image that is good.
    if (context.stack.state.deployedCommit == context.tip.commit)
        SLIPWAY_TRY(images.tag(context.project, context.previousImage, imageOfCommit(context), context.cancel));
    if (!compose.isEmpty())
        SLIPWAY_TRY(writeAppCompose(context, compose));
    context.isBringingBack = true;
    SLIPWAY_TRY(assembleProject(context));
    return context.tools.docker.up(context.project, options, context.sink(), context.cancel);
}

Result<> afterFailure(RunContext &context, const Error &error, const QByteArray &composeBefore)
{
    const bool hasVersion = !context.previousImage.isEmpty() && !context.stack.state.deployedCommit.isEmpty();
    if (!hasVersion || error.code == ErrorCode::DockerUnreachable || error.code == ErrorCode::DockerMissing)
        return fail(error);
    context.say(QCoreApplication::translate("Run", "Bringing the previous version back."));
    // Not cancellable: half a swap is what this is against.
    const CancelToken ofTheRun = std::exchange(context.cancel, CancelToken());
    const Result<> back = bringBack(context, composeBefore);
    if (back)
        removeFailedImage(context);
    context.cancel = ofTheRun;
    if (!back) {
        context.tell(QCoreApplication::translate("Run", "The previous version could not be brought back: %1")
                         .arg(errorLine(back.error())));
        return fail(error);
    }
    context.isUpStarted = false; // nothing of the new version is left; its files go back too
    if (error.code == ErrorCode::Cancelled)
        return fail(error);
    context.tell(QCoreApplication::translate("Run", "The previous version runs again."));
    return fail(ErrorCode::VersionKept, context.stack.settings.name,
                errorText(error).sentence + QLatin1Char('\n') + error.detail);
}

} // namespace

Result<StepOutcome> startApp(RunContext &context)
{
    if (context.stack.state.hasLastRunFailed)
        SLIPWAY_TRY(removeUnfinishedContainers(context));
    // What a Start takes is both or neither: the name of the image moves last, and alone.
    SLIPWAY_ASSIGN(const QByteArray composeBefore, writeAppCompose(context, context.appCompose));
    if (const auto tagged = context.tools.images->tag(context.project, imageOfCommit(context),
                                                      appImage(context.stack.settings), context.cancel);
        !tagged) {
        if (!composeBefore.isEmpty())
            (void)writeAppCompose(context, composeBefore);
        return fail(tagged.error());
    }
    context.isUpStarted = true;
    const Result<> done = context.tools.docker.up(context.project, optionsOf(context), context.sink(), context.cancel);
    if (!done) {
        SLIPWAY_TRY(afterFailure(
            context, context.cancel.isCancelled() ? Error{ErrorCode::Cancelled, {}, {}} : done.error(), composeBefore));
    }
    context.isUpDone = true;
    pushLayerCache(context);
    return StepOutcome::Done;
}

} // namespace slipway::deploy
