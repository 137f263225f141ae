// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/service.h"

namespace slipway {

Health healthOf(const QVector<ServiceStatus> &services)
{
    int count = 0;
    int ended = 0;
    bool isAnyBad = false;
    bool isAnyStarting = false;
    for (const ServiceStatus &service : services) {
        if (service.isOneOff)
            continue;
        ++count;
        if (service.state == QLatin1String("running")) {
            isAnyBad = isAnyBad || service.health == QLatin1String("unhealthy");
            isAnyStarting = isAnyStarting || service.health == QLatin1String("starting");
        } else if (service.state == QLatin1String("exited")) {
            ++ended;
            isAnyBad = isAnyBad || service.exitCode != 0;
        } else if (service.state == QLatin1String("paused") || service.state == QLatin1String("restarting")) {
            isAnyBad = true;
        } else { // created, removing, dead
            ++ended;
            isAnyBad = true;
        }
    }
    if (count == 0)
        return Health::Missing;
    if (ended == count)
        return Health::Stopped;
    if (isAnyBad)
        return Health::Degraded;
    return isAnyStarting ? Health::Starting : Health::Healthy;
}

QString healthName(Health health)
{
    switch (health) {
    case Health::Healthy:
        return QStringLiteral("healthy");
    case Health::Starting:
        return QStringLiteral("starting");
    case Health::Stopped:
        return QStringLiteral("stopped");
    case Health::Degraded:
        return QStringLiteral("degraded");
    case Health::Missing:
        return QStringLiteral("missing");
    case Health::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace slipway
