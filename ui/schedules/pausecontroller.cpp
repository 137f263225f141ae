// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedules/pausecontroller.h"

#include "core/services/scheduleservice.h"
#include "ui/widgets/background.h"

namespace slipway::ui {

PauseController::PauseController(Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
}

void PauseController::pause(StackId id, const std::optional<QDateTime> &until)
{
    inBackground(
        m_services.worker, this,
        [&schedules = m_services.schedules, id, until] {
            return id.isValid() ? schedules.pause(id, until, {}) : schedules.pauseAll(until, {});
        },
        [this](const Result<> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

void PauseController::resume(StackId id)
{
    inBackground(
        m_services.worker, this,
        [&schedules = m_services.schedules, id] { return id.isValid() ? schedules.resume(id) : schedules.resumeAll(); },
        [this](const Result<> &done) {
            if (!done)
                Q_EMIT failed(done.error());
        });
}

} // namespace slipway::ui
