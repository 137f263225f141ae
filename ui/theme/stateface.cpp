// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stateface.h"

#include "ui/theme/icons.h"

#include <QCoreApplication>

namespace slipway::ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("StateFace", text);
}

StateFace face(const char *word, const char *iconName, Tone tone)
{
    return {tr(word), QString::fromLatin1(iconName), tone};
}

} // namespace

QIcon StateFace::icon() const
{
    return ui::icon(iconName, tone);
}

StateFace faceOf(SyncState state)
{
    switch (state) {
    case SyncState::InStep:
        return face(QT_TRANSLATE_NOOP("StateFace", "In step"), "state-instep", Tone::Good);
    case SyncState::Syncing:
        return face(QT_TRANSLATE_NOOP("StateFace", "Syncing"), "state-syncing", Tone::Busy);
    case SyncState::Paused:
        return face(QT_TRANSLATE_NOOP("StateFace", "Paused"), "state-paused", Tone::Neutral);
    case SyncState::OutOfStep:
        return face(QT_TRANSLATE_NOOP("StateFace", "Out of step"), "state-outofstep", Tone::Warning);
    case SyncState::Failed:
        return face(QT_TRANSLATE_NOOP("StateFace", "Failed"), "state-failed", Tone::Bad);
    case SyncState::Unknown:
        break;
    }
    return face(QT_TRANSLATE_NOOP("StateFace", "Unknown"), "state-unknown", Tone::Neutral);
}

StateFace faceOf(Health health)
{
    switch (health) {
    case Health::Healthy:
        return face(QT_TRANSLATE_NOOP("StateFace", "Healthy"), "state-healthy", Tone::Good);
    case Health::Starting:
        return face(QT_TRANSLATE_NOOP("StateFace", "Starting"), "state-starting", Tone::Busy);
    case Health::Degraded:
        return face(QT_TRANSLATE_NOOP("StateFace", "Degraded"), "state-degraded", Tone::Warning);
    case Health::Stopped:
        return face(QT_TRANSLATE_NOOP("StateFace", "Stopped"), "state-stopped", Tone::Neutral);
    case Health::Missing:
        return face(QT_TRANSLATE_NOOP("StateFace", "Missing"), "state-missing", Tone::Neutral);
    case Health::Unknown:
        break;
    }
    return face(QT_TRANSLATE_NOOP("StateFace", "Unknown"), "state-unknown", Tone::Neutral);
}

StateFace faceOf(RunResult result)
{
    switch (result) {
    case RunResult::Queued:
        return face(QT_TRANSLATE_NOOP("StateFace", "Waiting"), "state-waiting", Tone::Neutral);
    case RunResult::Running:
        return face(QT_TRANSLATE_NOOP("StateFace", "Running"), "state-syncing", Tone::Busy);
    case RunResult::Succeeded:
        return face(QT_TRANSLATE_NOOP("StateFace", "Succeeded"), "state-instep", Tone::Good);
    case RunResult::NothingToDo:
        return face(QT_TRANSLATE_NOOP("StateFace", "Nothing to do"), "state-nothing", Tone::Neutral);
    case RunResult::Refused:
        return face(QT_TRANSLATE_NOOP("StateFace", "Refused"), "state-refused", Tone::Warning);
    case RunResult::Failed:
        return face(QT_TRANSLATE_NOOP("StateFace", "Failed"), "state-failed", Tone::Bad);
    case RunResult::Cancelled:
        return face(QT_TRANSLATE_NOOP("StateFace", "Cancelled"), "state-cancelled", Tone::Neutral);
    case RunResult::Interrupted:
        return face(QT_TRANSLATE_NOOP("StateFace", "Interrupted"), "state-degraded", Tone::Warning);
    }
    return face(QT_TRANSLATE_NOOP("StateFace", "Unknown"), "state-unknown", Tone::Neutral);
}

