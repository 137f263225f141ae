// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/dockercli.h"

#include "core/base/logging.h"
#include "core/docker/composecommand.h"
#include "core/docker/composeconfig.h"
#include "core/docker/containerlist.h"
#include "core/docker/enginecheck.h"
#include "core/docker/eventstream.h"
#include "core/docker/outputtail.h"

#include <QRegularExpression>
#include <QThread>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

using SteadyClock = std::chrono::steady_clock;

// A query that takes longer than this has lost its Engine.
constexpr std::chrono::seconds kQueryLimit{60};

// What a call that could not run at all means to whoever asked for Docker.
Error startError(const Error &error)
{
    return error.code == ErrorCode::ProcessStart ? Error{ErrorCode::DockerMissing, error.subject, error.detail} : error;
}

// Compose clears the line before each log line even without a terminal.
QByteArray withoutLineClear(const QByteArray &line)
{
    qsizetype start = 0;
    while (line.mid(start, 4) == "\x1b[2K" || line.mid(start, 3) == "\x1b[K")
        start += line.at(start + 2) == '2' ? 4 : 3;
    return start == 0 ? line : line.mid(start);
}

} // namespace

DockerCli::DockerCli(process::ProcessRunner &runner, const QProcessEnvironment &base)
    : DockerCli(runner, base, EndpointFinder::Files::ofThisMachine())
{
}

DockerCli::DockerCli(process::ProcessRunner &runner, const QProcessEnvironment &base, EndpointFinder::Files files)
    : m_runner(runner)
    , m_base(base)
    , m_finder(m_base, std::move(files))
{
}

Result<Endpoint> DockerCli::endpointOf(const Environment &environment)
{
    return m_finder.find(environment);
}

QProcessEnvironment DockerCli::environment() const
{
    return callEnvironment(m_base, Endpoint());
}

EnvironmentStatus DockerCli::check(const Environment &environment, const CancelToken &cancel)
{
    return checkEngine(m_runner, m_base, m_finder.find(environment), cancel);
}

QString DockerCli::composeVersion(const CancelToken &cancel)
{
    process::ProcessSpec spec = specFor(Endpoint(), {u"compose"_s, u"version"_s, u"--short"_s});
    spec.timeLimit = kQueryLimit;
    const auto text = ask(Action::Query, spec, {}, cancel);
    return text ? QString::fromUtf8(*text).trimmed() : QString();
}

Result<ComposeConfig> DockerCli::config(const ComposeProject &project, const CancelToken &cancel)
{
    process::ProcessSpec spec = specFor(project, {u"config"_s, u"--format"_s, u"json"_s});
    spec.timeLimit = kQueryLimit;
    SLIPWAY_ASSIGN(const QByteArray json, ask(Action::Config, spec, project, cancel));
    return parseComposeConfig(json);
}

Result<> DockerCli::build(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel)
{
    return stream(Action::Build, specFor(project, buildArguments(project)), project, sink, cancel);
}

Result<> DockerCli::up(const ComposeProject &project, const UpOptions &options, const process::LineSink &sink,
                       const CancelToken &cancel)
{
    const auto deadline = SteadyClock::now() + options.waitForHealth;
    Result<> result = stream(Action::Up, specFor(project, upArguments(options)), project, sink, cancel);
    // Compose 2.26 sometimes ends well when its time to wait is over (seen with a first check that goes on).
    const bool isTimeOver = options.waitForHealth.count() > 0 && SteadyClock::now() >= deadline;
    if (result)
        return isTimeOver ? waitUntilHealthy(project, deadline, cancel) : result;
    static const QRegularExpression kEndedWell(u"^container \\S+ exited \\(0\\)$"_s,
                                               QRegularExpression::MultilineOption);
    if (options.waitForHealth.count() > 0 && kEndedWell.match(result.error().detail).hasMatch())
        return waitUntilHealthy(project, deadline, cancel);
    return fail(completed(result.error(), project, cancel));
}

Result<> DockerCli::start(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel)
{
    return stream(Action::LifeCycle, specFor(project, {u"start"_s}), project, sink, cancel);
}

