// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"
#include "core/docker/dockererrors.h"
#include "core/docker/endpointfinder.h"

#include <QProcessEnvironment>

namespace slipway::docker {

// DockerAccess by the programs `docker` and `docker compose`. Every call names
// its endpoint and its project; nothing is taken from the current folder. `base`
// is Slipway's own environment, of which only process::childEnvironment() reaches
// docker. Thread safe: no state but the two. The runner outlives it.
class DockerCli final : public DockerAccess
{
public:
    DockerCli(process::ProcessRunner &runner, const QProcessEnvironment &base);
    // With other sockets and files than this machine's, for tests.
    DockerCli(process::ProcessRunner &runner, const QProcessEnvironment &base, EndpointFinder::Files files);

    Result<Endpoint> endpointOf(const Environment &environment) override;
    QProcessEnvironment environment() const override;
    EnvironmentStatus check(const Environment &environment, const CancelToken &cancel) override;
    QString composeVersion(const CancelToken &cancel) override;
    Result<ComposeConfig> config(const ComposeProject &project, const CancelToken &cancel) override;
    Result<> build(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel) override;
    // Where Compose ends the waiting because a one-off service ended well, the rest is waited for here.
    Result<> up(const ComposeProject &project, const UpOptions &options, const process::LineSink &sink,
                const CancelToken &cancel) override;
    // Where there are no containers any more (after down): up, without a build.
    Result<> start(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel) override;
    Result<> stop(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel) override;
    Result<> restart(const ComposeProject &project, const QStringList &services, const process::LineSink &sink,
                     const CancelToken &cancel) override;
    Result<> down(const ComposeProject &project, bool removeVolumes, const process::LineSink &sink,
                  const CancelToken &cancel) override;
    Result<QVector<ProjectServices>> containers(const Endpoint &endpoint, const QString &project,
                                                const CancelToken &cancel) override;
    Result<> removeContainers(const Endpoint &endpoint, const QStringList &ids, const CancelToken &cancel) override;
    Result<> logs(const Endpoint &endpoint, const QString &project, int tailLines, bool isFollowing,
                  const process::LineSink &sink, const CancelToken &cancel) override;
    Result<> events(const Endpoint &endpoint, const std::function<void(const QString &project)> &changed,
                    const CancelToken &cancel) override;

private:
    process::ProcessSpec specFor(const ComposeProject &project, const QStringList &command) const;
    process::ProcessSpec specFor(const Endpoint &endpoint, const QStringList &arguments) const;
    // Runs, streams, and turns an exit code other than 0 into an Error.
    Result<> stream(Action action, process::ProcessSpec spec, const ComposeProject &project,
                    const process::LineSink &sink, const CancelToken &cancel) const;
    Result<QByteArray> ask(Action action, const process::ProcessSpec &spec, const ComposeProject &project,
                           const CancelToken &cancel) const;
    static Error failure(Action action, const ComposeProject &project, const CallOutput &output);
    Result<> waitUntilHealthy(const ComposeProject &project, std::chrono::steady_clock::time_point deadline,
                              const CancelToken &cancel);
    // Fills in the image or service that Docker's text did not name.
    Error completed(Error error, const ComposeProject &project, const CancelToken &cancel);

    process::ProcessRunner &m_runner;
    QProcessEnvironment m_base;
    EndpointFinder m_finder;
};

} // namespace slipway::docker
