// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/deploy/composefiles.h"
#include "core/docker/privateconfig.h"
#include "core/model/stack.h"

#include <vector>

namespace slipway::deploy {

struct RunContext;
struct RunTools;

// What stands for an app's compose files: the one Slipway writes, below the data directory, with the
// work tree as project folder. In a sync it is only put together (context.appCompose) and written by the
// step that starts it; what acts on containers as they are uses the one on disk. Run thread.
Result<ComposeFiles> appFiles(RunContext &context);
// Writes context.appCompose, and returns what stood there before. FileAccess, DiskFull.
Result<QByteArray> writeAppCompose(RunContext &context, const QByteArray &content);

// The layer cache of the context's environment, and its login where it has one.
Result<> addLayerCacheLogin(RunContext &context, std::vector<docker::RegistryAuth> &logins);

// An app is removed: its images and its folder below the data directory. What Docker refuses, because
// somebody else uses it, stays. The rows are still there.
void removeAppTraces(RunTools &tools, const Stack &stack);

} // namespace slipway::deploy
