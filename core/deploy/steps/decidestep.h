// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// Decides from tip, variables and the last result whether there is anything to do
// (see decision.h) and ends the run where there is not: no fetch, no Docker call,
// no file is read.
class DecideStep final : public Step
{
public:
    StepName name() const override { return StepName::Decide; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
