// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/enginecheck.h"

#include "core/docker/composecommand.h"
#include "core/docker/dockererrors.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLocalLimit{4000};
constexpr milliseconds kRemoteLimit{15000};
constexpr milliseconds kComposeLimit{4000};
// Compose is asked even where the Engine is silent, but the whole has to end in 5 s.
constexpr milliseconds kComposeLimitWhenSilent{800};

QString text(const char *source)
{
    return QCoreApplication::translate("Docker", source);
}

bool isLocalSocket(const Endpoint &endpoint)
{
    return endpoint.host.startsWith("unix://"_L1);
}

Advice unreachableAdvice(const Error &error, const Endpoint &endpoint)
{
    const QString &detail = error.detail;
    const QString name = endpointName(endpoint);
    if (isPermissionProblem(detail) && isLocalSocket(endpoint))
        return {text(QT_TRANSLATE_NOOP("Docker", "This user may not use the Docker Engine at %1.")).arg(name),
                text(QT_TRANSLATE_NOOP("Docker", "Run “sudo usermod -aG docker $USER”, then log out and in again."))};
    if (endpoint.host.contains("podman"_L1) && isLocalSocket(endpoint))
        return {text(QT_TRANSLATE_NOOP("Docker", "Podman does not answer at %1.")).arg(name),
                text(QT_TRANSLATE_NOOP("Docker", "Start its socket with “systemctl --user start podman.socket”."))};
    if (endpoint.host.contains("/desktop/"_L1) && isLocalSocket(endpoint))
        return {text(QT_TRANSLATE_NOOP("Docker", "Docker Desktop does not answer at %1.")).arg(name),
                text(QT_TRANSLATE_NOOP("Docker", "Start Docker Desktop and check again."))};
    if (detail.startsWith("no socket at"_L1))
        return {text(QT_TRANSLATE_NOOP("Docker", "No running Docker Engine was found on this computer.")),
                text(QT_TRANSLATE_NOOP(
                    "Docker", "Start it with “sudo systemctl start docker”; where it is not installed, run “sudo apt "
                              "install docker.io” or see https://docs.docker.com/engine/install/."))};
    if (detail.contains("context"_L1) && (detail.contains("not found"_L1) || detail.contains("does not exist"_L1)))
        return {text(QT_TRANSLATE_NOOP("Docker", "Docker does not know %1.")).arg(error.subject),
                text(QT_TRANSLATE_NOOP("Docker", "Choose one that “docker context ls” lists, or run “docker context "
                                                 "use default”."))};
    if (isLocalSocket(endpoint))
        return {text(QT_TRANSLATE_NOOP("Docker", "The Docker Engine does not answer at %1.")).arg(name),
                text(QT_TRANSLATE_NOOP("Docker", "Start it with “sudo systemctl start docker”."))};
    return {text(QT_TRANSLATE_NOOP("Docker", "The Docker Engine at %1 cannot be reached.")).arg(name),
            text(QT_TRANSLATE_NOOP("Docker", "Check that the host is on, that its address is right and that Docker "
                                             "runs there."))};
}

} // namespace

Advice adviceFor(const Error &error, const Endpoint &endpoint)
{
    switch (error.code) {
    case ErrorCode::DockerMissing:
        return {text(QT_TRANSLATE_NOOP("Docker", "The program “docker” is not installed.")),
                text(QT_TRANSLATE_NOOP("Docker", "On Debian or Ubuntu run “sudo apt install docker.io”; elsewhere see "
                                                 "https://docs.docker.com/engine/install/."))};
    case ErrorCode::ComposeMissing:
        return {text(QT_TRANSLATE_NOOP("Docker", "Docker is there, but Docker Compose (version 2) is not installed.")),
                text(QT_TRANSLATE_NOOP("Docker", "Install the package “docker-compose-plugin” (from Docker), "
                                                 "“docker-compose-v2” (Ubuntu) or “docker-compose” (Debian 13)."))};
    case ErrorCode::TimedOut:
        return {text(QT_TRANSLATE_NOOP("Docker", "The Docker Engine at %1 did not answer in time."))
                    .arg(endpointName(endpoint)),
                isLocalSocket(endpoint)
                    ? text(QT_TRANSLATE_NOOP("Docker", "Restart it with “sudo systemctl restart docker”."))
                    : text(QT_TRANSLATE_NOOP("Docker", "Check the network and that the host is on."))};
    case ErrorCode::Cancelled:
        return {text(QT_TRANSLATE_NOOP("Docker", "The check was cancelled.")), {}};
    default:
        return unreachableAdvice(error, endpoint);
    }
}

EnvironmentStatus checkEngine(process::ProcessRunner &runner, const QProcessEnvironment &base,
                              const Result<Endpoint> &found, const CancelToken &cancel)
{
    const Endpoint endpoint = found.value_or(Endpoint{});
    EnvironmentStatus status;
    status.endpoint = endpointName(endpoint);
    const auto ask = [&](const QStringList &command, milliseconds limit) -> Result<QByteArray> {
        process::ProcessSpec spec;
        spec.program = u"docker"_s;
        spec.arguments = endpoint.arguments() + command;
        spec.environment = callEnvironment(base, endpoint);
        spec.workingDirectory = u"/"_s;
        spec.timeLimit = limit;
        const Result<process::ProcessResult> result = runner.run(spec, cancel);
        if (!result)
            return fail(result.error().code == ErrorCode::ProcessStart ? Error{ErrorCode::DockerMissing, {}, {}}
                                                                       : result.error());
        if (result->exitCode != 0)
            return fail(errorOf(Action::Query, endpoint, {},
                                {result->exitCode, result->standardOutput, result->standardError}));
        return result->standardOutput;
    };
    const auto explain = [&](const Error &error) {
        const Advice advice = adviceFor(error, endpoint);
        status.reason = advice.reason;
        status.fix = advice.fix;
    };

    // {{json .}}: "--format json" is new in docker 23.
    const Result<QByteArray> engine = found ? ask({u"version"_s, u"--format"_s, u"{{json .}}"_s},
                                                  isLocalSocket(endpoint) ? kLocalLimit : kRemoteLimit)
                                            : fail(found.error());
    if (engine) {
        status.reach = EnvironmentStatus::Reach::Reachable;
        status.engineVersion =
            QJsonDocument::fromJson(*engine).object().value("Server"_L1).toObject().value("Version"_L1).toString();
    } else {
        status.reach = EnvironmentStatus::Reach::Unreachable;
        explain(engine.error());
        if (engine.error().code == ErrorCode::DockerMissing || engine.error().code == ErrorCode::Cancelled)
            return status;
    }
    const bool isSilent = !engine && engine.error().code == ErrorCode::TimedOut;
    const Result<QByteArray> compose =
        ask({u"compose"_s, u"version"_s, u"--short"_s}, isSilent ? kComposeLimitWhenSilent : kComposeLimit);
    if (compose)
        status.composeVersion = QString::fromUtf8(*compose).trimmed();
    else if (compose.error().code == ErrorCode::DockerMissing)
        explain(compose.error());
    else if (engine && compose.error().code != ErrorCode::TimedOut)
        explain(Error{ErrorCode::ComposeMissing, {}, compose.error().detail});
    return status;
}

} // namespace slipway::docker
