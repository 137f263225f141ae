// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QString>

namespace slipway {

enum class EnvironmentKind { Local, Ssh, Tls, Context, Podman, Swarm };

// One place where containers run. A plain value.
struct Environment {
    EnvironmentId id;
    QString name;      // as the person wrote it
    QString shortName; // in paths; fixed when it is made, "local" for the first
    EnvironmentKind kind = EnvironmentKind::Local;
    QString endpoint; // docker host URL or context name; empty = found by itself (DOCKER_HOST, context, sockets)
    bool operator==(const Environment &) const = default;
};

// "local", "ssh", … as the HTTP contract has them.
QString environmentKindName(EnvironmentKind kind);
EnvironmentKind environmentKindFromName(const QString &name);

// What is known of an environment at the moment. `reason` says why it cannot be
// reached, `fix` what to do; both empty while reachable, unless Compose is missing.
struct EnvironmentStatus {
    enum class Reach { Unknown, Reachable, Unreachable };
    Reach reach = Reach::Unknown;
    QString endpoint;       // the one really used, e.g. "unix:///var/run/docker.sock"
    QString engineVersion;  // empty while unknown
    QString composeVersion; // empty where `docker compose` is missing
    QString reason;
    QString fix;
    bool operator==(const EnvironmentStatus &) const = default;
};

} // namespace slipway