StateFace faceOf(StepState state)
{
    switch (state) {
    case StepState::Pending:
        return face(QT_TRANSLATE_NOOP("StateFace", "Not yet"), "state-pending", Tone::Neutral);
    case StepState::Running:
        return face(QT_TRANSLATE_NOOP("StateFace", "Running"), "state-syncing", Tone::Busy);
    case StepState::Done:
        return face(QT_TRANSLATE_NOOP("StateFace", "Done"), "state-instep", Tone::Good);
    case StepState::Skipped:
        return face(QT_TRANSLATE_NOOP("StateFace", "Skipped"), "state-skipped", Tone::Neutral);
    case StepState::Failed:
        return face(QT_TRANSLATE_NOOP("StateFace", "Failed"), "state-failed", Tone::Bad);
    case StepState::Cancelled:
        return face(QT_TRANSLATE_NOOP("StateFace", "Cancelled"), "state-cancelled", Tone::Neutral);
    }
    return face(QT_TRANSLATE_NOOP("StateFace", "Unknown"), "state-unknown", Tone::Neutral);
}

StateFace faceOfService(const ServiceStatus &service)
{
    const QString &state = service.state;
    if (state == QLatin1String("running")) {
        if (service.health == QLatin1String("unhealthy"))
            return face(QT_TRANSLATE_NOOP("StateFace", "Unhealthy"), "state-degraded", Tone::Warning);
        if (service.health == QLatin1String("starting"))
            return face(QT_TRANSLATE_NOOP("StateFace", "Starting"), "state-starting", Tone::Busy);
        return service.health == QLatin1String("healthy")
                   ? face(QT_TRANSLATE_NOOP("StateFace", "Healthy"), "state-healthy", Tone::Good)
                   : face(QT_TRANSLATE_NOOP("StateFace", "Running"), "state-healthy", Tone::Good);
    }
    if (state == QLatin1String("restarting"))
        return face(QT_TRANSLATE_NOOP("StateFace", "Restarting"), "state-degraded", Tone::Warning);
    if (state == QLatin1String("paused"))
        return face(QT_TRANSLATE_NOOP("StateFace", "Paused"), "state-paused", Tone::Neutral);
    if (state == QLatin1String("created"))
        return face(QT_TRANSLATE_NOOP("StateFace", "Created"), "state-pending", Tone::Neutral);
    if (state == QLatin1String("dead") || (state == QLatin1String("exited") && service.exitCode != 0))
        return face(QT_TRANSLATE_NOOP("StateFace", "Failed"), "state-failed", Tone::Bad);
    if (state == QLatin1String("exited"))
        return face(QT_TRANSLATE_NOOP("StateFace", "Stopped"), "state-stopped", Tone::Neutral);
    return face(QT_TRANSLATE_NOOP("StateFace", "Unknown"), "state-unknown", Tone::Neutral);
}

QString wordOf(RunKind kind)
{
    switch (kind) {
    case RunKind::Sync:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Sync"));
    case RunKind::Deploy:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Deploy"));
    case RunKind::Start:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Start"));
    case RunKind::Stop:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Stop"));
    case RunKind::Restart:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Restart"));
    case RunKind::Down:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Take down"));
    }
    return {};
}

QString wordOf(Trigger trigger)
{
    switch (trigger) {
    case Trigger::Manual:
        return tr(QT_TRANSLATE_NOOP("StateFace", "By hand"));
    case Trigger::Schedule:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Schedule"));
    case Trigger::Webhook:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Webhook"));
    case Trigger::Api:
        return tr(QT_TRANSLATE_NOOP("StateFace", "API"));
    case Trigger::StartupCatchUp:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Catch-up at start"));
    }
    return {};
}

QString wordOf(StepName step)
{
    switch (step) {
    case StepName::Look:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Look at Git"));
    case StepName::Decide:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Decide"));
    case StepName::Fetch:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Fetch"));
    case StepName::Checkout:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Check out"));
    case StepName::Resolve:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Resolve variables"));
    case StepName::Render:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Check the compose file"));
    case StepName::Build:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Build images"));
    case StepName::Up:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Start containers"));
    case StepName::Verify:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Verify"));
    case StepName::Record:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Record"));
    case StepName::Lifecycle:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Call Compose"));
    }
    return {};
}

QString wordOf(Decision::Action action)
{
    switch (action) {
    case Decision::Action::Undecided:
        return tr(QT_TRANSLATE_NOOP("StateFace", "No decision yet"));
    case Decision::Action::Nothing:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Nothing to do"));
    case Decision::Action::Deploy:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Deploy"));
    case Decision::Action::Refuse:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Refuse"));
    case Decision::Action::Skip:
        return tr(QT_TRANSLATE_NOOP("StateFace", "Skip this commit"));
    }
    return {};
}

} // namespace slipway::ui
