// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QObject>
#include <memory>

class ServiceWorld;

class TestStackService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void takenNameIsAConflict();
    void keepsSecretsInTheVaultOnly();
    void secretWithoutAValueKeepsIt();
    void equalSecretIsNoChange();
    void plainVariableThatBecomesSecretKeepsItsValue();
    void removedSecretIsForgotten();
    void secretWithoutAKeyIsRefusedAndNothingIsLeft();
    void nameStaysOnceDeployed();
    void nameStaysOnceARunTouchedTheDisk();
    void nameStaysWhileARunGoesOn();
    void refusedChangeKeepsTheSecret();
    void nothingStartsWhileAStackIsRemoved();
    void removalLeavesAProjectOfSomebodyElse();
    void volumesGoOnlyWithContainers();
    void removeEndsARunFirst();
    void removeDropsTheMirrorNobodyUses();
    void requestForAMissingStackIsNotFound();
    void announcesWhatChanged();
    void changedVariableOrSettingIsOutOfStepAtOnce_data();
    void changedVariableOrSettingIsOutOfStepAtOnce();
    void changedEnvironmentVariableIsOutOfStepAtOnce();
    void tellsTheStateOfManyStacksQuickly();
    void historyShowsAGoingRun();
    void followedLogsLearnNewSecrets();
    void logsAreRedacted();
    void settingsCountedLaterAreNoChange();
    void logsHideASecretUntilItIsReplacedByADeploy_data();
    void logsHideASecretUntilItIsReplacedByADeploy();
    void logsHideTheLoginsOfTheStack();

private:
    QByteArray firstLogs(slipway::StackId id);
    std::shared_ptr<ServiceWorld> m_world;
};
