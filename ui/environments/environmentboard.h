// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/services.h"
#include "ui/environments/environmentsmodel.h"

#include <QObject>

namespace slipway::ui {

// Fills EnvironmentsModel and keeps it true through ChangeNotifier. Lives on main.
class EnvironmentBoard : public QObject
{
    Q_OBJECT
public:
    explicit EnvironmentBoard(Services &services, QObject *parent = nullptr);
    void load();
    EnvironmentsModel *model() { return &m_model; }

Q_SIGNALS:
    void loaded();
    void statusChanged(slipway::EnvironmentId id, const slipway::EnvironmentStatus &status);

private:
    Services &m_services;
    EnvironmentsModel m_model;
};

} // namespace slipway::ui
