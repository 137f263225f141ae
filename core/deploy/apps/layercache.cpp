// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/layercache.h"

#include "core/deploy/apps/appbuild.h"
#include "core/deploy/apps/appcompose.h"
#include "core/deploy/apps/dockerfile.h"
#include "core/deploy/runcontext.h"
#include "core/model/errortext.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

constexpr qsizetype kMostStages = 8; // that are kept apart

QString referenceOf(const RunContext &context)
{
    return context.layerCache.address + QLatin1Char('/') + appImage(context.stack.settings) + QStringLiteral(":cache");
}

// Those before the one that runs.
QStringList earlierStages(const RunContext &context)
{
    QStringList stages = dockerfileStages(dockerfileText(context));
    const QString &target = context.app->settings.target;
    const qsizetype last = target.isEmpty() ? stages.size() - 1 : stages.indexOf(target.toLower());
    return stages.mid(0, std::max<qsizetype>(last, 0)).mid(0, kMostStages);
}

QString stageReference(const RunContext &context, const QString &stage)
{
    return referenceOf(context) + QLatin1Char('-') + stage;
}

Result<> pushAndForget(RunContext &context, const QString &reference)
{
    const docker::ImageCli &images = *context.tools.images;
    const Result<> done = images.push(context.project, reference, context.sink(), context.cancel);
    // The name has done its work here; what runs has others.
    (void)images.remove(context.project, reference, context.cancel);
    return done;
}

// Its steps were built a moment ago, so this only gives them a name.
Result<> pushStage(RunContext &context, const QString &stage)
{
    SLIPWAY_ASSIGN(docker::BuildRequest request, buildRequest(context));
    request.target = stage;
    request.tags = {stageReference(context, stage)};
    request.cacheFrom.clear();
    SLIPWAY_TRY(context.tools.images->build(context.project, request, {}, context.cancel));
    return pushAndForget(context, request.tags.first());
}

Result<> pushAll(RunContext &context)
{
    const QString reference = referenceOf(context);
    SLIPWAY_TRY(
        context.tools.images->tag(context.project, appImage(context.stack.settings), reference, context.cancel));
    SLIPWAY_TRY(pushAndForget(context, reference));
    for (const QString &stage : earlierStages(context))
        SLIPWAY_TRY(pushStage(context, stage));
    return {};
}

} // namespace

QStringList layerCacheReferences(const RunContext &context)
{
    if (context.layerCache.address.isEmpty())
        return {};
    QStringList references{referenceOf(context)};
    for (const QString &stage : earlierStages(context))
        references << stageReference(context, stage);
    return references;
}

void pushLayerCache(RunContext &context)
{
    if (context.layerCache.address.isEmpty())
        return;
    context.say(QCoreApplication::translate("Run", "Keeping the layers in %1.").arg(referenceOf(context)));
    const Result<> done = pushAll(context);
    if (!done && done.error().code != ErrorCode::Cancelled)
        context.tell(QCoreApplication::translate("Run", "The layers were not kept in the cache %1: %2")
                         .arg(context.layerCache.address, errorLine(done.error())));
}

} // namespace slipway::deploy
