// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/appbuild.h"

#include "core/deploy/apps/appcompose.h"
#include "core/deploy/apps/buildcontext.h"
#include "core/deploy/apps/buildrecord.h"
#include "core/deploy/apps/dockerfile.h"
#include "core/deploy/apps/imagehistory.h"
#include "core/deploy/apps/layercache.h"
#include "core/deploy/runcontext.h"
#include "core/model/errortext.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::deploy {

namespace {

constexpr qint64 kMuchContext = 1'000'000'000; // bytes
constexpr qsizetype kNamedParts = 3;

// Absolute and free of links; refused where it leads out of the work tree.
Result<QString> inRepository(const RunContext &context, const QString &path, const QString &field)
{
    const QString root = QFileInfo(context.workTree).canonicalFilePath();
    const QString real = QFileInfo(context.workTree + u'/' + path).canonicalFilePath();
    if (real.isEmpty())
        return fail(ErrorCode::InvalidInput, field,
                    field == "dockerfile"_L1
                        ? QCoreApplication::translate("Run", "The repository has no Dockerfile named %1.").arg(path)
                        : QCoreApplication::translate("Run", "The repository has no folder named %1.").arg(path));
    if (real != root && !real.startsWith(root + u'/'))
        return fail(ErrorCode::InvalidInput, field,
                    QCoreApplication::translate("Run", "%1 leads out of the repository through a link.").arg(path));
    return real;
}

} // namespace

