// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

class NotificationWorld;

class TestNotifications : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsAddressAndTokenInTheVaultOnly();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void deliversToThoseWhoWantIt();
    void testSaysWhatTheServerSaid();
    void anotherServerDoesNotGetTheOldToken();
    void removesATargetWithItsSecrets();
    void tellsAFailureOnceAndItsEnd();
    void tellsADeploy();
    void reportsTheStateOfACommit();
    void reportsNothingUnlessAsked();
    void saysWhyAReportDidNotArrive();

private:
    std::shared_ptr<NotificationWorld> m_world;
};
