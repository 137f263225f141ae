// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QVector>
#include <functional>

namespace slipway {

namespace process {
class ProcessRunner;
}
namespace docker {
class DockerAccess;
}

// `slipway doctor`: one line a check, with the fix.
struct DoctorLine {
    enum class State { Good, Warning, Failed };
    QString name; // "Docker Engine"
    State state = State::Good;
    QString text;         // "24.0.7 at unix:///var/run/docker.sock"
    QString fix;          // empty where good
    bool isNeeded = true; // a needed one that failed makes exit code 1
};

// Blocking, at most ~10 s in all, no instance needed. Asks Docker, Compose,
// buildx, Git, ssh, disk space and the listener's port; the keychain's answer is
// handed in by app (it is asynchronous, on main).
QVector<DoctorLine> examine(docker::DockerAccess &docker, process::ProcessRunner &runner, const QString &dataDirectory,
                            const QString &listenAddress, quint16 listenPort);

} // namespace slipway
