// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

namespace slipway {

// How the containers of a stack are. Ordered by how bad it is.
enum class Health { Unknown, Healthy, Starting, Stopped, Degraded, Missing };

// One container of a stack as Docker reports it now.
// When something was read; that alone makes no difference between two of it.
struct ReadTime {
    QDateTime at;
    bool operator==(const ReadTime &) const { return true; }
};

struct ServiceStatus {
    QString service;     // Compose service name
    QString containerId; // full id
    QString containerName;
    QString image;
    QString state;            // created|running|paused|restarting|removing|exited|dead
    QString health;           // healthy|unhealthy|starting, empty where there is no check
    QString statusText;       // "Up 3 minutes (healthy)"
    ReadTime readAt;          // when the engine said so, UTC
    QStringList ports;        // "127.0.0.1:8080→80/tcp"
    QString workingDirectory; // label com.docker.compose.project.working_dir
    int exitCode = 0;
    bool isOneOff = false; // `compose run`
    bool operator==(const ServiceStatus &) const = default;
};

// The one place where health is derived from containers: all running (and
// healthy) = Healthy; none = Missing; all ended = Stopped; some not running or
// unhealthy = Degraded; a check still starting = Starting. A service that ended
// with exit code 0 beside running ones does not degrade the stack.
Health healthOf(const QVector<ServiceStatus> &services);
// "healthy"|"starting"|"degraded"|"stopped"|"missing"|"unknown" (HTTP contract).
QString healthName(Health health);

} // namespace slipway
