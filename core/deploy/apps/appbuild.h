// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/deploy/step.h"
#include "core/docker/imagecli.h"

namespace slipway::deploy {

struct RunContext;

// Builds an app's image from the work tree under the commit's own name: the app that runs, and the name
// it runs by, are not touched. With the cache first; where that fails, once more from scratch. Keeps the
// tree of steps for the build view. Errors: InvalidInput (dockerfile, context), BuildFailed (detail: the
// step's last lines, then the step with its line), ImageUnavailable, DiskFull, Cancelled and Docker's own.
Result<StepOutcome> buildApp(RunContext &context);

// What that build is asked for. InvalidInput (dockerfile, context).
Result<docker::BuildRequest> buildRequest(const RunContext &context);
// Of the work tree; empty where it cannot be read.
QByteArray dockerfileText(const RunContext &context);

// Starts the image that was built: the stable name moves to it, then `up`. Where a new container does not
// start or become healthy, the image and the compose file from before are brought back and the run fails
// with VersionKept (subject = the app). The layers go to the cache registry afterwards; that it cannot be
// reached is told, no failure.
Result<StepOutcome> startApp(RunContext &context);

} // namespace slipway::deploy
