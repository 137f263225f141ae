// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestVault : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sealsAndOpens_data();
    void sealsAndOpens();
    void doesNothingWhileLocked();
    void opensAfterARestart();
    void refusesAnotherKeyAndKeepsTheRows();
    void refusesAKeyOfAnotherLength();
    void doesNotOpenARowCopiedOntoAnotherName();
    void doesNotOpenWhatWasTamperedWith_data();
    void doesNotOpenWhatWasTamperedWith();
    void sealsTheSameValueDifferentlyEachTime();
    void keepsSecretsForTheSessionOnly();
    void lostKeyLosesNothingAndCanBeGivenUp();
    void undoPutsBackWhatDidNotOpen();
    void removesValues();
    void leavesNothingInClearInTheFiles();
    void servesSeveralThreads();
    void agreesWithAKnownAnswer();
};
