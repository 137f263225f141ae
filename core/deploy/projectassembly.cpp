// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/projectassembly.h"

#include "core/deploy/apps/appproject.h"
#include "core/deploy/composefiles.h"
#include "core/deploy/composeoverride.h"
#include "core/deploy/linkwalk.h"
#include "core/deploy/runcontext.h"
#include "core/deploy/storedledger.h"
#include "core/docker/composecommand.h"
#include "core/docker/privateconfig.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QUrl>
#include <algorithm>

namespace slipway::deploy {

namespace {

bool hasSecret(const QVector<Variable> &variables)
{
    return std::any_of(variables.cbegin(), variables.cend(),
                       [](const Variable &variable) { return variable.isSecret; });
}

QMap<QString, QString> toMap(const QProcessEnvironment &environment)
{
    QMap<QString, QString> map;
    const QStringList names = environment.keys();
    for (const QString &name : names)
        map.insert(name, environment.value(name));
    return map;
}

// The logins of the stack in a DOCKER_CONFIG of this run's own.
Result<> addLogins(RunContext &context)
{
    const StackSettings &settings = context.stack.settings;
    std::vector<docker::RegistryAuth> logins;
    for (const RegistryLogin &login : settings.compose.registries) {
        auto password =
            context.tools.vault.unseal({QStringLiteral("registry"), context.stack.id.value, login.registry});
        if (!password && password.error().code == ErrorCode::NotFound) {
            context.tell(QCoreApplication::translate("Run", "The login for the registry %1 has no password yet.")
                             .arg(login.registry));
            continue;
        }
        if (!password)
            return fail(std::move(password).error());
        context.redactor.add(*password);
        context.redactor.add(SecretString(login.username + QLatin1Char(':') + password->revealText()));
        logins.push_back({login.registry, login.username, std::move(*password)});
    }
    SLIPWAY_TRY(addLayerCacheLogin(context, logins));
    if (logins.empty())
        return {};
    SLIPWAY_ASSIGN(context.privateFolder, PrivateFolder::make(context.tools.paths.temporary()));
    SLIPWAY_TRY(docker::writePrivateConfig(context.privateFolder->path(), context.tools.docker.environment(), logins));
    context.project.dockerConfig = context.privateFolder->path();
    return {};
}

// Life cycle calls go on with what the containers were made with; so does a version that is brought back.
Result<> takeVariables(RunContext &context, variables::ResolveRequest &request)
{
    const StackSettings &settings = context.stack.settings;
    DeployedVariables &used = context.usedVariables;
    used = {};
    used.own = settings.variables;
    SLIPWAY_ASSIGN(used.environment, context.tools.stores.environments.variables(settings.environmentId));
    const bool hasSecrets =
        hasSecret(used.own) || hasSecret(used.environment) || !settings.compose.registries.isEmpty();
    if (hasSecrets && !context.tools.vault.isUnlocked() && context.tools.waitForVault)
        context.tools.waitForVault(context.cancel);
    context.isWithDeployedVariables = false;
    if (isLifecycle(context.run.kind) || context.isBringingBack) {
        if (auto deployed = loadDeployedVariables(context.tools.vault, context.stack.id)) {
            used = *std::move(deployed);
            context.isWithDeployedVariables = true;
        }
    }
    request.variables = used.own;
    request.environmentVariables = used.environment;
    return {};
}

// The reader of the stack's own; the one of its environment goes into the request.
variables::SecretReader takeSecrets(RunContext &context, variables::ResolveRequest &request)
{
    DeployedVariables &used = context.usedVariables;
    if (context.isWithDeployedVariables) {
        request.readEnvironmentSecret = DeployedVariables::readerOf(&used.environmentSecrets);
        return DeployedVariables::readerOf(&used.secrets);
    }
    request.readEnvironmentSecret =
        DeployedVariables::remembering(context.environmentSecretReader(), &used.environmentSecrets);
    return DeployedVariables::remembering(context.secretReader(), &used.secrets);
}

// A repository may not have a file of the host read by a link of its own; one that
// the person put there is theirs to put. Life cycle calls are never kept from.
Result<> refuseLinksOut(RunContext &context, const QStringList &files)
{
    if (isLifecycle(context.run.kind))
        return {};
    std::optional<QHash<QString, LedgerEntry>> known;
    for (const QString &file : files) {
        const LinkWalk walk = walkLinks(context.workTree, file);
        if (!walk.isLost || walk.links.isEmpty())
            continue;
        if (!known) {
            StoredLedger ledger(context.tools.stores.ledgers,
                                DataPaths::workTreeName(context.environment, context.stack.settings));
            SLIPWAY_ASSIGN(known, ledger.load());
        }
        for (const QString &link : walk.links) {
            if (known->contains(link))
                return fail(ErrorCode::ComposePathInvalid, link,
                            QStringLiteral("a symbolic link that leads out of the stack's folder"));
        }
    }
    return {};
}

} // namespace

Result<> assembleProjectByName(RunContext &context)
{
    // Set before by the executor, kept: who is told about started processes.
    docker::ComposeProject project;
    project.processStarted = context.project.processStarted;
    project.processEnded = context.project.processEnded;
    project.name = context.stack.settings.projectName();
    SLIPWAY_ASSIGN(project.endpoint, context.tools.docker.endpointOf(context.environment));
    context.project = std::move(project);
    return {};
}

Result<> assembleProjectByName(RunContext &context, const Stack &stack)
{
    context.stack = stack;
    SLIPWAY_ASSIGN(context.environment, context.tools.stores.environments.get(stack.settings.environmentId));
    return assembleProjectByName(context);
}

QVector<ComposeFileText> composeFileTexts(const RunContext &context)
{
    constexpr qint64 kMostBytes = 1 << 20; // of one file
    QVector<ComposeFileText> texts;
    for (const QString &path : context.project.files) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            texts.append({QDir(context.workTree).relativeFilePath(path),
                          context.redactor.redact(QString::fromUtf8(file.read(kMostBytes)))});
    }
    return texts;
}

