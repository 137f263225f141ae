// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/decidestep.h"

#include "core/deploy/decision.h"
#include "core/deploy/replacedsecrets.h"
#include "core/deploy/runcontext.h"

namespace slipway::deploy {

Result<StepOutcome> DecideStep::run(RunContext &context) const
{
    const StackState &state = context.stack.state;
    SLIPWAY_ASSIGN(context.app, context.tools.stores.apps.find(context.stack.id));
    SLIPWAY_ASSIGN(context.fingerprint, presentFingerprint(context.tools.stores, context.stack, context.app));
    SLIPWAY_ASSIGN(context.replacedSecrets,
                   ReplacedSecrets(context.tools.vault, context.tools.stores.sealed).all(context.stack.id));

    DecisionInput input;
    input.kind = context.run.kind;
    input.trigger = context.run.trigger;
    input.branch = nameOf(context.tip);
    input.tip = context.tip.commit;
    input.deployedCommit = state.deployedCommit;
    input.hasLastRunFailed = state.hasLastRunFailed;
    input.isStoppedByUser = state.isStoppedByUser;
    input.isDown = state.isDown;
    if (!state.deployedCommit.isEmpty()) {
        const StackFingerprint before = StackFingerprint::fromText(state.deployedFingerprint);
        input.isFingerprintChanged = context.fingerprint.isChangedSince(before);
        input.changedVariables = context.fingerprint.changedVariables(before);
        input.changedSettings = context.fingerprint.changedSettings(before);
    }
    input.skippedCommit = state.skippedCommit;
    context.isOnlyNewCommit = isOnlyNewCommit(input);
    context.run.decision = decide(input);
    for (const QString &reason : std::as_const(context.run.decision.reasons))
        context.say(reason);
    return context.run.decision.action == Decision::Action::Deploy ? StepOutcome::Done : StepOutcome::EndRun;
}

} // namespace slipway::deploy
