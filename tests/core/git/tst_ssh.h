// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestSsh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void opensWithEachKindOfKey_data();
    void opensWithEachKindOfKey();
    void followsTheBranch();
    void honoursThePersonsConfiguration();
    void goesThroughAJumpHost();
    void usesThePersonsAgent();
    void usesTheLentKeyAndNoOther();
    void manyRunsShareACredential();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void refusesWhatCouldBeAnOption_data();
    void refusesWhatCouldBeAnOption();
    void endsByCancel_data();
    void endsByCancel();
    void endsByItsTimeLimit();
    void saysThatTheServerWentAway();
    void hidesItsSecrets_data();
    void hidesItsSecrets();
};