Result<> DockerCli::stop(const ComposeProject &project, const process::LineSink &sink, const CancelToken &cancel)
{
    return stream(Action::LifeCycle, specFor(project, {u"stop"_s}), project, sink, cancel);
}

Result<> DockerCli::restart(const ComposeProject &project, const QStringList &services, const process::LineSink &sink,
                            const CancelToken &cancel)
{
    return stream(Action::LifeCycle, specFor(project, QStringList{u"restart"_s} + services), project, sink, cancel);
}

Result<> DockerCli::down(const ComposeProject &project, bool removeVolumes, const process::LineSink &sink,
                         const CancelToken &cancel)
{
    return stream(Action::LifeCycle, specFor(project, downArguments(removeVolumes)), project, sink, cancel);
}

Result<QVector<ProjectServices>> DockerCli::containers(const Endpoint &endpoint, const QString &project,
                                                       const CancelToken &cancel)
{
    process::ProcessSpec spec = specFor(endpoint, listArguments(endpoint, project));
    spec.timeLimit = kQueryLimit;
    ComposeProject asked;
    asked.endpoint = endpoint;
    asked.name = project;
    SLIPWAY_ASSIGN(const QByteArray lines, ask(Action::Query, spec, asked, cancel));
    return parseContainers(lines);
}

Result<> DockerCli::removeContainers(const Endpoint &endpoint, const QStringList &ids, const CancelToken &cancel)
{
    process::ProcessSpec spec = specFor(endpoint, endpoint.arguments() + QStringList{u"rm"_s} + ids);
    spec.timeLimit = kQueryLimit;
    ComposeProject asked;
    asked.endpoint = endpoint;
    SLIPWAY_TRY(ask(Action::LifeCycle, spec, asked, cancel));
    return {};
}

Result<> DockerCli::logs(const Endpoint &endpoint, const QString &project, int tailLines, bool isFollowing,
                         const process::LineSink &sink, const CancelToken &cancel)
{
    ComposeProject asked;
    asked.endpoint = endpoint;
    asked.name = project;
    const auto clean = [&sink](process::Channel channel, const QByteArray &line) {
        if (sink)
            sink(channel, withoutLineClear(line));
    };
    return stream(Action::Query, specFor(asked, logArguments(tailLines, isFollowing)), asked, clean, cancel);
}

Result<> DockerCli::events(const Endpoint &endpoint, const std::function<void(const QString &project)> &changed,
                           const CancelToken &cancel)
{
    ComposeProject asked;
    asked.endpoint = endpoint;
    const auto read = [&changed](process::Channel channel, const QByteArray &line) {
        if (channel != process::Channel::Output)
            return;
        const QString project = projectOfEvent(line);
        if (!project.isEmpty())
            changed(project);
    };
    SLIPWAY_TRY(stream(Action::Query, specFor(endpoint, eventArguments(endpoint)), asked, read, cancel));
    // The stream ends by itself only with the Engine.
    return fail(ErrorCode::DockerUnreachable, endpointName(endpoint), u"the stream of events ended"_s);
}

process::ProcessSpec DockerCli::specFor(const ComposeProject &project, const QStringList &command) const
{
    process::ProcessSpec spec = specFor(project.endpoint, composeArguments(project, command));
    spec.environment = callEnvironment(m_base, project);
    if (!project.files.isEmpty()) {
        spec.workingDirectory = project.directory;
        spec.standardInput = project.overriding;
    }
    spec.started = project.processStarted;
    spec.ended = project.processEnded;
    return spec;
}

process::ProcessSpec DockerCli::specFor(const Endpoint &endpoint, const QStringList &arguments) const
{
    process::ProcessSpec spec;
    spec.program = u"docker"_s;
    spec.arguments = arguments;
    // Never a folder that may hold a compose file by chance.
    spec.workingDirectory = u"/"_s;
    spec.environment = callEnvironment(m_base, endpoint);
    return spec;
}

