// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/takedown.h"

#include "core/deploy/ownproject.h"
#include "core/deploy/projectassembly.h"
#include "core/deploy/runcontext.h"

namespace slipway::deploy {

Result<> takeDown(RunTools &tools, const Stack &stack, bool hasVolumes, const CancelToken &cancel)
{
    RunContext context(tools);
    context.cancel = cancel;
    context.stack = stack;
    SLIPWAY_ASSIGN(context.environment, tools.stores.environments.get(stack.settings.environmentId));
    context.workTree = tools.paths.workTree(context.environment, stack.settings);
    // Should this instance be killed: the next one ends the call before it starts another.
    context.project.processStarted = [&tools, &stack](const process::ProcessIdentity &identity) {
        (void)tools.stores.processes.add(
            {stack.state.lastRunId, identity.groupId, identity.startTicks, identity.bootId});
    };
    context.project.processEnded = [&tools](const process::ProcessIdentity &identity) {
        (void)tools.stores.processes.remove(identity.groupId);
    };
    SLIPWAY_TRY(assembleProjectByName(context));
    // Compose goes by the name: without this, a project of somebody else's would go, volumes and all.
    if (stack.state.deployedCommit.isEmpty()) {
        SLIPWAY_ASSIGN(const bool hasOwn, hasOwnContainers(context));
        if (!hasOwn)
            return {};
    }
    Result<> done = assembleProjectForCalls(context);
    if (done)
        done = tools.docker.down(context.project, hasVolumes, context.sink(), cancel);
    if (done || done.error().code == ErrorCode::DockerUnreachable || done.error().code == ErrorCode::Cancelled)
        return done;
    // Files that cannot be read must not keep the containers: labels are enough.
    SLIPWAY_TRY(assembleProjectByName(context));
    return tools.docker.down(context.project, hasVolumes, context.sink(), cancel);
}

} // namespace slipway::deploy
