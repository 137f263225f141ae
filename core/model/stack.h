// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/id.h"
#include "core/model/composeoptions.h"
#include "core/model/schedule.h"
#include "core/model/variable.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

namespace slipway {

// Which new commits a sync deploys: each; those that change files of the stack; those that
// change a file that fits the person's own patterns.
enum class DeployOn { Any, Stack, Patterns };
QString deployOnName(DeployOn on); // stable, for database and API
std::optional<DeployOn> deployOnFromName(const QString &name);

// What the person chose for a stack: everything an editor edits. A plain value.
// Secret values travel beside it (StackChange in core/services), never in it.
struct StackSettings {
    QString name; // Compose project name; ^[a-z0-9][a-z0-9_-]*$
    EnvironmentId environmentId;
    QString url;                                            // as the person wrote it
    std::optional<QString> branch = QStringLiteral("main"); // nullopt = the remote's HEAD
    QString followTag;    // a tag or a pattern ("v1.*", highest wins) instead of the branch; empty = none
    QString followCommit; // 40 hex: this commit and no other; wins over tag and branch; empty = none
    DeployOn deployOn = DeployOn::Any;
    QStringList deployPatterns; // with DeployOn::Patterns; "**", and "!" before what does not count
    QString composePath;        // empty = compose.yaml, else the names Compose itself looks for
    QString envFilePath;        // empty = none
    std::optional<CredentialId> credentialId;
    bool autoUpdate = false;
    QString autoUpdateSchedule; // hourly|daily|weekly|custom, empty = by cron alone
    QString autoUpdateCron = QStringLiteral("0 3 * * *");
    bool webhookEnabled = false;
    QVector<Variable> variables;
    QString timeZone; // IANA name, of the cron; empty = the person's
    MissedRun missedRun = MissedRun::Once;
    int pollSeconds = 0; // a look every so often beside the cron; 0 = none, else 10 at least
    ComposeOptions compose;
    // What Compose knows the stack by (-p), and so its containers' label.
    const QString &projectName() const { return compose.projectName.isEmpty() ? name : compose.projectName; }
    bool operator==(const StackSettings &) const = default;
};

// What Slipway knows about how the stack stands with Git. Only a run's record
// step and the life cycle calls change it.
struct StackState {
    QString deployedCommit;            // 40 hex; the commit that is really running; empty before the first
    RepositoryId deployedRepositoryId; // where it came from: not the stack's own after a change of URL
    QString fetchedCommit;             // 40 hex; the newest commit the mirror holds for this stack
    QString skippedCommit;             // 40 hex; the newest commit that was found not to concern the stack
    QString deployedFingerprint;       // hash of variables and settings at the last successful deploy
    std::optional<Error> error;        // of the last run, if it failed; cleared by the next good one
    bool hasLastRunFailed = false;     // true = out of step whatever the commits say
    bool isStoppedByUser = false;      // stays stopped until Start or Deploy
    bool isDown = false;               // taken down: Start means `up -d --no-build`
    QDateTime lastSync;                // end of the last sync or deploy that looked at Git, UTC
    QDateTime lastLook;                // last time Git was asked, UTC
    int quietLooks = 0;                // looks in a row that found nothing (they make no run row)
    RunId lastRunId;
    bool operator==(const StackState &) const = default;
};

struct Stack {
    StackId id;
    RepositoryId repositoryId;
    StackSettings settings;
    StackState state;
    QDateTime createdAt;
    bool operator==(const Stack &) const = default;
};

// How a stack stands with Git. Never mixed with Health.
enum class SyncState { Unknown, InStep, Syncing, Paused, OutOfStep, Failed };

// The one place where the sync state is derived. `isSyncing`: a run of this
// stack is queued or going on. `isPaused`: its schedule is paused. `isChanged`: its variables or
// settings are not what was deployed (deploy::Fingerprints), so the next sync deploys.
SyncState syncStateOf(const Stack &stack, bool isSyncing, bool isPaused = false, bool isChanged = false);

} // namespace slipway
