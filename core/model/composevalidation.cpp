// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/validation.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <array>

namespace slipway {

namespace {

constexpr int kMostHealthWait = 3600;
constexpr qsizetype kMostFiles = 50;

std::optional<Error> problem(const QString &field, const QString &reason)
{
    return Error{ErrorCode::InvalidInput, field, reason};
}

std::optional<Error> filesProblem(const QStringList &files)
{
    const QString field = QStringLiteral("moreComposePaths");
    if (files.size() > kMostFiles)
        return problem(field, QCoreApplication::translate("Validation", "A stack may have at most 50 compose files."));
    QSet<QString> seen;
    for (const QString &file : files) {
        if (file.isEmpty())
            return problem(field, QCoreApplication::translate("Validation", "Enter the path of the compose file."));
        if (auto found = repositoryPathProblem(file, field))
            return found;
        if (seen.contains(file))
            return problem(field,
                           QCoreApplication::translate("Validation", "The compose file %1 is there twice.").arg(file));
        seen.insert(file);
    }
    return std::nullopt;
}

std::optional<Error> profilesProblem(const QStringList &profiles)
{
    // "*" stands for all of them, as Compose has it.
    static const QRegularExpression allowed(QStringLiteral("\\A([a-zA-Z0-9][a-zA-Z0-9_.-]*|\\*)\\z"));
    for (const QString &profile : profiles) {
        if (!allowed.match(profile).hasMatch())
            return problem(QStringLiteral("profiles"),
                           QCoreApplication::translate("Validation",
                                                       "The profile \"%1\" may have only letters, digits, _, . and -.")
                               .arg(profile));
    }
    return std::nullopt;
}

// user:password@host, in a proxy's address also without a scheme.
bool hasPassword(const QString &name, const QString &value)
{
    static const QRegularExpression inAddress(QStringLiteral("://[^\\s,]*:[^\\s,]*@"));
    static const QRegularExpression plain(QStringLiteral(":[^\\s,]*@"));
    const bool isProxy = name.endsWith(QLatin1String("_proxy"), Qt::CaseInsensitive);
    return (isProxy ? plain : inAddress).match(value).hasMatch();
}

} // namespace

bool isDockerVariable(const QString &name)
{
    static constexpr std::array kNames{"DOCKER_BUILDKIT",
                                       "DOCKER_DEFAULT_PLATFORM",
                                       "DOCKER_CLIENT_TIMEOUT",
                                       "DOCKER_CONTENT_TRUST",
                                       "DOCKER_CONTENT_TRUST_SERVER",
                                       "DOCKER_API_VERSION",
                                       "COMPOSE_BAKE",
                                       "COMPOSE_DOCKER_CLI_BUILD",
                                       "COMPOSE_EXPERIMENTAL",
                                       "COMPOSE_HTTP_TIMEOUT",
                                       "COMPOSE_PARALLEL_LIMIT",
                                       "COMPOSE_IGNORE_ORPHANS",
                                       "HTTP_PROXY",
                                       "HTTPS_PROXY",
                                       "FTP_PROXY",
                                       "ALL_PROXY",
                                       "NO_PROXY",
                                       "http_proxy",
                                       "https_proxy",
                                       "ftp_proxy",
                                       "all_proxy",
                                       "no_proxy",
                                       "SOURCE_DATE_EPOCH",
                                       "TZ",
                                       "LANG"};
    const bool isNamed =
        std::any_of(kNames.begin(), kNames.end(), [&name](const char *each) { return name == QLatin1String(each); });
    // BUILDX_CONFIG would lead to another folder of builders.
    return isNamed || name.startsWith(QLatin1String("BUILDKIT_")) || name == QLatin1String("BUILDX_BUILDER") ||
           name == QLatin1String("BUILDX_NO_DEFAULT_ATTESTATIONS") || name == QLatin1String("BUILDX_GIT_INFO");
}

std::optional<Error> dockerVariableProblem(const QString &name, const QString &value)
{
    const QString field = QStringLiteral("dockerEnvironment");
    if (!isDockerVariable(name))
        return problem(
            field, QCoreApplication::translate("Validation",
                                               "The variable %1 cannot be given to docker. Allowed are those that tune "
                                               "it, such as DOCKER_BUILDKIT, BUILDKIT_* and the proxy variables.")
                       .arg(name));
    if (auto found = variableValueProblem(name, value)) {
        found->subject = field;
        return found;
    }
    // These settings are stored and answered as they are.
    if (hasPassword(name, value))
        return problem(field,
                       QCoreApplication::translate(
                           "Validation", "The address in %1 has a password in it, which would be stored in clear. "
                                         "Remove it here, and add %1 as a secret variable of the stack: docker "
                                         "gets that too.")
                           .arg(name));
    return std::nullopt;
}

std::optional<Error> registryProblem(const RegistryLogin &login)
{
    static const QRegularExpression allowed(
        QStringLiteral("\\A[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?\\z"));
    const QString field = QStringLiteral("registryLogins");
    if (!allowed.match(login.registry).hasMatch())
        return problem(field, QCoreApplication::translate(
                                  "Validation", "Enter the registry \"%1\" as a host name in lower case, with a port "
                                                "where it needs one: ghcr.io, or registry.lan:5000.")
                                  .arg(login.registry));
    if (login.username.isEmpty() || login.username.contains(QLatin1Char(':')))
        return problem(
            field, QCoreApplication::translate("Validation", "Enter the user name for %1; it may not contain a colon.")
                       .arg(login.registry));
    return std::nullopt;
}

std::optional<Error> composeOptionsProblem(const ComposeOptions &options)
{
    if (auto found = filesProblem(options.moreFiles))
        return found;
    if (auto found = profilesProblem(options.profiles))
        return found;
    // A folder is what this field is for.
    if (options.projectFolder != QLatin1String(".")) {
        if (auto found = repositoryPathProblem(options.projectFolder, QStringLiteral("projectFolder")))
            return found;
    }
    if (!options.projectName.isEmpty()) {
        if (auto found = stackNameProblem(options.projectName)) {
            found->subject = QStringLiteral("projectName");
            return found;
        }
    }
    if (options.healthWaitSeconds < 0 || options.healthWaitSeconds > kMostHealthWait)
        return problem(
            QStringLiteral("healthWaitSeconds"),
            QCoreApplication::translate("Validation", "Wait for health at most one hour: 0 to 3600 seconds."));
    for (auto it = options.dockerEnvironment.cbegin(); it != options.dockerEnvironment.cend(); ++it) {
        if (auto found = dockerVariableProblem(it.key(), it.value()))
            return found;
    }
    QSet<QString> seen;
    for (const RegistryLogin &login : options.registries) {
        if (auto found = registryProblem(login))
            return found;
        if (seen.contains(login.registry))
            return problem(
                QStringLiteral("registryLogins"),
                QCoreApplication::translate("Validation", "The registry %1 is there twice.").arg(login.registry));
        seen.insert(login.registry);
    }
    return std::nullopt;
}

} // namespace slipway
