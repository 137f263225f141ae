// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/utc.h"
#include "core/model/run.h"
#include "core/model/stack.h"
#include "core/store/stores.h"

#include <QDateTime>

namespace samples {

inline QDateTime time(int second = 0)
{
    return slipway::utcTime(QDate(2026, 3, 4), QTime(5, 6, 7, 89)).addSecs(second);
}

// Every field set to something else than its default, and text that tests quoting.
inline slipway::StackSettings settings(const QString &name)
{
    slipway::StackSettings settings;
    settings.name = name;
    settings.environmentId = slipway::EnvironmentId(1);
    settings.url = QStringLiteral("https://example.org/it's/\"a\";--.git");
    settings.branch = QStringLiteral("grün");
    settings.composePath = QStringLiteral("deploy/compose.yml");
    settings.envFilePath = QStringLiteral("deploy/.env");
    settings.credentialId = slipway::CredentialId(9);
    settings.autoUpdate = true;
    settings.autoUpdateSchedule = QStringLiteral("custom");
    settings.autoUpdateCron = QStringLiteral("*/5 * * * *");
    settings.webhookEnabled = true;
    settings.compose.moreFiles = QStringList{QStringLiteral("deploy/more.yaml")};
    settings.compose.profiles = QStringList{QStringLiteral("a"), QStringLiteral("b")};
    settings.compose.projectFolder = QStringLiteral(".");
    settings.compose.pullPolicy = slipway::PullPolicy::Always;
    settings.compose.isBuiltOnDeploy = false;
    settings.compose.hasNoBuildCache = true;
    settings.compose.isAlwaysRecreated = true;
    settings.compose.hasRemoveOrphans = false;
    settings.compose.healthWaitSeconds = 90;
    settings.compose.dockerEnvironment = {{QStringLiteral("DOCKER_BUILDKIT"), QStringLiteral("0")}};
    settings.compose.registries = {{QStringLiteral("ghcr.io"), QStringLiteral("ann"), false}};
    settings.variables = {{QStringLiteral("Z"), QStringLiteral("first, 'quoted'"), false, false, QStringLiteral("why")},
                          {QStringLiteral("A"), QStringLiteral("one\ntwo"), false, false, QString()},
                          {QStringLiteral("PASSWORD"), QString(), true, false, QString()}};
    return settings;
}

inline slipway::StackState state()
{
    slipway::StackState state;
    state.deployedCommit = QString(40, QLatin1Char('a'));
    state.fetchedCommit = QString(40, QLatin1Char('b'));
    state.deployedFingerprint = QStringLiteral("f00");
    state.error = slipway::Error{slipway::ErrorCode::UpFailed, QStringLiteral("web"), QStringLiteral("raw\ntext")};
    state.hasLastRunFailed = true;
    state.isStoppedByUser = true;
    state.isDown = true;
    state.lastSync = time(1);
    state.lastLook = time(2);
    state.quietLooks = 7;
    state.lastRunId = slipway::RunId(3);
    return state;
}

inline slipway::Run run(slipway::StackId stack, slipway::RunKind kind = slipway::RunKind::Sync)
{
    slipway::Run run;
    run.stackId = stack;
    run.kind = kind;
    run.trigger = slipway::Trigger::StartupCatchUp;
    run.requestedAt = time();
    return run;
}

// A run that has ended, with the eleven steps of a real one.
inline slipway::Run finished(slipway::Run run, slipway::RunResult result)
{
    run.result = result;
    run.decision = {slipway::Decision::Action::Deploy,
                    {QStringLiteral("The branch has a new commit."), QStringLiteral("“Second”")}};
    run.fromCommit = QString(40, QLatin1Char('a'));
    run.toCommit = QString(40, QLatin1Char('b'));
    run.commitSubject = QStringLiteral("Fix 100 % of it");
    run.startedAt = time(10);
    run.finishedAt = time(20);
    run.notes = {QStringLiteral("Kept your edited file as x.")};
    for (int i = 0; i <= static_cast<int>(slipway::StepName::Lifecycle); ++i) {
        run.steps << slipway::RunStep{static_cast<slipway::StepName>(i), slipway::StepState::Done, time(10 + i),
                                      std::chrono::milliseconds(1500 + i), QStringLiteral("3 files changed")};
    }
    return run;
}

inline slipway::Result<slipway::Stack> addStack(slipway::Stores &stores, const QString &name)
{
    const auto repository = stores.repositories.ensure(QStringLiteral("https://example.org/a"), std::nullopt);
    if (!repository)
        return slipway::fail(repository.error());
    return stores.stacks.add(settings(name), repository->id, time());
}

} // namespace samples
