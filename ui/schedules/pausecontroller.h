// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/id.h"
#include "core/services/services.h"

#include <QDateTime>
#include <QObject>
#include <optional>

namespace slipway::ui {

// Carries a person's wish to pause or resume schedules to core, on the worker.
// An invalid id = the schedules of all stacks. What came of it is announced by
// ChangeNotifier; only failures are said here. Lives on main.
class PauseController : public QObject
{
    Q_OBJECT
public:
    explicit PauseController(Services &services, QObject *parent = nullptr);
    void pause(StackId id, const std::optional<QDateTime> &until);
    void resume(StackId id);

Q_SIGNALS:
    void failed(const slipway::Error &error);

private:
    Services &m_services;
};

} // namespace slipway::ui
