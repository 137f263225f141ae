// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockercli.h"
#include "core/process/systemprocessrunner.h"
#include "runworld.h"

#include <QObject>
#include <memory>

// Settings and variables of a stack through whole runs, on the real Engine.
class TestComposeRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void givesMergedValuesWhereTheEnvFileIsNotInGit();
    void givesMergedValuesOverAnEnvFileInGit();
    void givesMergedValuesWhereTheEnvFileIsDrawnIn();
    void standsInForAnEnvFileWhereNothingElseHelps_data();
    void standsInForAnEnvFileWhereNothingElseHelps();
    void takesAwayWhatAKilledRunLeft();
    void stopsBeforeAnythingIsTouchedWhereAVariableIsMissing();
    void namesTheChangedVariablesAndNeverTheirValues();
    void takesSeveralFilesProfilesAndAProjectName();
    void refusesAProfileThatDoesNotExist();
    void refusesAnEnvFileThatIsNotUtf8();
    void handsRegistryLoginsOverInAFolderOfTheRunsOwn();
    void keepsWhatWasDeployed();
    void hidesASecretInWhatABuildPrints();

private:
    void commit(char name, const QMap<QString, QByteArray> &files);
    void setSecret(const QString &key, const QString &value);
    QStringList environmentOf(const QString &service);
    QByteArray docker(const QStringList &arguments);
    QStringList filesWith(const QByteArray &bytes) const;

    std::unique_ptr<slipway::tests::RunWorld> m_world;
    slipway::process::SystemProcessRunner m_runner;
    std::unique_ptr<slipway::docker::DockerCli> m_docker;
    QProcessEnvironment m_environment;
    QString m_project;
};
