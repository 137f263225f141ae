// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QString>

// A process of its own that listens on this data directory until it is killed; says port, token and
// the path of its stack's webhook on standard output.
int listenUntilKilled(const QString &dataDirectory);

// Webhooks over real HTTP with the whole core behind: proofs, what each message
// says, secrets, deliveries, replays, audit and metrics.
class WebhooksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void provesAsGitHubDocumentsIt();
    void takesAPushOfEachProvider_data();
    void takesAPushOfEachProvider();
    void takesItBySignatureOfGitLab_data();
    void takesItBySignatureOfGitLab();
    void tellsProvidersByTheirEventHeader_data();
    void tellsProvidersByTheirEventHeader();
    void saysWhatItDoesNotFollow_data();
    void saysWhatItDoesNotFollow();
    void takesTheFormOfGitHub();
    void readsSeveralBranchesOfOneMessage_data();
    void readsSeveralBranchesOfOneMessage();
    void refusesWhatIsNotEnabled();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void answersAnyHost();
    void takesABodyLargerThanTheApiDoes();
    void takesADeliveryOnce();
    void takesADeliveryAgainWhoseRunFailed();
    void joinsPushesThatComeMeanwhile();
    void fansOutToTheStacksOfARepository();
    void showsTheSecretOnce();
    void takesASecretOfThePersons_data();
    void takesASecretOfThePersons();
    void keepsDeliveries();
    void keepsNoSecretInADelivery();
    void copiesADeliveryAsCurl_data();
    void copiesADeliveryAsCurl();
    void replaysADelivery();
    void sendsATestOfEachProvider_data();
    void sendsATestOfEachProvider();
    void keepsTheLastHundredUnproven();
    void limitsWrongTokens();
    void notesEachChange();
    void takesTheExamplesOfOctokit();
    void answersMetrics();
    void keepsWhatItAnsweredThroughAKill();
    void describesItselfInOpenApi();
    void isGoodOpenApi();
};
