// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

class CredentialWorld;

class TestCredentialService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsValuesInTheVaultOnly_data();
    void keepsValuesInTheVaultOnly();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void acceptsHosts_data();
    void acceptsHosts();
    void valueThatIsNotSentStays();
    void emptyValueIsTakenAway();
    void neededValueIsNotTakenAway();
    void refusedChangeLeavesAllAsItWas_data();
    void refusedChangeLeavesAllAsItWas();
    void otherKindForgetsTheValuesOfTheFirst();
    void takenNameIsAConflict();
    void hostHasOneCredential();
    void refusesValuesWhileTheVaultIsLocked();
    void waitsForTheVault();
    void removesItsValues();
    void removalIsRefusedWhileStacksUseIt();
    void announcesChanges();
    void testSendsTheCredential();
    void testNeverGoesToAnotherHost();
    void testTrustsWhatTheRepositoryTrusts();
    void testNeverAnswersAValue();
    void repositoryWithoutACredentialUsesTheOneOfItsHost_data();
    void repositoryWithoutACredentialUsesTheOneOfItsHost();

private:
    std::shared_ptr<CredentialWorld> m_world;
};
