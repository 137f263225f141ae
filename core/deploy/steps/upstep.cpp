// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/upstep.h"

#include "core/deploy/apps/appbuild.h"
#include "core/deploy/runcontext.h"
#include "core/deploy/unfinishedcontainers.h"

#include <QCoreApplication>
#include <QSet>

namespace slipway::deploy {

namespace {

QSet<QString> changedPaths(const RunContext &context)
{
    QSet<QString> paths;
    const auto add = [&](const QStringList &files) {
        for (const QString &file : files)
            paths.insert(context.workTree + QLatin1Char('/') + file);
    };
    add(context.checkout.written);
    // After a failure the files may have been there before this run.
    const StackState &before = context.stack.state;
    if (before.hasLastRunFailed && !before.deployedCommit.isEmpty()) {
        if (const auto files =
                context.tools.git.changedFiles(context.mirror, before.deployedCommit, context.tip.commit))
            add(*files);
    }
    return paths;
}

QStringList servicesWithChangedFiles(const RunContext &context)
{
    QStringList services;
    if (context.config.mountedFiles.isEmpty() || context.stack.state.deployedCommit.isEmpty())
        return services;
    const QSet<QString> changed = changedPaths(context);
    for (auto it = context.config.mountedFiles.cbegin(); it != context.config.mountedFiles.cend(); ++it) {
        for (const QString &file : it.value()) {
            if (changed.contains(file)) {
                services << it.key();
                break;
            }
        }
    }
    services.sort();
    return services;
}

Result<QSet<QString>> containerIds(const RunContext &context)
{
    SLIPWAY_ASSIGN(const auto projects,
                   context.tools.docker.containers(context.project.endpoint, context.project.name, context.cancel));
    QSet<QString> ids;
    for (const docker::ProjectServices &project : projects) {
        for (const ServiceStatus &service : project.services)
            ids.insert(service.service + QLatin1Char(' ') + service.containerId);
    }
    return ids;
}

docker::UpOptions optionsOf(const ComposeOptions &settings)
{
    docker::UpOptions options;
    options.hasRemoveOrphans = settings.hasRemoveOrphans;
    options.isForced = settings.isAlwaysRecreated;
    options.pullPolicy = settings.pullPolicy;
    options.waitForHealth = std::chrono::seconds(settings.healthWaitSeconds);
    return options;
}

bool hasKeptContainer(const QString &service, const QSet<QString> &before, const QSet<QString> &after)
{
    for (const QString &entry : after) {
        if (entry.startsWith(service + QLatin1Char(' ')) && before.contains(entry))
            return true;
    }
    return false;
}

} // namespace

Result<StepOutcome> UpStep::run(RunContext &context) const
{
    if (context.app)
        return startApp(context);
    if (context.stack.state.hasLastRunFailed)
        SLIPWAY_TRY(removeUnfinishedContainers(context));
    const QStringList candidates = servicesWithChangedFiles(context);
    QSet<QString> before;
    if (!candidates.isEmpty()) {
        SLIPWAY_ASSIGN(before, containerIds(context));
    }
    context.isUpStarted = true;
    const Result<> done = context.tools.docker.up(context.project, optionsOf(context.stack.settings.compose),
                                                  context.sink(), context.cancel);
    if (!done) {
        // Compose reads all files before it touches a container.
        context.isUpStarted = done.error().code != ErrorCode::ComposeInvalid;
        return fail(done.error());
    }
    if (!candidates.isEmpty()) {
        SLIPWAY_ASSIGN(const QSet<QString> after, containerIds(context));
        QStringList services;
        for (const QString &service : candidates) {
            if (hasKeptContainer(service, before, after))
                services << service;
        }
        if (!services.isEmpty()) {
            context.tell(QCoreApplication::translate("Run", "Restarted because a mounted file changed: %1.")
                             .arg(services.join(QStringLiteral(", "))));
            SLIPWAY_TRY(context.tools.docker.restart(context.project, services, context.sink(), context.cancel));
        }
    }
    context.isUpDone = true;
    return StepOutcome::Done;
}

} // namespace slipway::deploy
