// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/unfinishedcontainers.h"

#include "core/deploy/ownfolder.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace slipway::deploy {

namespace {

QStringList unfinishedOf(const QVector<ServiceStatus> &services, const QString &workTree)
{
    static const QRegularExpression replacement(QStringLiteral("\\A([0-9a-f]{12})_."));
    QStringList ids;
    for (const ServiceStatus &service : services) {
        const auto match = replacement.match(service.containerName);
        if (!match.hasMatch() || service.state != QLatin1String("created") ||
            !isOwnFolder(service.workingDirectory, workTree))
            continue;
        for (const ServiceStatus &old : services) {
            if (old.containerId.startsWith(match.captured(1)))
                ids << service.containerId;
        }
    }
    return ids;
}

} // namespace

Result<> removeUnfinishedContainers(RunContext &context)
{
    SLIPWAY_ASSIGN(const auto projects,
                   context.tools.docker.containers(context.project.endpoint, context.project.name, context.cancel));
    QStringList ids;
    for (const docker::ProjectServices &project : projects) {
        if (project.project == context.project.name)
            ids << unfinishedOf(project.services, context.workTree);
    }
    if (ids.isEmpty())
        return {};
    context.tell(QCoreApplication::translate(
        "Run", "Removed what an interrupted run had begun to make; it had never been started."));
    return context.tools.docker.removeContainers(context.project.endpoint, ids, context.cancel);
}

} // namespace slipway::deploy
