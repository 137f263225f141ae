// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/imagecli.h"

#include "core/base/logging.h"
#include "core/docker/composecommand.h"
#include "core/docker/dockererrors.h"
#include "core/docker/outputtail.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

constexpr std::chrono::seconds kQueryLimit{60};

Error errorFrom(Action action, const ComposeProject &project, const process::ProcessResult &result)
{
    return errorOf(action, project.endpoint, project.name,
                   {result.exitCode, result.standardOutput, result.standardError});
}

} // namespace

ImageCli::ImageCli(process::ProcessRunner &runner, const QProcessEnvironment &base)
    : m_runner(runner)
    , m_base(base)
{
}

QStringList ImageCli::buildArguments(const BuildRequest &request)
{
    QStringList arguments{u"build"_s, u"--progress"_s, u"plain"_s, u"-f"_s, request.dockerfile};
    for (const QString &tag : request.tags)
        arguments << u"-t"_s << tag;
    for (const QString &name : request.arguments)
        arguments << u"--build-arg"_s << name;
    for (const QString &name : request.secrets)
        arguments << u"--secret"_s << u"id=%1,env=%1"_s.arg(name);
    if (!request.target.isEmpty())
        arguments << u"--target"_s << request.target;
    if (!request.platforms.isEmpty())
        arguments << u"--platform"_s << request.platforms.join(u',');
    if (request.isMetadataKept)
        arguments << u"--build-arg"_s << u"BUILDKIT_INLINE_CACHE=1"_s;
    // https://docs.docker.com/build/building/variables/#buildkit-built-in-build-args
    if (!request.cacheMounts.isEmpty())
        arguments << u"--build-arg"_s << u"BUILDKIT_CACHE_MOUNT_NS="_s + request.cacheMounts;
    if (!request.hasCache)
        arguments << u"--no-cache"_s;
    for (const QString &reference : request.hasCache ? request.cacheFrom : QStringList())
        arguments << u"--cache-from"_s << reference;
    return arguments << request.context;
}

Result<> ImageCli::build(const ComposeProject &project, const BuildRequest &request, const process::LineSink &sink,
                         const CancelToken &cancel) const
{
    OutputTail tail;
    const auto result = call(
        project, buildArguments(request), request.variables, false, {},
        [&](process::Channel channel, const QByteArray &line) {
            tail.add(channel, line);
            if (sink)
                sink(channel, line);
        },
        cancel);
    if (!result)
        return fail(result.error());
    if (result->exitCode == 0)
        return {};
    // docker tells the build's progress on the error channel; errorOf() looks for it in both.
    return fail(errorOf(Action::Build, project.endpoint, project.name,
                        {result->exitCode, tail.text(process::Channel::Output), tail.text(process::Channel::Error)}));
}

Result<QVector<ImageInfo>> ImageCli::inspect(const ComposeProject &project, const QStringList &references,
                                             const CancelToken &cancel) const
{
    SLIPWAY_ASSIGN(
        const process::ProcessResult result,
        ask(project, QStringList{u"image"_s, u"inspect"_s, u"--format"_s, u"{{json .}}"_s} + references, cancel));
    if (result.exitCode != 0 && !result.standardError.contains("No such image") &&
        !result.standardError.contains("No such object"))
        return fail(errorFrom(Action::Query, project, result));
    QVector<ImageInfo> found; // a line for each that is there
    for (const QByteArray &line : result.standardOutput.split('\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line.trimmed()).object();
        if (!json.isEmpty())
            found.append({json.value("Id"_L1).toString(), json.value("Size"_L1).toInteger(),
                          json.value("RepoTags"_L1).toVariant().toStringList()});
    }
    return found;
}

Result<std::optional<ImageInfo>> ImageCli::find(const ComposeProject &project, const QString &reference,
                                                const CancelToken &cancel) const
{
    SLIPWAY_ASSIGN(const QVector<ImageInfo> found, inspect(project, {reference}, cancel));
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

Result<QVector<std::optional<ImageInfo>>>
ImageCli::findAll(const ComposeProject &project, const QStringList &references, const CancelToken &cancel) const
{
    SLIPWAY_ASSIGN(const QVector<ImageInfo> found, inspect(project, references, cancel));
    QVector<std::optional<ImageInfo>> images;
    for (const QString &reference : references) {
        const QString name = reference.section(u'/', -1).contains(u':') ? reference : reference + u":latest"_s;
        const auto image = std::find_if(found.cbegin(), found.cend(),
                                        [&name](const ImageInfo &one) { return one.names.contains(name); });
        images << (image == found.cend() ? std::nullopt : std::optional(*image));
    }
    return images;
}

Result<> ImageCli::tag(const ComposeProject &project, const QString &from, const QString &to,
                       const CancelToken &cancel) const
{
    SLIPWAY_ASSIGN(const process::ProcessResult result, ask(project, {u"tag"_s, from, to}, cancel));
    return result.exitCode == 0 ? Result<>() : fail(errorFrom(Action::Query, project, result));
}

Result<> ImageCli::push(const ComposeProject &project, const QString &reference, const process::LineSink &sink,
                        const CancelToken &cancel) const
{
    OutputTail tail;
    const auto result = call(
        project, {u"push"_s, u"--quiet"_s, reference}, {}, false, {},
        [&](process::Channel channel, const QByteArray &line) {
            tail.add(channel, line);
            if (sink)
                sink(channel, line);
        },
        cancel);
    if (!result)
        return fail(result.error());
    return result->exitCode == 0 ? Result<>()
                                 : fail(errorOf(Action::Query, project.endpoint, project.name,
                                                {result->exitCode, {}, tail.text(process::Channel::Error)}));
}

Result<> ImageCli::remove(const ComposeProject &project, const QString &image, const CancelToken &cancel) const
{
    SLIPWAY_ASSIGN(const process::ProcessResult result, ask(project, {u"image"_s, u"rm"_s, image}, cancel));
    if (result.exitCode == 0 || result.standardError.contains("No such image"))
        return {};
    return fail(errorFrom(Action::Query, project, result));
}

Result<process::ProcessResult> ImageCli::ask(const ComposeProject &project, const QStringList &arguments,
                                             const CancelToken &cancel) const
{
    return call(project, arguments, {}, true, kQueryLimit, {}, cancel);
}

Result<process::ProcessResult> ImageCli::call(const ComposeProject &project, const QStringList &arguments,
                                              const QMap<QString, QString> &variables, bool isCaptured,
                                              std::chrono::milliseconds limit, const process::LineSink &sink,
                                              const CancelToken &cancel) const
{
    ComposeProject own;
    own.endpoint = project.endpoint;
    own.variables = variables;
    own.dockerEnvironment = project.dockerEnvironment;
    own.dockerConfig = project.dockerConfig;
    process::ProcessSpec spec;
    spec.program = u"docker"_s;
    spec.arguments = project.endpoint.arguments() + arguments;
    spec.workingDirectory = u"/"_s;
    spec.environment = callEnvironment(m_base, own);
    // What an older docker takes for the classic builder, which has neither secrets nor progress.
    spec.environment.insert(u"DOCKER_BUILDKIT"_s, u"1"_s);
    spec.isCaptured = isCaptured;
    spec.timeLimit = limit;
    spec.started = project.processStarted;
    spec.ended = project.processEnded;
    qCDebug(lcDocker) << "docker" << spec.arguments;
    auto result = m_runner.run(spec, cancel, sink);
    if (!result && result.error().code == ErrorCode::ProcessStart)
        return fail(ErrorCode::DockerMissing, result.error().subject, result.error().detail);
    return result;
}

} // namespace slipway::docker
