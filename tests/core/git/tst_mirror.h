// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestMirror : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheBranch_data();
    void followsTheBranch();
    void asksNobodyForWhatItHas();
    void isShallow_data();
    void isShallow();
    void survivesThirtyUpdates();
    void followsSeveralBranches();
    void branchesMayReplaceEachOther();
    void keepsDeployedCommitsAfterAForcePush();
    void saysThatTheBranchMovedOn();
    void isMadeAnewWhereItIsDamaged_data();
    void isMadeAnewWhereItIsDamaged();
    void noticesDamageAtCheckout();
    void removesLeftovers();
    void twoFetchesAtOnceAreOneClone();
    void stopsBeforeTheDiskIsFull();
    void tellsWhatChanged();
    void tellsAboutACommit();
    void reportsProgress();
};
