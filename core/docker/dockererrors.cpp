// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/dockererrors.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

constexpr qsizetype kDetailChars = 8 * 1024;

bool containsAny(const QString &text, std::initializer_list<QLatin1StringView> parts)
{
    return std::ranges::any_of(parts, [&](QLatin1StringView part) { return text.contains(part, Qt::CaseInsensitive); });
}

QString firstMatch(const QString &text, const QRegularExpression &pattern)
{
    const QRegularExpressionMatch match = pattern.match(text);
    return match.hasMatch() ? match.captured(1) : QString();
}

// Docker's own words: without Compose's progress (" Container x  Started") and log lines.
QString essence(const QByteArray &standardError)
{
    static const QRegularExpression kProgress(
        u"^ *(Container|Network|Volume|Image|Service) \\S+ +(Creat|Start|Stopp|Remov|Recreat|Restart|Wait|Runn|Built|"
        u"Build|Pull|Exit|Heal|Kill|Skipp|Error$|Resource)"_s);
    static const QRegularExpression kLogLine(u"^time=\"[^\"]*\" level=(warning|info|debug)"_s);
    QStringList lines;
    const QStringList all = QString::fromUtf8(standardError).split(u'\n');
    for (const QString &line : all) {
        if (!line.trimmed().isEmpty() && !kProgress.match(line).hasMatch() && !kLogLine.match(line).hasMatch())
            lines << line.trimmed();
    }
    return lines.join(u'\n').right(kDetailChars);
}

// BuildKit repeats the step that failed and its last output between two rulers.
QString failedStep(const QString &buildOutput)
{
    static const QRegularExpression kBlock(u"^------\\n( > .*?)\\n------$"_s,
                                           QRegularExpression::MultilineOption |
                                               QRegularExpression::DotMatchesEverythingOption);
    QString last;
    QRegularExpressionMatchIterator blocks = kBlock.globalMatch(buildOutput);
    while (blocks.hasNext())
        last = blocks.next().captured(1).trimmed();
    return last.right(kDetailChars);
}

std::optional<QString> takenPort(const QString &text)
{
    static const std::array kPatterns{
        QRegularExpression(u"Bind for \\S*?:(\\d+) failed: port is already allocated"_s),
        QRegularExpression(u"listen (?:tcp|udp)[46]? \\S*?:(\\d+): bind: address already in use"_s),
        QRegularExpression(u"bind host port for \\S*?:(\\d+)(?::\\S+)?: address already in use"_s),
        QRegularExpression(u"bind(?: host)? port \\S*?:(\\d+)/\\w+: address already in use"_s),
        QRegularExpression(u"exposing port \\w+ \\S*?:(\\d+) .*address already in use"_s),
    };
    for (const QRegularExpression &pattern : kPatterns) {
        const QString port = firstMatch(text, pattern);
        if (!port.isEmpty())
            return port;
    }
    if (containsAny(text, {"port is already allocated"_L1, "address already in use"_L1, "ports are not available"_L1}))
        return QString();
    return std::nullopt;
}

bool isUnreachable(const QString &text)
{
    return containsAny(text, {"Cannot connect to the Docker daemon"_L1, "error during connect:"_L1,
                              "trying to connect to the docker"_L1, "failed to connect to the docker API"_L1,
                              "unable to resolve docker endpoint"_L1, "code = Unavailable desc ="_L1,
                              "error reading from server: EOF"_L1, "connection to the Docker daemon was lost"_L1}) ||
           text == "unexpected EOF"_L1 || text == "EOF"_L1 || text.endsWith("\nunexpected EOF"_L1) ||
           text.endsWith("\nEOF"_L1) || (text.contains("/docker.sock"_L1) && text.contains("connect: "_L1));
}

bool isComposeMissing(const CallOutput &output, const QString &text)
{
    // Without the plugin docker takes Compose's options for its own.
    return containsAny(text, {"'compose' is not a docker command"_L1, "unknown command: docker compose"_L1}) ||
           (output.exitCode == 125 && text.contains("docker [OPTIONS] COMMAND"_L1));
}

// The image that could not be had. Compose names only the service for some
// failures; then the answer is empty and the caller asks for the image.
std::optional<QString> missingImage(const QString &text, int exitCode)
{
    static const std::array kPatterns{
        QRegularExpression(u"pull access denied for ([^\\s,]+)"_s),
        QRegularExpression(u"manifest for (\\S+) not found"_s),
        QRegularExpression(u"[Nn]o such image: ([^\\s]+?):? *(?:$|\\n|No such)"_s),
        QRegularExpression(u"failed to resolve reference \"([^\"]+)\""_s),
        QRegularExpression(u"no matching manifest for \\S+ in the manifest list entries for (\\S+)"_s),
        QRegularExpression(u"image (\\S+) not found"_s),
    };
    for (const QRegularExpression &pattern : kPatterns) {
        const QString image = firstMatch(text, pattern);
        if (!image.isEmpty())
            return image;
    }
    constexpr int kComposePullFailed = 18;
    if (exitCode == kComposePullFailed ||
        containsAny(text, {"manifest unknown"_L1, "toomanyrequests"_L1, "no matching manifest"_L1,
                           "repository does not exist"_L1, "unauthorized: authentication required"_L1}))
        return QString();
    static const QRegularExpression kRegistry(u"(?:Get|Head) \"https?://[^\"]+/v2/"_s);
    if (kRegistry.match(text).hasMatch())
        return QString();
    return std::nullopt;
}

