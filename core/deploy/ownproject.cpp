// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/ownproject.h"

#include "core/deploy/ownfolder.h"
#include "core/deploy/runcontext.h"

namespace slipway::deploy {

Result<bool> hasOwnContainers(RunContext &context)
{
    SLIPWAY_ASSIGN(const auto projects,
                   context.tools.docker.containers(context.project.endpoint, context.project.name, context.cancel));
    bool hasOwn = false;
    for (const docker::ProjectServices &project : projects) {
        if (project.project != context.project.name)
            continue;
        for (const ServiceStatus &service : project.services) {
            if (!isOwnFolder(service.workingDirectory, context.workTree))
                return fail(ErrorCode::ForeignProject, context.project.name, service.workingDirectory);
            hasOwn = true;
        }
    }
    return hasOwn;
}

} // namespace slipway::deploy
