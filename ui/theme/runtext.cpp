// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/runtext.h"

#include "core/model/errortext.h"
#include "ui/theme/stateface.h"

#include <QCoreApplication>

namespace slipway::ui {
namespace {

QString successText(const Run &run)
{
    switch (run.kind) {
    case RunKind::Sync:
    case RunKind::Deploy:
        break;
    case RunKind::Start:
        return QCoreApplication::translate("RunText", "Started");
    case RunKind::Stop:
        return QCoreApplication::translate("RunText", "Stopped");
    case RunKind::Restart:
        return QCoreApplication::translate("RunText", "Restarted");
    case RunKind::Down:
        return QCoreApplication::translate("RunText", "Taken down");
    }
    return QCoreApplication::translate("RunText", "Deployed %1  %2")
        .arg(run.toCommit.left(8), run.commitSubject)
        .trimmed();
}

} // namespace

QString shortOutcomeText(const Run &run)
{
    const QString kind = wordOf(run.kind);
    switch (run.result) {
    case RunResult::Queued:
    case RunResult::Running:
        return kind;
    case RunResult::Succeeded:
        return successText(run);
    case RunResult::NothingToDo:
        return QCoreApplication::translate("RunText", "%1: nothing to do").arg(kind);
    case RunResult::Refused:
        return QCoreApplication::translate("RunText", "%1 was refused").arg(kind);
    case RunResult::Failed:
        return QCoreApplication::translate("RunText", "%1 failed").arg(kind);
    case RunResult::Cancelled:
        return QCoreApplication::translate("RunText", "%1 was cancelled").arg(kind);
    case RunResult::Interrupted:
        return QCoreApplication::translate("RunText", "%1 was interrupted").arg(kind);
    }
    return kind;
}

QString outcomeText(const Run &run)
{
    const QString outcome = shortOutcomeText(run);
    QString reason;
    if (run.result == RunResult::NothingToDo || run.result == RunResult::Refused)
        reason = run.decision.reasons.join(QLatin1Char(' '));
    else if (run.error && run.result != RunResult::Succeeded && run.error->code != ErrorCode::Cancelled)
        reason = errorText(*run.error).sentence;
    //: %1 is how a run ended ("Sync failed"), %2 is the reason, a sentence
    return reason.isEmpty() ? outcome : QCoreApplication::translate("RunText", "%1. %2").arg(outcome, reason);
}

std::chrono::milliseconds durationOf(const Run &run, const QDateTime &now)
{
    if (!run.startedAt.isValid())
        return {};
    return std::chrono::milliseconds(run.startedAt.msecsTo(run.finishedAt.isValid() ? run.finishedAt : now));
}

} // namespace slipway::ui