QByteArray dockerfileText(const RunContext &context)
{
    QFile file(context.workTree + u'/' + context.app->settings.dockerfile);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<docker::BuildRequest> buildRequest(const RunContext &context)
{
    const AppSettings &settings = context.app->settings;
    docker::BuildRequest request;
    SLIPWAY_ASSIGN(request.dockerfile, inRepository(context, settings.dockerfile, u"dockerfile"_s));
    SLIPWAY_ASSIGN(request.context, inRepository(context, settings.context, u"context"_s));
    if (!QFileInfo(request.context).isDir())
        return fail(ErrorCode::InvalidInput, u"context"_s,
                    QCoreApplication::translate("Run", "%1 is no folder.").arg(settings.context));
    request.tags = {imageOfCommit(context)};
    request.arguments = settings.buildArguments.keys();
    request.secrets = settings.buildSecrets;
    request.target = settings.target;
    request.platforms = settings.platforms;
    request.cacheFrom = layerCacheReferences(context);
    request.hasCache = !context.stack.settings.compose.hasNoBuildCache;
    request.isMetadataKept = true;
    // Those that a build from scratch began anew are the ones that are good.
    SLIPWAY_ASSIGN(const auto latest, context.tools.stores.apps.latestBuild(context.stack.id));
    if (latest)
        request.cacheMounts = latest->second.cacheMounts;
    request.variables = settings.buildArguments;
    for (const QString &name : settings.buildSecrets)
        request.variables.insert(name, context.project.variables.value(name));
    return request;
}

namespace {

// Docker's sentence with what a person needs to find the place.
Error explained(const RunContext &context, Error error, const BuildOutput &output)
{
    if (error.code != ErrorCode::BuildFailed)
        return error;
    error.subject = context.stack.settings.name;
    const QString step = output.failedStep();
    if (step.isEmpty()) {
        error.detail.replace(u"ERROR: failed to solve: "_s, QString());
        return error;
    }
    const int line = output.failedLine() > 0 ? output.failedLine() : dockerfileLine(dockerfileText(context), step);
    QStringList lines = output.lastLines();
    const QString &dockerfile = context.app->settings.dockerfile;
    lines << (line > 0 ? QCoreApplication::translate("Run", "The step %1 failed (%2, line %3)")
                             .arg(step, dockerfile, QString::number(line))
                       : QCoreApplication::translate("Run", "The step %1 failed (%2)").arg(step, dockerfile));
    error.detail = lines.join(u'\n');
    return error;
}

void warnOfContext(RunContext &context, const docker::BuildRequest &request)
{
    QStringList largest;
    QStringList lines;
    for (const ContextPart &part : contextParts(request.context, request.dockerfile).mid(0, kNamedParts)) {
        largest << u"%1 (%2 MB)"_s.arg(part.name).arg(part.bytes / 1'000'000);
        if (part.bytes > kMuchContext / 10)
            lines << u'/' + part.name;
    }
    context.tell(QCoreApplication::translate(
                     "Run", "The build sends more than %1 MB to Docker; most of it is %2. What the build does not "
                            "need goes into a file .dockerignore, a line each: %3")
                     .arg(QString::number(kMuchContext / 1'000'000), largest.join(u", "_s), lines.join(u"  "_s)));
}

// Its record is renewed as it goes on, for who looks at it.
Result<> buildOnce(RunContext &context, const docker::BuildRequest &request, const AppBuild &build, BuildOutput &output)
{
    const process::LineSink log = context.sink();
    bool isWarned = false;
    LiveBuildRecord record(context, build, output);
    return context.tools.images->build(
        context.project, request,
        [&](process::Channel channel, const QByteArray &line) {
            record.add(line);
            log(channel, line);
            // While the build still sends it: who waits for it wants to know why.
            if (!isWarned && output.contextBytes() > kMuchContext) {
                isWarned = true;
                warnOfContext(context, request);
            }
        },
        context.cancel);
}

void tellCacheProblem(RunContext &context, const BuildOutput &output)
{
    if (output.isCacheUnreachable())
        context.tell(QCoreApplication::translate("Run", "Nothing came from the layer cache %1: %2")
                         .arg(context.layerCache.address, output.cacheProblem()));
}

QString summary(const AppBuild &build)
{
    return QCoreApplication::translate("Run", "%1 of %2 steps from the cache; the image has %3 MB")
        .arg(QString::number(build.cachedCount()), QString::number(build.stepCount()),
             QString::number(static_cast<double>(build.imageBytes) / 1e6, 'f', 1));
}

} // namespace

Result<StepOutcome> buildApp(RunContext &context)
{
    if (!context.tools.images)
        return fail(ErrorCode::Internal, {}, u"no access to images"_s);
    SLIPWAY_ASSIGN(docker::BuildRequest request, buildRequest(context));
    AppBuild build;
    build.cacheMounts = request.cacheMounts;
    BuildOutput output;
    Result<> done = buildOnce(context, request, build, output);
    tellCacheProblem(context, output);
    if (!done && done.error().code == ErrorCode::BuildFailed && request.hasCache &&
        (output.hasCached() || hasCacheMount(dockerfileText(context))) && !context.cancel.isCancelled()) {
        context.tell(QCoreApplication::translate(
                         "Run", "The build failed with steps from the cache, so it is tried once more from scratch: %1")
                         .arg(errorLine(explained(context, done.error(), output))));
        build.isRetried = true;
        build.cacheMounts = u"run-%1"_s.arg(context.run.id.value);
        request.hasCache = false;
        request.cacheMounts = build.cacheMounts;
        output = BuildOutput();
        done = buildOnce(context, request, build, output);
    }
    if (!done) {
        (void)keepBuildRecord(context, build, output);
        return fail(explained(context, done.error(), output));
    }

    const QString stable = appImage(context.stack.settings);
    SLIPWAY_ASSIGN(const auto found,
                   context.tools.images->findAll(context.project, {request.tags.first(), stable}, context.cancel));
    const auto &image = found.first();
    const auto &previous = found.last();
    if (!image)
        return fail(ErrorCode::BuildFailed, context.stack.settings.name,
                    QCoreApplication::translate("Run", "Docker built the image but does not have it any more."));
    context.previousImage = previous ? previous->id : QString();
    build.imageBytes = image->bytes;
    build.previousBytes = previous ? previous->bytes : 0;
    SLIPWAY_TRY(keepBuildRecord(context, build, output));
    SLIPWAY_TRY(rememberImage(context, *image));
    context.stepNote = summary(build);
    return StepOutcome::Done;
}

} // namespace slipway::deploy
