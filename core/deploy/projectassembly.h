// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/composeoptions.h"

#include <functional>

namespace slipway {
struct Stack;
}

namespace slipway::docker {
struct ComposeProject;
}

namespace slipway::deploy {

struct RunContext;

// Fills context.project from the work tree as it stands: endpoint, name, compose
// files, env files, the person's variables. Waits for the vault where a secret is
// needed. Adds every secret to the context's redactor. Reads files; run thread.
Result<> assembleProject(RunContext &context);
// The same for calls that Compose will act on: what services read by `env_file:` is seen to too,
// for as long as context.envFileStandIn lives.
Result<> assembleProjectForCalls(RunContext &context);
// The same without files and variables: Compose then goes by its labels, which is
// enough to stop, restart and take down a project whose files cannot be read.
Result<> assembleProjectByName(RunContext &context);
// The same for what is done to a stack outside of a run: its environment is looked up, too.
Result<> assembleProjectByName(RunContext &context, const Stack &stack);

// The compose files of the assembled project as they stand in the work tree, secrets masked.
QVector<ComposeFileText> composeFileTexts(const RunContext &context);

} // namespace slipway::deploy
