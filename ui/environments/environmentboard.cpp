// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/environmentboard.h"

#include "core/services/changenotifier.h"
#include "core/services/environmentservice.h"
#include "ui/widgets/background.h"

namespace slipway::ui {

EnvironmentBoard::EnvironmentBoard(Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    const ChangeNotifier *changes = &services.changes;
    connect(changes, &ChangeNotifier::environmentAdded, &m_model, &EnvironmentsModel::add);
    connect(changes, &ChangeNotifier::environmentChanged, &m_model, &EnvironmentsModel::change);
    connect(changes, &ChangeNotifier::environmentRemoved, &m_model, &EnvironmentsModel::remove);
    connect(changes, &ChangeNotifier::environmentStatusChanged, this,
            [this](EnvironmentId id, const EnvironmentStatus &status) {
                m_model.setStatus(id, status);
                Q_EMIT statusChanged(id, status);
            });
}

void EnvironmentBoard::load()
{
    inBackground(
        m_services.worker, this, [&environments = m_services.environments] { return environments.all(); },
        [this](const Result<QVector<Environment>> &all) {
            if (!all)
                return; // the stacks of the same database say why
            m_model.setEnvironments(*all);
            for (const Environment &environment : *all)
                m_model.setStatus(environment.id, m_services.environments.status(environment.id));
            Q_EMIT loaded();
        });
}

} // namespace slipway::ui
