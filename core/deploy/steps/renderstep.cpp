// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/renderstep.h"

#include "core/deploy/ownfolder.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

// Containers of this project's name that were started from another folder belong
// to somebody else; nothing is taken over silently.
Result<> checkNobodyElseHasIt(RunContext &context)
{
    SLIPWAY_ASSIGN(const auto projects,
                   context.tools.docker.containers(context.project.endpoint, context.project.name, context.cancel));
    for (const docker::ProjectServices &project : projects) {
        for (const ServiceStatus &service : project.services) {
            if (project.project == context.project.name && !isOwnFolder(service.workingDirectory, context.workTree))
                return fail(ErrorCode::ForeignProject, context.project.name, service.workingDirectory);
        }
    }
    return {};
}

} // namespace

Result<StepOutcome> RenderStep::run(RunContext &context) const
{
    const auto key = ConfigCache::keyOf(context.project, context.tip.commit);
    const auto known = key ? context.tools.configs.find(context.stack.id, *key) : std::nullopt;
    if (known) {
        context.config = *known;
        context.stepNote = QCoreApplication::translate("Run", "Unchanged since it was last checked");
    } else {
        SLIPWAY_ASSIGN(context.config, context.tools.docker.config(context.project, context.cancel));
        if (context.config.services.isEmpty())
            return fail(ErrorCode::EmptyState, context.stack.settings.name);
        if (key)
            context.tools.configs.put(context.stack.id, *key, context.config);
    }
    if (context.stack.state.deployedCommit.isEmpty())
        SLIPWAY_TRY(checkNobodyElseHasIt(context));
    return StepOutcome::Done;
}

} // namespace slipway::deploy
