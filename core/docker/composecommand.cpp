// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/composecommand.h"

#include "core/model/validation.h"
#include "core/process/environment.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace slipway::docker {

QStringList composeArguments(const ComposeProject &project, const QStringList &command)
{
    QStringList arguments = project.endpoint.arguments();
    arguments << u"compose"_s << u"--ansi"_s << u"never"_s << u"--progress"_s << u"plain"_s;
    if (!project.files.isEmpty())
        arguments << u"--project-directory"_s << project.directory;
    arguments << u"-p"_s << project.name;
    if (!project.files.isEmpty()) {
        for (const QString &profile : project.profiles)
            arguments << u"--profile"_s << profile;
        for (const QString &file : project.envFiles)
            arguments << u"--env-file"_s << file;
        for (const QString &file : project.files)
            arguments << u"-f"_s << file;
        if (!project.overriding.isEmpty())
            arguments << u"-f"_s << u"-"_s;
    }
    return arguments + command;
}

QStringList upArguments(const UpOptions &options)
{
    QStringList arguments{u"up"_s, u"-d"_s};
    if (!options.isBuildAllowed)
        arguments << u"--no-build"_s;
    if (options.hasRemoveOrphans)
        arguments << u"--remove-orphans"_s;
    if (options.isForced)
        arguments << u"--force-recreate"_s;
    // Missing is what a service without a pull_policy of its own has.
    if (options.pullPolicy != PullPolicy::Missing)
        arguments << u"--pull"_s << pullPolicyName(options.pullPolicy);
    if (options.waitForHealth.count() > 0)
        arguments << u"--wait"_s << u"--wait-timeout"_s << QString::number(options.waitForHealth.count());
    return arguments;
}

QStringList buildArguments(const ComposeProject &project)
{
    QStringList arguments{u"build"_s};
    if (project.hasNoBuildCache)
        arguments << u"--no-cache"_s;
    return arguments;
}

QStringList downArguments(bool removeVolumes)
{
    QStringList arguments{u"down"_s, u"--remove-orphans"_s};
    if (removeVolumes)
        arguments << u"--volumes"_s;
    return arguments;
}

QStringList logArguments(int tailLines, bool isFollowing)
{
    QStringList arguments{u"logs"_s, u"--no-color"_s, u"--tail"_s,
                          tailLines < 0 ? u"all"_s : QString::number(tailLines)};
    if (isFollowing)
        arguments << u"--follow"_s;
    return arguments;
}

QProcessEnvironment callEnvironment(const QProcessEnvironment &base, const ComposeProject &project)
{
    QProcessEnvironment kept = base;
    for (const QString &name : project.givenUp) {
        if (isGivenUp(name))
            kept.remove(name);
    }
    QProcessEnvironment environment = callEnvironment(kept, project.endpoint, project.variables);
    for (auto it = project.dockerEnvironment.cbegin(); it != project.dockerEnvironment.cend(); ++it) {
        if (isDockerVariable(it.key()))
            environment.insert(it.key(), it.value());
    }
    if (!project.dockerConfig.isEmpty())
        environment.insert(u"DOCKER_CONFIG"_s, project.dockerConfig);
    return environment;
}

bool isVariablePassed(const QString &name)
{
    if (name.isEmpty() || name.contains(u'=') || name.contains(QChar(u'\0')))
        return false;
    const auto startsName = [&](QLatin1StringView prefix) { return name.startsWith(prefix); };
    return name != "PATH"_L1 && name != "HOME"_L1 &&
           !std::ranges::any_of(std::array{"LD_"_L1, "DOCKER_"_L1, "COMPOSE_"_L1}, startsName);
}

bool isGivenUp(const QString &name)
{
    return name.startsWith("LC_"_L1) ||
           std::ranges::any_of(std::array{"LANG"_L1, "LANGUAGE"_L1, "TZ"_L1, "USER"_L1, "LOGNAME"_L1},
                               [&name](QLatin1StringView other) { return name == other; });
}

QProcessEnvironment callEnvironment(const QProcessEnvironment &base, const Endpoint &endpoint,
                                    const QMap<QString, QString> &variables)
{
    QProcessEnvironment environment = process::childEnvironment(base);
    // The arguments name the endpoint. With it go its TLS settings, which fail on a socket.
    environment.remove(u"DOCKER_HOST"_s);
    environment.remove(u"DOCKER_CONTEXT"_s);
    if (!endpoint.context.isEmpty() || !endpoint.host.startsWith("tcp://"_L1)) {
        environment.remove(u"DOCKER_TLS_VERIFY"_s);
        environment.remove(u"DOCKER_CERT_PATH"_s);
    }
    environment.insert(u"DOCKER_CLI_HINTS"_s, u"false"_s);
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        if (isVariablePassed(it.key()))
            environment.insert(it.key(), it.value());
    }
    return environment;
}

} // namespace slipway::docker
