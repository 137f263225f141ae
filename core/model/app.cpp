// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/app.h"

#include "core/model/validation.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace slipway {

namespace {

constexpr int kMostPort = 65535;
constexpr int kLeastMemory = 6; // megabytes; Docker's own limit
constexpr int kMostMemory = 16 * 1024 * 1024;
constexpr double kLeastCpu = 0.01;
constexpr double kMostCpu = 1024;
constexpr int kMostHealthSeconds = 3600;

std::optional<Error> problem(const QString &field, const QString &reason)
{
    return Error{ErrorCode::InvalidInput, field, reason};
}

bool fits(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

std::optional<Error> pathsProblem(const AppSettings &settings)
{
    if (settings.dockerfile.isEmpty())
        return problem(QStringLiteral("dockerfile"),
                       QCoreApplication::translate("AppValidation", "Enter the path of the Dockerfile."));
    if (auto found = repositoryPathProblem(settings.dockerfile, QStringLiteral("dockerfile")))
        return problem(QStringLiteral("dockerfile"), found->detail);
    if (settings.context != QLatin1String(".") && !settings.context.isEmpty()) {
        if (auto found = repositoryPathProblem(settings.context, QStringLiteral("context")))
            return problem(QStringLiteral("context"), found->detail);
    }
    return std::nullopt;
}

std::optional<Error> portsProblem(const AppSettings &settings)
{
    if (settings.port < 1 || settings.port > kMostPort)
        return problem(QStringLiteral("port"),
                       QCoreApplication::translate("AppValidation", "Enter a port from 1 to 65535."));
    if (settings.hostPort && (*settings.hostPort < 0 || *settings.hostPort > kMostPort))
        return problem(QStringLiteral("hostPort"),
                       QCoreApplication::translate("AppValidation", "Enter a port from 1 to 65535, or none."));
    return std::nullopt;
}

std::optional<Error> limitsProblem(const AppSettings &settings)
{
    const bool isCpuGood = settings.cpu == 0 || (settings.cpu >= kLeastCpu && settings.cpu <= kMostCpu);
    if (!isCpuGood)
        return problem(QStringLiteral("cpu"),
                       QCoreApplication::translate("AppValidation", "Enter from 0.01 to 1024 processors."));
    const int memory = settings.memoryMegabytes;
    if (memory != 0 && (memory < kLeastMemory || memory > kMostMemory))
        return problem(QStringLiteral("memory"),
                       QCoreApplication::translate("AppValidation", "Enter at least 6 MB of memory."));
    return std::nullopt;
}

std::optional<Error> runProblem(const AppSettings &settings)
{
    // It becomes part of a rule of Traefik's, between backquotes.
    if (!settings.domain.isEmpty() &&
        !fits(settings.domain,
              "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"))
        return problem(
            QStringLiteral("domain"),
            QCoreApplication::translate("AppValidation", "Enter a host name such as app.example.com, without a path."));
    // It becomes part of a command inside the container, between single quotes.
    if (!settings.healthPath.isEmpty() && !fits(settings.healthPath, "/[A-Za-z0-9._~/%?=&+@:,;-]*"))
        return problem(QStringLiteral("healthPath"),
                       QCoreApplication::translate("AppValidation", "Enter a path such as /health."));
    if (settings.healthSeconds < 1 || settings.healthSeconds > kMostHealthSeconds)
        return problem(QStringLiteral("healthSeconds"),
                       QCoreApplication::translate("AppValidation", "Enter from 1 to 3600 seconds."));
    if (!fits(settings.restart, "no|always|unless-stopped|on-failure(?::[0-9]{1,4})?"))
        return problem(QStringLiteral("restart"),
                       QCoreApplication::translate("AppValidation", "Enter no, always, unless-stopped or on-failure."));
    for (const QString &volume : settings.volumes) {
        if (!fits(volume, "(?:[a-zA-Z0-9][a-zA-Z0-9_.-]*|/[^:\\x00-\\x1f]*):/[^:\\x00-\\x1f]+(?::(?:ro|rw))?") ||
            volume.contains(QLatin1String("/../")))
            return problem(QStringLiteral("volumes"),
                           QCoreApplication::translate(
                               "AppValidation", "The volume %1 must be NAME:/path or /folder:/path, with :ro where the "
                                                "app only reads.")
                               .arg(volume));
    }
    return std::nullopt;
}

std::optional<Error> buildProblem(const AppSettings &settings)
{
    for (auto it = settings.buildArguments.cbegin(); it != settings.buildArguments.cend(); ++it) {
        if (const auto found = variableProblem(it.key(), it.value()))
            return problem(QStringLiteral("buildArgs"), found->detail);
    }
    if (!settings.target.isEmpty() && !fits(settings.target, "[A-Za-z0-9][A-Za-z0-9_.-]*"))
        return problem(QStringLiteral("target"),
                       QCoreApplication::translate("AppValidation", "Enter the name of a stage of the Dockerfile."));
    for (const QString &platform : settings.platforms) {
        if (!fits(platform, "[a-z0-9]+/[a-z0-9]+(?:/[a-z0-9.]+)?"))
            return problem(QStringLiteral("platforms"),
                           QCoreApplication::translate("AppValidation", "Enter a platform such as linux/amd64."));
    }
    return std::nullopt;
}

std::optional<Error> secretsProblem(const AppSettings &settings, const QStringList &secrets)
{
    const auto unknown = [&secrets](const QStringList &names) {
        const auto it = std::find_if(names.cbegin(), names.cend(),
                                     [&secrets](const QString &name) { return !secrets.contains(name); });
        return it == names.cend() ? QString() : *it;
    };
    for (const auto &[field, names] : {std::pair{QStringLiteral("secretsAsVariables"), settings.secretsAsVariables},
                                       std::pair{QStringLiteral("buildSecrets"), settings.buildSecrets}}) {
        if (const QString name = unknown(names); !name.isEmpty())
            return problem(field,
                           QCoreApplication::translate("AppValidation", "There is no secret named %1.").arg(name));
    }
    // A build argument can be read in the image's history.
    for (const QString &name : secrets) {
        if (settings.buildArguments.contains(name))
            return problem(QStringLiteral("buildArgs"),
                           QCoreApplication::translate(
                               "AppValidation",
                               "%1 is a secret; everybody who has the image can read its build arguments. Use it as a "
                               "build secret.")
                               .arg(name));
    }
    return std::nullopt;
}

} // namespace

QString appAddress(const App &app, const Environment &environment)
{
    if (!app.settings.domain.isEmpty())
        return QStringLiteral("https://") + app.settings.domain;
    if (app.publishedPort == 0)
        return {};
    // Where its containers run: this machine, or the host of the environment's endpoint.
    QString host = QUrl(environment.endpoint).host();
    if (host.isEmpty())
        host = QStringLiteral("127.0.0.1");
    return QStringLiteral("http://%1:%2").arg(host).arg(app.publishedPort);
}

bool BuildNode::isInternal() const
{
    return !name.startsWith(QLatin1Char('[')) || name.startsWith(QLatin1String("[internal]")) ||
           name.startsWith(QLatin1String("[auth]"));
}

int AppBuild::cachedCount() const
{
    return static_cast<int>(std::count_if(nodes.cbegin(), nodes.cend(),
                                          [](const BuildNode &node) { return !node.isInternal() && node.isCached; }));
}

int AppBuild::stepCount() const
{
    return static_cast<int>(
        std::count_if(nodes.cbegin(), nodes.cend(), [](const BuildNode &node) { return !node.isInternal(); }));
}

std::optional<Error> appProblem(const AppSettings &settings, const QStringList &secrets)
{
    for (const auto check : {pathsProblem, portsProblem, limitsProblem, runProblem, buildProblem}) {
        if (auto found = check(settings))
            return found;
    }
    return secretsProblem(settings, secrets);
}

std::optional<Error> layerCacheProblem(const LayerCache &cache)
{
    if (cache.address.isEmpty() ||
        fits(cache.address, "[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:[._-][a-z0-9]+)*)*"))
        return std::nullopt;
    return problem(QStringLiteral("layerCache"),
                   QCoreApplication::translate("AppValidation",
                                               "Enter the registry's address such as registry.example.com:5000."));
}

} // namespace slipway
