// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// Builds images, where a service builds.
class BuildStep final : public Step
{
public:
    StepName name() const override { return StepName::Build; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
