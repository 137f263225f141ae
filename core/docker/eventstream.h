// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace slipway::docker {

// `docker events` for what changes how a container is; without the exec events
// that each health check makes.
QStringList eventArguments(const Endpoint &endpoint);
// The Compose project an event line is about; empty where it is about none.
QString projectOfEvent(const QByteArray &line);

} // namespace slipway::docker
