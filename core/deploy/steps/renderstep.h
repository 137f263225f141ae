// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// Validates what will be deployed before anything is touched: compose's own
// reading of the files (only where they or the variables changed and something
// depends on it; else `up` validates them itself), an empty state is refused, and before the first `up` a project of somebody else's too.
class RenderStep final : public Step
{
public:
    StepName name() const override { return StepName::Render; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
