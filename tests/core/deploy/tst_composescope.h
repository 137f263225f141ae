// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "composeworld.h"

#include <QObject>
#include <memory>

// Which value a name has where several places set it, what calls do with files that cannot be read,
// and what the settings of a stack do, on the real Engine.
class TestComposeScope : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void letsAFileWinOverWhatSlipwayWasStartedWith();
    void stopsWithAnEnvFileThatCannotBeRead_data();
    void stopsWithAnEnvFileThatCannotBeRead();
    void givesMergedValuesToWhatExtends_data();
    void givesMergedValuesToWhatExtends();
    void leavesWhatAServiceInherits();
    void takesTheEnvFilesOfIncludes();
    void logsInToARegistryForTheRunAlone();
    void buildsAsTheSettingsSay();
    void removesOrphansWhereAsked();
    void failsWhereServicesDoNotGetHealthy();
    void startsWithTheVariablesOfTheDeploy();
    void putsFilesBackWhereAVariableIsMissing();

private:
    std::unique_ptr<slipway::tests::ComposeWorld> m_world;
};
