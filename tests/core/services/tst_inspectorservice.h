// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestInspectorService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhereEachValueComesFrom();
    void showsFilesAsInGitAndAsResolved();
    void keepsTextsTextsInWhatItResolves();
    void readsTheEnvFilesOfIncludes();
    void saysWhichUseIsNotValid();
    void knowsWhichDefaultsAreTaken();
    void looksAtWhatWasFetchedButNotDeployed();
    void saysThatNothingWasFetched();
    void fetchesWithoutDeploying();
    void isQuickOnFiftyServices();
    void keepsVariablesOfAnEnvironment();
    void refusesBadVariables_data();
    void refusesBadVariables();
};
