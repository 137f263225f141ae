// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestVaultKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensWithTheKeyOfItsSource();
    void renewsTheKeyAndOpensWithItLater();
    void opensWhereARenewalWasCutOff_data();
    void opensWhereARenewalWasCutOff();
    void keepsTheOldKeyWhereTheNewOneCannotBeKept();
    void leavesAloneWhatAnOlderKeySealed();
    void renewsOneAtATime();
    void renewsNothingForTheSessionOnly();
    void losesNothingThatIsSealedMeanwhile();
    void startsAnewOnlyWhereTheKeyIsWrong();
};
