// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// Brings the tip into the mirror, one run at a time for each repository: the
// others find the commit there (RepositoryGate).
class FetchStep final : public Step
{
public:
    StepName name() const override { return StepName::Fetch; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