Error buildError(const CallOutput &output, const QString &text)
{
    static const QRegularExpression kMetadata(u"load metadata for (\\S+?):?(?:\\n|$)"_s);
    static const QRegularExpression kStepService(u"\\[(\\S+) (?:internal|auth|stage|\\d+/\\d+|\\S+ +\\d+/\\d+)"_s);
    static const QRegularExpression kTarget(u"target (\\S+): failed to solve"_s);
    const QString build = QString::fromUtf8(output.standardOutput);
    const QString step = failedStep(build + u'\n' + QString::fromUtf8(output.standardError));
    const QString detail = (step.isEmpty() ? text : step + u'\n' + text).right(kDetailChars);
    if (containsAny(detail, {"no space left on device"_L1}))
        return {ErrorCode::DiskFull, {}, detail};
    const QString image = firstMatch(step, kMetadata);
    if (!image.isEmpty())
        return {ErrorCode::ImageUnavailable, image, detail};
    QString service = firstMatch(text, kTarget);
    if (service.isEmpty())
        service = firstMatch(step, kStepService);
    if (service.isEmpty()) {
        // No step failed visibly: the service spoken of last.
        QRegularExpressionMatchIterator steps = kStepService.globalMatch(build);
        while (steps.hasNext())
            service = steps.next().captured(1);
    }
    return {ErrorCode::BuildFailed, service == "internal"_L1 ? QString() : service, detail};
}

Error upError(const QString &project, const CallOutput &output, const QString &text)
{
    static const QRegularExpression kUnhealthy(u"container (\\S+) is unhealthy"_s);
    static const QRegularExpression kExited(u"container (\\S+) exited \\(\\d+\\)"_s);
    if (const std::optional<QString> port = takenPort(text))
        return {ErrorCode::PortTaken, *port, text};
    const QString unhealthy = firstMatch(text, kUnhealthy);
    if (!unhealthy.isEmpty())
        return {ErrorCode::Unhealthy, serviceOfContainer(unhealthy, project), text};
    if (containsAny(text, {"application not healthy after"_L1, "timeout waiting for dependencies"_L1}))
        return {ErrorCode::Unhealthy, {}, text};
    const QString exited = firstMatch(text, kExited);
    if (!exited.isEmpty())
        return {ErrorCode::UpFailed, serviceOfContainer(exited, project), text};
    const std::optional<QString> image = missingImage(text, output.exitCode);
    if (containsAny(text, {"unauthorized: "_L1, "incorrect username or password"_L1, "no basic auth credentials"_L1,
                           "HTTP Basic: Access denied"_L1}))
        return {ErrorCode::RegistryAuth, image.value_or(QString()), text};
    if (image)
        return {ErrorCode::ImageUnavailable, *image, text};
    return {ErrorCode::UpFailed, {}, text};
}

std::optional<Error> composeFileError(const QString &project, const CallOutput &output, const QString &text)
{
    static const QRegularExpression kNoFile(u"^(?:open|stat) (\\S.*): no such file or directory$"_s);
    if (containsAny(text, {"no configuration file provided"_L1}))
        return Error{ErrorCode::ComposeFileMissing, {}, text};
    const QString file = firstMatch(text, kNoFile);
    if (!file.isEmpty())
        return Error{ErrorCode::ComposeFileMissing, file, text};
    // For these the detail is the sentence that people read.
    if (containsAny(text, {"no service selected"_L1, "empty compose file"_L1}))
        return Error{ErrorCode::EmptyState, project,
                     QCoreApplication::translate("Docker", "The compose file defines no service to start.")};
    if (containsAny(text, {"no container found for project"_L1, "has no container to start"_L1}))
        return Error{ErrorCode::EmptyState, project,
                     QCoreApplication::translate("Docker", "There are no containers of this stack.")};
    constexpr int kComposeParseFailed = 15;
    constexpr int kComposeFileNotFound = 14;
    if (output.exitCode == kComposeParseFailed || output.exitCode == kComposeFileNotFound ||
        containsAny(text, {"Couldn't find env file"_L1}))
        return Error{ErrorCode::ComposeInvalid, {}, text};
    return std::nullopt;
}

} // namespace

Error errorOf(Action action, const Endpoint &endpoint, const QString &project, const CallOutput &output)
{
    const QString text = essence(output.standardError);
    if (isComposeMissing(output, text))
        return {ErrorCode::ComposeMissing, {}, text};
    if (isUnreachable(text))
        return {ErrorCode::DockerUnreachable, endpointName(endpoint), text};
    if (action != Action::Query) {
        if (const std::optional<Error> error = composeFileError(project, output, text))
            return *error;
    }
    if (action == Action::Config)
        return {ErrorCode::ComposeInvalid, {}, text};
    if (containsAny(text, {"no space left on device"_L1}))
        return {ErrorCode::DiskFull, {}, text};
    if (action == Action::Build)
        return buildError(output, text);
    if (action == Action::Query)
        return {ErrorCode::ProcessFailed, u"docker"_s, text};
    return upError(project, output, text);
}

QString endpointName(const Endpoint &endpoint)
{
    return endpoint.context.isEmpty() ? endpoint.host : endpoint.foundBy;
}

bool isPermissionProblem(const QString &detail)
{
    return detail.contains("permission denied"_L1, Qt::CaseInsensitive);
}

QString serviceOfContainer(const QString &container, const QString &project)
{
    const QRegularExpression pattern(u"^%1-(.+)-\\d+$"_s.arg(QRegularExpression::escape(project)));
    const QString service = firstMatch(container, pattern);
    return service.isEmpty() ? container : service;
}

} // namespace slipway::docker
