// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// Chooses the compose files, takes secrets out of the vault and brings the layers
// of variables together: after it the context's project is complete.
class ResolveStep final : public Step
{
public:
    StepName name() const override { return StepName::Resolve; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
