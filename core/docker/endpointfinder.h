// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/docker/dockeraccess.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <functional>

namespace slipway::docker {

// Says which endpoint an environment means, the way docker's own client does:
// DOCKER_HOST, DOCKER_CONTEXT, the current context of config.json, and last the
// usual sockets (docker, rootless, Docker Desktop, Podman). Connects to nothing.
// Any thread; a plain value. Errors: DockerUnreachable (detail = what was looked for).
class EndpointFinder
{
public:
    // What it looks at outside itself; tests put their own in.
    struct Files {
        std::function<bool(const QString &path)> isSocket;
        std::function<QByteArray(const QString &path)> content; // empty where there is none
        static Files ofThisMachine();
    };

    EndpointFinder(const QProcessEnvironment &environment, Files files);

    Result<Endpoint> find(const Environment &environment) const;

private:
    Result<Endpoint> findLocal() const;
    Result<Endpoint> findSocket(const QStringList &candidates) const;
    Result<Endpoint> ofContext(const QString &name) const;
    QString currentContext() const;
    QString configFolder() const;
    QStringList dockerSockets() const;
    QStringList podmanSockets() const;
    QString runtimeFolder() const;
    QString home() const;

    QProcessEnvironment m_environment;
    Files m_files;
};

} // namespace slipway::docker
