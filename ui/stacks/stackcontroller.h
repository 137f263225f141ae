// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/id.h"
#include "core/model/run.h"
#include "core/services/services.h"

#include <QObject>

namespace slipway::ui {

// Carries a person's wishes to the services on the worker; says how it went
// where it can be shown. The end of a run comes by StackBoard. Lives on main.
class StackController : public QObject
{
    Q_OBJECT
public:
    explicit StackController(Services &services, QObject *parent = nullptr);

    void request(StackId id, RunKind kind);
    void requestSyncOfAll();
    void cancel(RunId run);
    void checkEnvironment(EnvironmentId id);
    void refreshEnvironment(EnvironmentId id);

Q_SIGNALS:
    void requested(const slipway::Run &run);
    void failed(slipway::StackId id, const slipway::Error &error); // an invalid id: concerns all
    void environmentChecked(slipway::EnvironmentId id);

private:
    Services &m_services;
};

} // namespace slipway::ui
