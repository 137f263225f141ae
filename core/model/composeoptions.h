// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

namespace slipway {

// Whether images are pulled before the start; Missing leaves it to each service's own pull_policy.
enum class PullPolicy { Missing, Always, Never };
QString pullPolicyName(PullPolicy policy); // stable, for database and API; as Compose has it
std::optional<PullPolicy> pullPolicyFromName(const QString &name);

// A login for a registry. The password is sealed ("registry", stack, registry) and reaches docker
// only through a DOCKER_CONFIG of the run's own. `hasPassword` tells whether one is kept.
struct RegistryLogin {
    QString registry; // host[:port]; "docker.io" for Docker Hub
    QString username;
    bool hasPassword = false;
    bool operator==(const RegistryLogin &) const = default;
};

// How Compose is called for a stack. The defaults are Compose's own where it has any. A plain value.
struct ComposeOptions {
    QStringList moreFiles; // after the stack's compose file, in order; relative to the repository
    QStringList profiles;  // --profile
    QString projectFolder; // --project-directory, relative to the repository; empty = the first file's
    QString projectName;   // -p; empty = the stack's name
    PullPolicy pullPolicy = PullPolicy::Missing;
    bool isBuiltOnDeploy = true;              // services with a build section are built before `up`
    bool hasNoBuildCache = false;             // compose build --no-cache
    bool isAlwaysRecreated = false;           // --force-recreate
    bool hasRemoveOrphans = true;             // --remove-orphans
    int healthWaitSeconds = 0;                // --wait --wait-timeout; 0 = do not wait
    QMap<QString, QString> dockerEnvironment; // for the docker process alone; see dockerVariableProblem
    QVector<RegistryLogin> registries;
    bool operator==(const ComposeOptions &) const = default;
};

// One compose file: its path in the repository, and its text, with secrets masked.
struct ComposeFileText {
    QString path;
    QString text;
    bool operator==(const ComposeFileText &) const = default;
};

// What was deployed: kept so that the difference to what Git says now can be shown.
struct DeployedCompose {
    QString commit; // 40 hex
    QVector<ComposeFileText> files;
    bool operator==(const DeployedCompose &) const = default;
};

} // namespace slipway
