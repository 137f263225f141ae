// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/run.h"

namespace slipway::deploy {

struct RunContext;

// How a step ended when it did not fail.
enum class StepOutcome {
    Done,    // go on
    Skipped, // there was nothing for it to do; go on
    EndRun,  // there is nothing to do for the rest: record
};

// One step of a run: straight, blocking, no state of its own (what it finds is in
// the context). Ends within a second of cancel. Executed and timed by RunExecutor.
class Step
{
public:
    Step() = default;
    virtual ~Step() = default;
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

    virtual StepName name() const = 0;
    virtual Result<StepOutcome> run(RunContext &context) const = 0;
};

} // namespace slipway::deploy
