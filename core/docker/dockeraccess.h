// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/model/composeoptions.h"
#include "core/model/environment.h"
#include "core/model/service.h"
#include "core/process/processrunner.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>
#include <functional>

namespace slipway::docker {

// The one place where containers run, as docker's command line takes it: either
// a host URL (unix://, tcp://, ssh://) or a context name.
struct Endpoint {
    QString host;
    QString context;
    QString foundBy; // in words: "DOCKER_HOST", "the docker context «x»", "/var/run/docker.sock"
    // Global arguments before the command: {"--host", …} or {"--context", …}.
    QStringList arguments() const;
    bool operator==(const Endpoint &) const = default;
};

// A Compose project as one call needs it.
struct ComposeProject {
    Endpoint endpoint;
    QString name;                     // -p
    QString directory;                // --project-directory, absolute
    QStringList files;                // -f, absolute, in order
    QStringList envFiles;             // --env-file, absolute, in order (later wins)
    QStringList givenUp;              // names of Slipway's own environment that files of the repository set too
    QMap<QString, QString> variables; // the person's: process environment, highest precedence; may hold secrets
    QStringList profiles;             // --profile
    QByteArray overriding;            // one more compose file, after the others, by standard input; empty = none
    QMap<QString, QString> dockerEnvironment; // for the docker process alone (isDockerVariable)
    QString dockerConfig;                     // DOCKER_CONFIG of this run; empty = the person's
    bool hasNoBuildCache = false;             // build --no-cache
    // Filled by the run so that leftovers of a killed instance can be ended.
    std::function<void(const process::ProcessIdentity &)> processStarted;
    std::function<void(const process::ProcessIdentity &)> processEnded;
};

// What `docker compose config --format json` says.
struct ComposeConfig {
    QByteArray json;
    QStringList services;
    QStringList builtServices; // those with a build section
    // service -> host files (not folders) mounted into it, absolute.
    QHash<QString, QStringList> mountedFiles;
    // Host files and folders that the services are made from, absolute: build contexts and
    // Dockerfiles, env files, configs, secrets, bind mounts.
    QStringList namedPaths{};
};

struct UpOptions {
    bool isBuildAllowed = false; // false: --no-build
    bool hasRemoveOrphans = true;
    bool isForced = false; // --force-recreate
    PullPolicy pullPolicy = PullPolicy::Missing;
    std::chrono::seconds waitForHealth{0}; // 0 = do not wait
};

struct ProjectServices {
    QString project;
    QVector<ServiceStatus> services;
};

// All that Slipway says to Docker, through its command line with JSON output.
// Blocking, on run and watch threads; thread safe. Lines stream to the sink as
// they come. Errors: DockerMissing, ComposeMissing, DockerUnreachable (subject =
// endpoint), ComposeInvalid (subject = file, detail = Compose's own line), EmptyState
// (no service or container), PortTaken (subject = port), ImageUnavailable (subject =
// image), BuildFailed and Unhealthy (subject = service), UpFailed, Cancelled, TimedOut.
// Details are Docker's text: whoever keeps or shows one redacts it first.
class DockerAccess
{
public:
    DockerAccess() = default;
    virtual ~DockerAccess() = default;
    DockerAccess(const DockerAccess &) = delete;
    DockerAccess &operator=(const DockerAccess &) = delete;

    // Which endpoint an environment means now: its own, or for the local one
    // DOCKER_HOST, the current docker context, the usual sockets. No connection.
    virtual Result<Endpoint> endpointOf(const Environment &environment) = 0;
    // What the docker process has in its environment without a project's variables.
    virtual QProcessEnvironment environment() const { return {}; }
    // Asks the Engine and Compose for their versions.
    virtual EnvironmentStatus check(const Environment &environment, const CancelToken &cancel) = 0;

    // "2.26.1"; empty where it cannot be told. A process of its own, some ten milliseconds.
    virtual QString composeVersion(const CancelToken &) { return {}; }

    virtual Result<ComposeConfig> config(const ComposeProject &project, const CancelToken &cancel) = 0;
    virtual Result<> build(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel) = 0;
    virtual Result<> up(const ComposeProject &project, const UpOptions &options, const process::LineSink &sink,
                        const CancelToken &cancel) = 0;
    // EmptyState where the stack has no containers.
    virtual Result<> start(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel) = 0;
    virtual Result<> stop(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel) = 0;
    // Empty list = all services.
    virtual Result<> restart(const ComposeProject &project, const QStringList &services, const process::LineSink &sink,
                             const CancelToken &cancel) = 0;
    // Volumes go only where removeVolumes is set: the person typed so.
    virtual Result<> down(const ComposeProject &project, bool removeVolumes, const process::LineSink &sink,
                          const CancelToken &cancel) = 0;

    // The containers of one project (empty name: of all Compose projects), any state.
    virtual Result<QVector<ProjectServices>> containers(const Endpoint &endpoint, const QString &project,
                                                        const CancelToken &cancel) = 0;
    // Removes containers that do not run, by id; a running one is an error. Their volumes stay.
    virtual Result<> removeContainers(const Endpoint &endpoint, const QStringList &ids, const CancelToken &cancel) = 0;
    // Log lines of a project's services; ends when the containers do, or by cancel.
    // A line starts with the service name and " | " as Compose prints it.
    virtual Result<> logs(const Endpoint &endpoint, const QString &project, int tailLines, bool isFollowing,
                          const process::LineSink &sink, const CancelToken &cancel) = 0;
    // Calls back with the Compose project's name at each container event; ends by
    // cancel or when the Engine goes away (DockerUnreachable).
    virtual Result<> events(const Endpoint &endpoint, const std::function<void(const QString &project)> &changed,
                            const CancelToken &cancel) = 0;
};

} // namespace slipway::docker
