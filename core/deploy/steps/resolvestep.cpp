// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/resolvestep.h"

#include "core/deploy/projectassembly.h"
#include "core/deploy/requiredvariables.h"
#include "core/deploy/runcontext.h"

namespace slipway::deploy {

Result<StepOutcome> ResolveStep::run(RunContext &context) const
{
    SLIPWAY_TRY(assembleProjectForCalls(context));
    SLIPWAY_TRY(checkRequired(context));
    return StepOutcome::Done;
}

} // namespace slipway::deploy
