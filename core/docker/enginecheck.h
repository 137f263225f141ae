// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/docker/dockeraccess.h"
#include "core/model/environment.h"

namespace slipway::docker {

// What is known and what to do when an endpoint does not answer: the sentences
// of EnvironmentStatus. Pure.
struct Advice {
    QString reason;
    QString fix;
};
Advice adviceFor(const Error &error, const Endpoint &endpoint);

// Asks Engine and Compose for their versions: `docker version`, `docker compose
// version`. A socket nobody answers on costs at most 4 s, an ssh host 15 s.
// Where no endpoint was found only Compose is asked. Blocking.
EnvironmentStatus checkEngine(process::ProcessRunner &runner, const QProcessEnvironment &base,
                              const Result<Endpoint> &endpoint, const CancelToken &cancel);

} // namespace slipway::docker
