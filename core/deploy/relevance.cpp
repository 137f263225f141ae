// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/relevance.h"

#include "core/deploy/composereferences.h"
#include "core/deploy/linkwalk.h"
#include "core/deploy/pathfilter.h"
#include "core/deploy/projectassembly.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

// By the files of the deployed commit, which are in the folder now: what is named
// anew stands in a compose file, and that one is the stack's.
std::optional<QStringList> placesOfStack(RunContext &context)
{
    RunContext deployed(context.tools);
    deployed.cancel = context.cancel;
    deployed.stack = context.stack;
    deployed.environment = context.environment;
    deployed.workTree = context.workTree;
    deployed.project = context.project; // who is told about processes
    if (!assembleProject(deployed))
        return std::nullopt;
    const QString &commit = context.stack.state.deployedCommit;
    const auto key = ConfigCache::keyOf(deployed.project, commit);
    auto config = key ? context.tools.configs.find(context.stack.id, *key) : std::nullopt;
    if (!config) {
        auto asked = context.tools.docker.config(deployed.project, context.cancel);
        if (!asked)
            return std::nullopt;
        if (key)
            context.tools.configs.put(context.stack.id, *key, *asked);
        config = *std::move(asked);
    }
    // Compose puts what it read from env files and drawn in files into its answer, and names them no more.
    const auto references = composeReferences(deployed.project.files);
    if (!references)
        return std::nullopt;
    QStringList places;
    QStringList paths = config->namedPaths + *references;
    paths << deployed.project.directory << deployed.project.files << deployed.project.envFiles;
    if (deployed.source)
        paths << deployed.source->namedFiles;
    for (const QString &path : std::as_const(paths)) {
        const LinkWalk walk = walkLinks(context.workTree, path);
        places << walk.links;
        if (!walk.isLost)
            places << walk.end;
    }
    return places;
}

} // namespace

QString whyNotConcerned(RunContext &context)
{
    const StackSettings &settings = context.stack.settings;
    if (!context.isOnlyNewCommit || settings.deployOn == DeployOn::Any)
        return {};
    const auto changed =
        context.tools.git.changedFiles(context.mirror, context.stack.state.deployedCommit, context.tip.commit);
    if (!changed)
        return {};
    const int count = static_cast<int>(changed->size());
    if (settings.deployOn == DeployOn::Patterns) {
        if (!PathFilter(settings.deployPatterns).matching(*changed).isEmpty())
            return {};
        return QCoreApplication::translate(
            "Decision", "None of the %n changed file(s) fits the patterns of this stack.", nullptr, count);
    }
    const auto places = placesOfStack(context);
    if (!places || !filesBelow(*changed, *places).isEmpty())
        return {};
    return QCoreApplication::translate("Decision", "None of the %n changed file(s) belongs to this stack.", nullptr,
                                       count);
}

} // namespace slipway::deploy
