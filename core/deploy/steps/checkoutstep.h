// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// Brings the work tree to the tip, in place. What was kept or refused is told.
class CheckoutStep final : public Step
{
public:
    StepName name() const override { return StepName::Checkout; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