Result<> assembleProject(RunContext &context)
{
    SLIPWAY_TRY(assembleProjectByName(context));
    const StackSettings &settings = context.stack.settings;
    SLIPWAY_ASSIGN(context.app, context.tools.stores.apps.find(context.stack.id));
    SLIPWAY_ASSIGN(const ComposeFiles chosen,
                   context.app ? appFiles(context)
                               : chooseComposeFiles(context.workTree, settings.composePath, settings.compose));
    variables::ResolveRequest request;
    SLIPWAY_TRY(takeVariables(context, request));

    request.projectDirectory = chosen.projectDirectory;
    request.workTree = context.workTree;
    request.envFilePath = settings.envFilePath;
    request.process = toMap(context.tools.docker.environment());
    request.isGivenUp = docker::isGivenUp;
    const variables::SecretReader readSecret = takeSecrets(context, request);
    SLIPWAY_ASSIGN(context.resolved, variables::resolve(request, readSecret, context.redactor));
    for (const QString &note : std::as_const(context.resolved.notes))
        context.tell(note);
    docker::ComposeProject &project = context.project;
    project.directory = chosen.projectDirectory;
    project.files = chosen.files;
    project.envFiles = context.resolved.envFiles;
    project.givenUp = context.resolved.givenUp;
    project.variables = context.resolved.processEnvironment;
    project.profiles = settings.compose.profiles;
    project.dockerEnvironment = settings.compose.dockerEnvironment;
    // Refused today; one that was stored before shows nowhere.
    for (const QString &value : std::as_const(project.dockerEnvironment))
        context.redactor.add(SecretString(QUrl::fromUserInput(value).password(QUrl::FullyDecoded)));
    project.hasNoBuildCache = settings.compose.hasNoBuildCache;
    // What is no YAML is for Compose to complain about.
    context.source.reset();
    if (auto source = readComposeSource(chosen.files, chosen.projectDirectory, context.workTree,
                                        context.resolved.layers.lookup())) {
        SLIPWAY_TRY(refuseLinksOut(context, source->namedFiles));
        project.overriding = composeOverride(*source, context.resolved);
        context.source = *std::move(source);
    }
    return addLogins(context);
}

Result<> assembleProjectForCalls(RunContext &context)
{
    context.envFileStandIn.reset();
    SLIPWAY_TRY(assembleProject(context));
    SLIPWAY_ASSIGN(context.envFileStandIn, EnvFileStandIn::placeWhereNeeded(context));
    return {};
}

} // namespace slipway::deploy
