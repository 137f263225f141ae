// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"

#include <QProcessEnvironment>
#include <optional>

namespace slipway::docker {

// A registry for layers on the machine itself, without a login, that only this machine reaches: as a
// container of the image registry:2 where the Engine has it, or as the program docker-registry (Debian's
// package of that name). Nothing is pulled. Blocking, any thread but main; no state, thread safe.
class LocalRegistry
{
public:
    LocalRegistry(process::ProcessRunner &runner, const QProcessEnvironment &base);

    // The address of the container, which is made or started where it is not there; nullopt: the Engine
    // has no such image. `port` is for a new one; what it keeps lies in a volume of its name. Errors as
    // DockerAccess has them; Conflict where somebody else's container has the name.
    Result<std::optional<QString>> startContainer(const Endpoint &endpoint, int port, const CancelToken &cancel) const;

    bool hasProgram() const;
    // The program's life: ends with `cancel`. `folder` keeps settings and layers. FileAccess, ProcessStart;
    // Internal with its last line where it ends by itself.
    Result<> runProgram(const QString &folder, int port, const CancelToken &cancel) const;
    // Whether a registry listens there.
    static bool isAnswering(int port);

private:
    Result<process::ProcessResult> ask(const Endpoint &endpoint, const QStringList &arguments,
                                       const CancelToken &cancel) const;
    process::ProcessRunner &m_runner;
    QProcessEnvironment m_base;
};

} // namespace slipway::docker
