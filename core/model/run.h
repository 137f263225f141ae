// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/id.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>
#include <chrono>
#include <optional>

namespace slipway {

enum class RunKind { Sync, Deploy, Start, Stop, Restart, Down };
enum class Trigger { Manual, Schedule, Webhook, Api, StartupCatchUp };
enum class RunResult { Queued, Running, Succeeded, NothingToDo, Refused, Failed, Cancelled, Interrupted };
enum class StepState { Pending, Running, Done, Skipped, Failed, Cancelled };

// The steps of a run, in their order. Names are stored: do not change them.
enum class StepName { Look, Decide, Fetch, Checkout, Resolve, Render, Build, Up, Verify, Record, Lifecycle };

// Start, Stop, Restart, Down: what acts on containers as they are, without a look at Git.
constexpr bool isLifecycle(RunKind kind)
{
    return kind != RunKind::Sync && kind != RunKind::Deploy;
}

// What a run chose to do and why, in words.
struct Decision {
    // Skip: there is a new commit, and it does not concern the stack.
    enum class Action { Undecided, Nothing, Deploy, Refuse, Skip };
    Action action = Action::Undecided;
    QStringList reasons; // full sentences, in the order they were found
    bool operator==(const Decision &) const = default;
};

struct RunStep {
    StepName name = StepName::Look;
    StepState state = StepState::Pending;
    QDateTime startedAt; // UTC, invalid while pending
    std::chrono::milliseconds duration{0};
    QString note; // one line: "3 files changed", "cached"
    bool operator==(const RunStep &) const = default;
};

// One execution of sync, deploy or a life cycle call. Kept in the history; the
// output is in a file of its own (runs/ID.log).
struct Run {
    RunId id;
    StackId stackId;
    RunKind kind = RunKind::Sync;
    Trigger trigger = Trigger::Manual;
    RunResult result = RunResult::Queued;
    Decision decision;
    QString fromCommit;    // deployed before, 40 hex or empty
    QString toCommit;      // the tip this run saw, 40 hex or empty
    QString commitSubject; // first line of toCommit's message, empty if not fetched
    QDateTime requestedAt; // UTC
    QDateTime joinedAt;    // the newest request that became one with this run while it waited; not stored
    QDateTime startedAt;
    QDateTime finishedAt;
    std::optional<Error> error;
    QVector<RunStep> steps;
    QStringList notes; // what the person should know: "Kept your edited file as …"
    bool isFinished() const;
    bool operator==(const Run &) const = default;
};

// Stable texts for database and API ("nothing_to_do").
QString runKindName(RunKind kind);
std::optional<RunKind> runKindFromName(const QString &name);
QString triggerName(Trigger trigger);
Trigger triggerFromName(const QString &name);
QString runResultName(RunResult result);
RunResult runResultFromName(const QString &name);
QString stepName(StepName step);
StepName stepNameFromName(const QString &name);
QString stepStateName(StepState state);
StepState stepStateFromName(const QString &name);
QString decisionName(Decision::Action action);
Decision::Action decisionFromName(const QString &name);

} // namespace slipway

Q_DECLARE_METATYPE(slipway::Run)
Q_DECLARE_METATYPE(slipway::RunStep)
