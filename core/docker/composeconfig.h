// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/docker/dockeraccess.h"

#include <QByteArray>

namespace slipway::docker {

// Reads `docker compose config --format json`: services, which of them build,
// and the host files (volumes, configs, secrets) each has mounted. Looks at the
// disk only to tell a file from a folder. Error: ComposeInvalid where it is not JSON.
Result<ComposeConfig> parseComposeConfig(const QByteArray &json);
// The image a service asks for; empty where it names none.
QString imageOfService(const QByteArray &json, const QString &service);

} // namespace slipway::docker