Result<> DockerCli::stream(Action action, process::ProcessSpec spec, const ComposeProject &project,
                           const process::LineSink &sink, const CancelToken &cancel) const
{
    qCDebug(lcDocker) << "docker" << spec.arguments;
    spec.isCaptured = false;
    OutputTail tail;
    const auto result = m_runner.run(spec, cancel, [&](process::Channel channel, const QByteArray &line) {
        tail.add(channel, line);
        if (sink)
            sink(channel, line);
    });
    if (!result)
        return fail(startError(result.error()));
    if (result->exitCode == 0)
        return {};
    return fail(failure(action, project,
                        {result->exitCode, tail.text(process::Channel::Output), tail.text(process::Channel::Error)}));
}

Result<QByteArray> DockerCli::ask(Action action, const process::ProcessSpec &spec, const ComposeProject &project,
                                  const CancelToken &cancel) const
{
    qCDebug(lcDocker) << "docker" << spec.arguments;
    const auto result = m_runner.run(spec, cancel);
    if (!result)
        return fail(startError(result.error()));
    if (result->exitCode != 0)
        return fail(failure(action, project, {result->exitCode, result->standardOutput, result->standardError}));
    return result->standardOutput;
}

Error DockerCli::failure(Action action, const ComposeProject &project, const CallOutput &output)
{
    Error error = errorOf(action, project.endpoint, project.name, output);
    const bool isAboutFile = error.code == ErrorCode::ComposeInvalid || error.code == ErrorCode::ComposeFileMissing;
    if (isAboutFile && error.subject.isEmpty())
        error.subject = project.files.value(0);
    // People know the file by its path in the repository.
    if (isAboutFile && error.subject.startsWith(project.directory + u'/'))
        error.subject = error.subject.mid(project.directory.size() + 1);
    return error;
}

Result<> DockerCli::waitUntilHealthy(const ComposeProject &project, SteadyClock::time_point deadline,
                                     const CancelToken &cancel)
{
    while (true) {
        SLIPWAY_ASSIGN(const QVector<ProjectServices> found, containers(project.endpoint, project.name, cancel));
        const QVector<ServiceStatus> services = found.isEmpty() ? QVector<ServiceStatus>() : found.first().services;
        QString waitedFor;
        bool isHopeless = false;
        for (const ServiceStatus &service : services) {
            const bool isDone = service.state == "exited"_L1 && service.exitCode == 0;
            const bool isUp =
                service.state == "running"_L1 && (service.health.isEmpty() || service.health == "healthy"_L1);
            if (isDone || isUp)
                continue;
            waitedFor = service.service;
            isHopeless |=
                service.health == "unhealthy"_L1 || service.state == "exited"_L1 || service.state == "dead"_L1;
        }
        if (waitedFor.isEmpty())
            return {};
        if (isHopeless || SteadyClock::now() >= deadline)
            return fail(ErrorCode::Unhealthy, waitedFor);
        for (int i = 0; i < 5 && !cancel.isCancelled(); ++i)
            QThread::msleep(100);
        if (cancel.isCancelled())
            return fail(ErrorCode::Cancelled);
    }
}

Error DockerCli::completed(Error error, const ComposeProject &project, const CancelToken &cancel)
{
    if (!error.subject.isEmpty())
        return error;
    if (error.code == ErrorCode::ImageUnavailable) {
        static const QRegularExpression kFailedPull(u"^\\W*(\\S+) Error "_s, QRegularExpression::MultilineOption);
        const QString service = kFailedPull.match(error.detail).captured(1);
        if (const Result<ComposeConfig> settings = config(project, cancel))
            error.subject = imageOfService(settings->json, service);
        if (error.subject.isEmpty())
            error.subject = service;
    } else if (error.code == ErrorCode::Unhealthy) {
        const auto found = containers(project.endpoint, project.name, cancel);
        if (found && !found->isEmpty()) {
            for (const ServiceStatus &service : found->first().services) {
                if (service.health == "unhealthy"_L1 || service.health == "starting"_L1)
                    error.subject = service.service;
            }
        }
    }
    return error;
}

} // namespace slipway::docker
