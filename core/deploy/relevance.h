// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway::deploy {

struct RunContext;

// For a sync whose only reason is a new commit, once that is in the mirror:
// whether the commit concerns the stack (StackSettings::deployOn). Where it does
// not, why, in a sentence; empty where it does, and where that cannot be known.
// With DeployOn::Stack a stack's files are its project folder and what Compose
// names outside of it: build contexts, env files, configs, secrets, bind mounts.
// May ask Compose once; run thread.
QString whyNotConcerned(RunContext &context);

} // namespace slipway::deploy
