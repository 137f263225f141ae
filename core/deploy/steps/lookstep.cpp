// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/lookstep.h"

#include "core/deploy/decision.h"
#include "core/deploy/remotefor.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>
#include <algorithm>

namespace slipway::deploy {

namespace {

Result<git::Tip> sharedLook(RunContext &context)
{
    const git::Follow follow = followOf(context.stack.settings);
    const QDateTime now = context.tools.clock.nowUtc();
    // A repository is address and credential; the address as written may differ, the server does not.
    const QString key =
        QStringLiteral("%1 %2 %3").arg(context.repository.id.value).arg(static_cast<int>(follow.kind)).arg(follow.name);
    const QDateTime after = context.isLookingAgain ? now : std::max(context.run.requestedAt, context.run.joinedAt);
    return context.tools.looks->look(key, after, now, context.cancel,
                                     [&] { return context.tools.git.lookFor(context.remote, follow, context.cancel); });
}

} // namespace

Result<StepOutcome> LookStep::run(RunContext &context) const
{
    SLIPWAY_ASSIGN(context.remote, remoteFor(context.tools, context.repository, context.stack.settings.url,
                                             context.redactor, context.cancel));
    if (context.remote.credential && context.stack.settings.url.startsWith(QLatin1String("http:"), Qt::CaseInsensitive))
        context.tell(QCoreApplication::translate("Run", "The credential goes over plain http: everybody on the way can "
                                                        "read it. Use an address with https."));
    auto tip = sharedLook(context);
    context.state.lastLook = context.tools.clock.nowUtc();
    if (!tip)
        return fail(std::move(tip).error());
    context.tip = *std::move(tip);
    context.hasLooked = true;
    context.run.toCommit = context.tip.commit;
    context.stepNote =
        context.tip.isExact
            ? QCoreApplication::translate("Run", "Commit %1 is followed").arg(shortCommit(context.tip.commit))
            : QCoreApplication::translate("Run", "%1 is at %2")
                  .arg(nameOf(context.tip), shortCommit(context.tip.commit));
    if (!context.tip.movedTo.isEmpty())
        context.tell(QCoreApplication::translate("Run", "The server says that the repository has moved to %1. Change "
                                                        "the address of this stack.")
                         .arg(context.tip.movedTo));
    return StepOutcome::Done;
}

} // namespace slipway::deploy
