// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/buildstep.h"

#include "core/deploy/apps/appbuild.h"
#include "core/deploy/runcontext.h"

namespace slipway::deploy {

Result<StepOutcome> BuildStep::run(RunContext &context) const
{
    if (context.app)
        return buildApp(context);
    if (context.config.builtServices.isEmpty() || !context.stack.settings.compose.isBuiltOnDeploy)
        return StepOutcome::Skipped;
    SLIPWAY_TRY(context.tools.docker.build(context.project, context.sink(), context.cancel));
    context.stepNote = context.config.builtServices.join(QStringLiteral(", "));
    return StepOutcome::Done;
}

} // namespace slipway::deploy
