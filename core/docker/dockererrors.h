// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/docker/dockeraccess.h"

#include <QByteArray>
#include <QString>

namespace slipway::docker {

// What kind of call failed: the same words mean different things in them.
enum class Action { Config, Build, Up, LifeCycle, Query };

// What one docker call left behind; the last part of its output is enough.
struct CallOutput {
    int exitCode = 0;
    QByteArray standardOutput;
    QByteArray standardError;
};

// Reads from exit code and text what went wrong. Pure; the rules come from the
// messages of real Engines (20.10 to 28), Compose v2 and BuildKit. `detail` is
// Docker's own text without progress and warnings, at most 8 KiB; whoever shows
// it redacts it first.
Error errorOf(Action action, const Endpoint &endpoint, const QString &project, const CallOutput &output);

// The name a person knows an endpoint by.
QString endpointName(const Endpoint &endpoint);
// Whether the text says that the user may not open the socket.
bool isPermissionProblem(const QString &detail);
// "shop-web-1" of the project "shop" → "web"; other names as they are.
QString serviceOfContainer(const QString &container, const QString &project);

} // namespace slipway::docker
