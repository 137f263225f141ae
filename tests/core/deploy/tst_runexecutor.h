// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::tests {
class RunWorld;
}

// Whole runs with a fake Git and a fake Docker: what is done, what is not, what
// is recorded, at every step that may fail or be cancelled.
class TestRunExecutor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void firstSyncDeploys();
    void saysHowFarAStepIs();
    void nothingNewAsksOnlyGit();
    void updateWithTheSameComposeFileCallsOnlyUp();
    void changedComposeFileIsValidatedBeforeAnythingIsTouched();
    void asksForConfigOnlyWhereItMatters_data();
    void asksForConfigOnlyWhereItMatters();
    void buildsOnlyWhereAServiceBuilds();
    void failureAtEachStep_data();
    void failureAtEachStep();
    void gitAwayChangesNothingButTheError();
    void looksAgainWhenTheBranchMoved();
    void cancelAtEachStep_data();
    void cancelAtEachStep();
    void filesThatCannotBePutBackLeaveTheStackOutOfStep();
    void filesComeBackFromTheMirrorTheyCameFrom();
    void startWithoutContainersBringsThemUp();
    void sharesALookThatBeganAfterTheRequest();
    void shutdownLeavesARunToTakeUpAgain();
    void killedRunIsInterruptedAndRepaired();
    void clearsWhatAnInterruptedUpLeft();
    void changedVariableDeploysAndIsNamed();
    void changedSecretDeploysAndIsNotShown();
    void secretsAreRedactedFromOutputAndErrors();
    void stoppedStackStaysStopped();
    void lifecycleAfterDownIsUp();
    void startBeforeTheFirstDeployIsRefused();
    void stopWorksWhereFilesAreBroken();
    void refusesAnEmptyState();
    void refusesAProjectOfSomebodyElse();
    void restartsServicesWhoseMountedFileChanged();
    void deployAgainDeploysTheSameCommit();
    void quietLooksCollapse();

private:
    std::shared_ptr<slipway::tests::RunWorld> m_world;
};
