// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/run.h"

#include <array>
#include <utility>

namespace slipway {

namespace {

template <class Enum, size_t N>
using Names = std::array<std::pair<Enum, const char *>, N>;

constexpr Names<RunKind, 6> kKinds{{
    {RunKind::Sync, "sync"},
    {RunKind::Deploy, "deploy"},
    {RunKind::Start, "start"},
    {RunKind::Stop, "stop"},
    {RunKind::Restart, "restart"},
    {RunKind::Down, "down"},
}};

constexpr Names<Trigger, 5> kTriggers{{
    {Trigger::Manual, "manual"},
    {Trigger::Schedule, "schedule"},
    {Trigger::Webhook, "webhook"},
    {Trigger::Api, "api"},
    {Trigger::StartupCatchUp, "startup_catch_up"},
}};

constexpr Names<RunResult, 8> kResults{{
    {RunResult::Queued, "queued"},
    {RunResult::Running, "running"},
    {RunResult::Succeeded, "succeeded"},
    {RunResult::NothingToDo, "nothing_to_do"},
    {RunResult::Refused, "refused"},
    {RunResult::Failed, "failed"},
    {RunResult::Cancelled, "cancelled"},
    {RunResult::Interrupted, "interrupted"},
}};

constexpr Names<StepName, 11> kSteps{{
    {StepName::Look, "look"},
    {StepName::Decide, "decide"},
    {StepName::Fetch, "fetch"},
    {StepName::Checkout, "checkout"},
    {StepName::Resolve, "resolve"},
    {StepName::Render, "render"},
    {StepName::Build, "build"},
    {StepName::Up, "up"},
    {StepName::Verify, "verify"},
    {StepName::Record, "record"},
    {StepName::Lifecycle, "lifecycle"},
}};

constexpr Names<StepState, 6> kStepStates{{
    {StepState::Pending, "pending"},
    {StepState::Running, "running"},
    {StepState::Done, "done"},
    {StepState::Skipped, "skipped"},
    {StepState::Failed, "failed"},
    {StepState::Cancelled, "cancelled"},
}};

constexpr Names<Decision::Action, 5> kActions{{
    {Decision::Action::Undecided, "undecided"},
    {Decision::Action::Nothing, "nothing"},
    {Decision::Action::Deploy, "deploy"},
    {Decision::Action::Refuse, "refuse"},
    {Decision::Action::Skip, "skip"},
}};

template <class Enum, size_t N>
QString nameIn(const Names<Enum, N> &names, Enum wanted)
{
    for (const auto &[value, name] : names) {
        if (value == wanted)
            return QString::fromLatin1(name);
    }
    return QString();
}

template <class Enum, size_t N>
std::optional<Enum> valueIn(const Names<Enum, N> &names, const QString &wanted)
{
    for (const auto &[value, name] : names) {
        if (wanted == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

} // namespace

bool Run::isFinished() const
{
    return result != RunResult::Queued && result != RunResult::Running;
}

QString runKindName(RunKind kind)
{
    return nameIn(kKinds, kind);
}

std::optional<RunKind> runKindFromName(const QString &name)
{
    return valueIn(kKinds, name);
}

QString triggerName(Trigger trigger)
{
    return nameIn(kTriggers, trigger);
}

Trigger triggerFromName(const QString &name)
{
    return valueIn(kTriggers, name).value_or(Trigger::Manual);
}

QString runResultName(RunResult result)
{
    return nameIn(kResults, result);
}

RunResult runResultFromName(const QString &name)
{
    return valueIn(kResults, name).value_or(RunResult::Interrupted);
}

QString stepName(StepName step)
{
    return nameIn(kSteps, step);
}

StepName stepNameFromName(const QString &name)
{
    return valueIn(kSteps, name).value_or(StepName::Look);
}

QString stepStateName(StepState state)
{
    return nameIn(kStepStates, state);
}

StepState stepStateFromName(const QString &name)
{
    return valueIn(kStepStates, name).value_or(StepState::Pending);
}

QString decisionName(Decision::Action action)
{
    return nameIn(kActions, action);
}

Decision::Action decisionFromName(const QString &name)
{
    return valueIn(kActions, name).value_or(Decision::Action::Undecided);
}

} // namespace slipway
