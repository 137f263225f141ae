// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

struct SourcesWorld;

// Credentials, host keys and repositories over real HTTP, with the whole core
// behind it, a real Git server and a real ssh server. No Docker is needed.
class SourcesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void keepsToThePermissionsOfAToken_data();
    void keepsToThePermissionsOfAToken();
    void neverAnswersAValue_data();
    void neverAnswersAValue();
    void keepsAValueThatIsNotSent_data();
    void keepsAValueThatIsNotSent();
    void refusesAWrongCredential_data();
    void refusesAWrongCredential();
    void saysWhatAServerSaidToACredential_data();
    void saysWhatAServerSaidToACredential();
    void refusesAnAddressToTest_data();
    void refusesAnAddressToTest();
    void stackTakesOnlyACredentialThatFits_data();
    void stackTakesOnlyACredentialThatFits();
    void keepsACredentialThatStacksUse();
    void acceptsListsAndForgetsAHostKey();
    void changedHostKeyStopsASyncAndIsNotAccepted();
    void refusesAWrongHostKey_data();
    void refusesAWrongHostKey();
    void listsAndChangesRepositories();
    void refusesAWrongRepository_data();
    void refusesAWrongRepository();
    void checksARepository();

private:
    std::shared_ptr<SourcesWorld> m_world;
};
