// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// Asks the server what the branch points to now. Nothing else: no object moves.
class LookStep final : public Step
{
public:
    StepName name() const override { return StepName::Look; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
