// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"

#include <QProcessEnvironment>
#include <QStringList>

namespace slipway::docker {

// What docker is called with: pure functions, so that tests read them as a
// table. No value of a variable is ever in an argument list: anybody on the
// machine can read those.

// Global arguments, the compose command with its project, then `command`. Where
// the project has no files (they are gone), Compose goes by the containers' labels.
QStringList composeArguments(const ComposeProject &project, const QStringList &command);
QStringList upArguments(const UpOptions &options);
QStringList buildArguments(const ComposeProject &project);
QStringList downArguments(bool removeVolumes);
QStringList logArguments(int tailLines, bool isFollowing);

// Whether a variable of the person's may reach docker's environment: not those
// that would steer docker, Compose or the loader (LD_*, PATH, HOME, DOCKER_*, COMPOSE_*).
bool isVariablePassed(const QString &name);
// Whether what Slipway itself was started with yields to a file of the repository that sets the same name:
// only language, time zone and the person's name. The rest (proxies, folders, sockets) steers docker.
bool isGivenUp(const QString &name);
// The environment of one call: `base`, without what would steer to another
// endpoint, and the variables.
QProcessEnvironment callEnvironment(const QProcessEnvironment &base, const Endpoint &endpoint,
                                    const QMap<QString, QString> &variables = {});

// The same without what a project gives up, and with all that it adds: its variables, what is for docker alone, its own DOCKER_CONFIG.
QProcessEnvironment callEnvironment(const QProcessEnvironment &base, const ComposeProject &project);

} // namespace slipway::docker
