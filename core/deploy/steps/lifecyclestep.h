// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// Start, stop, restart and take down, with the deployed commit's files. A stack
// that was taken down is started by `up --no-build`.
class LifecycleStep final : public Step
{
public:
    StepName name() const override { return StepName::Lifecycle; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
