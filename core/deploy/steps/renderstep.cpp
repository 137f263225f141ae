// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/renderstep.h"

#include "core/deploy/composetext.h"
#include "core/deploy/ownproject.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>
#include <algorithm>

namespace slipway::deploy {

namespace {

// Whether something depends on Compose's reading of the files before `up` reads
// them: what to build, which services mount a file that changed, an empty state.
bool isConfigNeeded(const RunContext &context)
{
    const StackState &before = context.stack.state;
    if (before.deployedCommit.isEmpty() || before.hasLastRunFailed)
        return true;
    const ComposeText text = readComposeText(context.project.files);
    if (!text.hasServices || text.mayBuild)
        return true;
    if (!text.mayMountFiles)
        return false;
    return std::any_of(context.checkout.written.cbegin(), context.checkout.written.cend(), [&](const QString &file) {
        const QString path = context.workTree + QLatin1Char('/') + file;
        return !context.project.files.contains(path) && !context.project.envFiles.contains(path);
    });
}

} // namespace

Result<StepOutcome> RenderStep::run(RunContext &context) const
{
    if (context.app) {
        // Slipway wrote it; `up` reads it before it touches anything.
        if (context.stack.state.deployedCommit.isEmpty())
            SLIPWAY_TRY(hasOwnContainers(context));
        return StepOutcome::Done;
    }
    const auto key = ConfigCache::keyOf(context.project, context.tip.commit);
    const auto known = key ? context.tools.configs.find(context.stack.id, *key) : std::nullopt;
    if (known) {
        context.config = *known;
        context.stepNote = QCoreApplication::translate("Run", "Unchanged since it was last checked");
    } else if (!isConfigNeeded(context)) {
        context.stepNote = QCoreApplication::translate("Run", "Checked by Compose in the next step");
    } else {
        SLIPWAY_ASSIGN(context.config, context.tools.docker.config(context.project, context.cancel));
        if (context.config.services.isEmpty())
            return fail(ErrorCode::EmptyState, context.stack.settings.name,
                        QCoreApplication::translate("Run", "The compose file defines no service."));
        if (key)
            context.tools.configs.put(context.stack.id, *key, context.config);
    }
    if (context.stack.state.deployedCommit.isEmpty())
        SLIPWAY_TRY(hasOwnContainers(context));
    return StepOutcome::Done;
}

} // namespace slipway::deploy
