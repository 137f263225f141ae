// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"

#include <QProcessEnvironment>
#include <QString>
#include <vector>

namespace slipway::docker {

struct RegistryAuth {
    QString registry; // host[:port], "docker.io" for Docker Hub
    QString username;
    SecretString password;
};

// Makes `folder` (there, empty, 0700, the caller's to remove) a DOCKER_CONFIG for one
// run: the person's own with these logins added. Plugins, contexts and builders are
// reached through links; config.json (0600) is a copy in which each of the registries
// is looked up in the file and no more in a credential helper. The person's own folder
// is only read. Blocking; any thread. FileAccess, DiskFull.
Result<> writePrivateConfig(const QString &folder, const QProcessEnvironment &environment,
                            const std::vector<RegistryAuth> &logins);

// Docker's own folder: DOCKER_CONFIG, or .docker in the home.
QString dockerConfigFolder(const QProcessEnvironment &environment);

} // namespace slipway::docker
