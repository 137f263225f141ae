// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/step.h"

namespace slipway::deploy {

// docker compose up. Afterwards restarts services into which single files are
// mounted that changed, unless `up` has made them anew: a bind-mounted file is an
// inode, and the container would go on seeing the old one.
class UpStep final : public Step
{
public:
    StepName name() const override { return StepName::Up; }
    Result<StepOutcome> run(RunContext &context) const override;
};

} // namespace slipway::deploy
