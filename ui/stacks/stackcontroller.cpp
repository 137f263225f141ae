// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stacks/stackcontroller.h"

#include "core/services/environmentservice.h"
#include "core/services/runservice.h"
#include "core/services/stackservice.h"
#include "ui/widgets/background.h"

namespace slipway::ui {

StackController::StackController(Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

void StackController::request(StackId id, RunKind kind)
{
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks, id, kind] { return stacks.request(id, kind, Trigger::Manual); },
        [this, id](const Result<Run> &run) {
            if (run)
                Q_EMIT requested(*run);
            else
                Q_EMIT failed(id, run.error());
        });
}

void StackController::requestSyncOfAll()
{
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks] { return stacks.requestAll(RunKind::Sync, Trigger::Manual); },
        [this](const Result<QVector<Run>> &runs) {
            if (!runs)
                Q_EMIT failed({}, runs.error());
        });
}

void StackController::cancel(RunId run)
{
    inBackground(
        m_services.worker, this, [&runs = m_services.runs, run] { return runs.cancel(run); },
        [this](const Result<> &done) {
            // One that ended meanwhile needs no cancelling.
            if (!done && done.error().code != ErrorCode::NotFound)
                Q_EMIT failed({}, done.error());
        });
}

void StackController::checkEnvironment(EnvironmentId id)
{
    inBackground(
        m_services.outsideWorker, this,
        [&environments = m_services.environments, id] {
            const EnvironmentStatus status = environments.check(id);
            environments.refresh(id);
            return status;
        },
        [this, id](const EnvironmentStatus &) { Q_EMIT environmentChecked(id); });
}

void StackController::refreshEnvironment(EnvironmentId id)
{
    m_services.environments.refresh(id);
}

} // namespace slipway::ui
