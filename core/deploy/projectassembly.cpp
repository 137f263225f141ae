// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/projectassembly.h"

#include "core/deploy/composefiles.h"
#include "core/deploy/runcontext.h"

#include <algorithm>

namespace slipway::deploy {

Result<> assembleProjectByName(RunContext &context)
{
    // Set before by the executor, kept: who is told about started processes.
    docker::ComposeProject project;
    project.processStarted = context.project.processStarted;
    project.processEnded = context.project.processEnded;
    project.name = context.stack.settings.name;
    SLIPWAY_ASSIGN(project.endpoint, context.tools.docker.endpointOf(context.environment));
    context.project = std::move(project);
    return {};
}

Result<> assembleProject(RunContext &context)
{
    SLIPWAY_TRY(assembleProjectByName(context));
    const StackSettings &settings = context.stack.settings;
    SLIPWAY_ASSIGN(const ComposeFiles chosen, chooseComposeFiles(context.workTree, settings.composePath));
    const bool hasSecrets = std::any_of(settings.variables.cbegin(), settings.variables.cend(),
                                        [](const Variable &variable) { return variable.isSecret; });
    if (hasSecrets && !context.tools.vault.isUnlocked() && context.tools.waitForVault)
        context.tools.waitForVault(context.cancel);

    variables::ResolveRequest request;
    request.projectDirectory = chosen.projectDirectory;
    request.workTree = context.workTree;
    request.envFilePath = settings.envFilePath;
    request.variables = settings.variables;
    SLIPWAY_ASSIGN(const variables::ResolvedVariables resolved,
                   variables::resolve(request, context.secretReader(), context.redactor));
    for (const QString &note : resolved.notes)
        context.tell(note);
    context.project.directory = chosen.projectDirectory;
    context.project.files = chosen.files;
    context.project.envFiles = resolved.envFiles;
    context.project.variables = resolved.processEnvironment;
    return {};
}

} // namespace slipway::deploy
