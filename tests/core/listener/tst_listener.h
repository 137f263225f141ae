// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// The REST API as the contract has it, over real HTTP, with the whole core
// behind it on a temporary data directory. No Docker is needed.
class ListenerTest : public QObject
{
    Q_OBJECT
public:
    ListenerTest();
    ~ListenerTest() override;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void healthNeedsNoToken();
    void refusesCallsWithoutARightToken_data();
    void refusesCallsWithoutARightToken();
    void takesTheTokenAsACookie();
    void answersOnlyToItsOwnNames_data();
    void answersOnlyToItsOwnNames();
    void keepsToThePermissionsOfAToken();
    void keepsToTheEnvironmentsOfAToken();
    void knowsPathsAndMethods_data();
    void knowsPathsAndMethods();
    void answersEveryFieldOfAStack();
    void changesOnlyTheFieldsThatAreSent();
    void namedScheduleSetsTheCron();
    void pausesAndResumesAStack();
    void pausesAndResumesAll();
    void refusesAWrongPause_data();
    void refusesAWrongPause();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void refusesABodyThatIsNotJson();
    void refusesANameThatIsTaken();
    void neverAnswersASecret();
    void listsByEnvironment();
    void asksForTheValueOfASecretThatBecomesPlain();
    void answerSentBackKeepsTheComposeFiles();
    void changedVariableIsPendingAtOnce();
    void saysWhereValuesComeFrom();
    void removesAStackAndSaysWhereItsFilesAre();
    void answersAFailedSync();
    void answersAQueuedRunAtOnce();
    void refusesToWaitForABusyStack();
    void deploysAtOnceWhenAsked();
    void listsRunsNewestFirst();
    void cancelsARun();
    void survivesAThousandAbortedWaits();
};
