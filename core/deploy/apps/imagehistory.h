// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/docker/imagecli.h"

#include <QString>

namespace slipway::deploy {

struct RunContext;
struct RunTools;

// The images of one app: which commit made which, and how many are kept (setting "keptAppImages", 5).
// Each has a name of its own beside the app's stable one, so that `docker image prune` leaves it.
// Only images that stand in this app's rows are ever removed, never by force. Run thread.
QString imageOfCommit(const RunContext &context);
Result<> rememberImage(RunContext &context, const docker::ImageInfo &image);
// Removes what is older than the kept ones, after a run: nobody waits for it. What cannot be removed now is
// tried again next time.
void removeOldImages(RunTools &tools, StackId stack);
// The version of this run did not come up and the one before runs again: it takes no place among the kept.
void removeFailedImage(RunContext &context);
void removeAllImages(RunContext &context);

} // namespace slipway::deploy
