// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// Webhooks that come over a relay: a real server over HTTPS that speaks as
// smee.io does, and the whole core behind the connection to it.
class RelayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void readsEvents_data();
    void readsEvents();
    void keepsNothingOfALargeEvent();
    void checksTheAddress_data();
    void checksTheAddress();
    void takesADelivery_data();
    void takesADelivery();
    void takesItOfEachProvider_data();
    void takesItOfEachProvider();
    void takesADeliveryOnce();
    void answersNoPingButNotesIt();
    void refusesAWrongSecret();
    void refusesWhatTheRelayChanged_data();
    void refusesWhatTheRelayChanged();
    void goesToTheStacksOfItsRepositoryAlone();
    void goesToARepositoryWithASecretOfItsOwn();
    void goesByTheProofWhereNoRepositoryMatches();
    void saysThatNoWebhookIsOn();
    void passesOverJunk();
    void refusesWhatIsTooLarge();
    void connectsAgainAfterADrop();
    void dropsAServerThatSaysNothing_data();
    void dropsAServerThatSaysNothing();
    void waitsLongerEachTime();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void endsAtOnce();
    void keepsTheChannelSecret();
    void isSetByTheApi();
    void takesTheExamplesOfOctokit();
};
