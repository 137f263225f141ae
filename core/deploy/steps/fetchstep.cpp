// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/fetchstep.h"

#include "core/deploy/relevance.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace slipway::deploy {

namespace {

// In the step's row as it comes, in the log a line a second at most: this is for a
// first clone that takes a while.
git::ProgressSink progressLines(RunContext &context)
{
    auto last = context.tools.clock.monotonic();
    return [&context, last](const git::Progress &progress) mutable {
        const QString text =
            QCoreApplication::translate("Run", "Received %1 of %2 objects, %3")
                .arg(QLocale().toString(progress.receivedObjects), QLocale().toString(progress.totalObjects),
                     QLocale().formattedDataSize(progress.receivedBytes));
        context.progress(text);
        const auto now = context.tools.clock.monotonic();
        if (now - last < std::chrono::seconds(1))
            return;
        last = now;
        context.say(text);
    };
}

} // namespace

Result<StepOutcome> FetchStep::run(RunContext &context) const
{
    SLIPWAY_ASSIGN(const auto passage, context.tools.gate.enterAlone(context.mirror, context.cancel));
    if (!QDir().mkpath(context.tools.paths.repositories()))
        return fail(ErrorCode::FileAccess, context.tools.paths.repositories());
    SLIPWAY_ASSIGN(const git::FetchOutcome outcome, context.tools.git.fetch(context.remote, context.mirror, context.tip,
                                                                            progressLines(context), context.cancel));
    context.state.fetchedCommit = context.tip.commit;
    if (const auto info = context.tools.git.commitInfo(context.mirror, context.tip.commit)) {
        context.run.commitSubject = context.redactor.redact(info->subject);
        context.say(QStringLiteral("%1 %2").arg(context.tip.commit.left(8), info->subject));
    }
    context.stepNote =
        outcome.wasThere
            ? QCoreApplication::translate("Run", "The commit was there already")
            : QCoreApplication::translate("Run", "%1 received").arg(QLocale().formattedDataSize(outcome.receivedBytes));
    if (const QString why = whyNotConcerned(context); !why.isEmpty()) {
        context.run.decision.action = Decision::Action::Skip;
        context.run.decision.reasons << why;
        context.say(why);
        return StepOutcome::EndRun;
    }
    return StepOutcome::Done;
}

} // namespace slipway::deploy
