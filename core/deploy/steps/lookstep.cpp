// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/lookstep.h"

#include "core/deploy/decision.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>

namespace slipway::deploy {

Result<StepOutcome> LookStep::run(RunContext &context) const
{
    auto tip = context.tools.git.look(context.remote, context.stack.settings.branch, context.cancel);
    context.state.lastLook = context.tools.clock.nowUtc();
    if (!tip)
        return fail(std::move(tip).error());
    context.tip = *std::move(tip);
    context.hasLooked = true;
    context.run.toCommit = context.tip.commit;
    context.stepNote =
        QCoreApplication::translate("Run", "%1 is at %2").arg(context.tip.branch, shortCommit(context.tip.commit));
    return StepOutcome::Done;
}

} // namespace slipway::deploy
