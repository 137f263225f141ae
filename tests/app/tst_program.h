// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// The real program as people and scripts call it: exit codes, files, signals,
// one instance a data directory, tokens, stacks. The last test needs Docker.
class ProgramTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysItsVersionAndItsUse();
    void exitsWithTwoOnWrongUse();
    void saysHowToStartWhenNoneRuns_data();
    void saysHowToStartWhenNoneRuns();
    void endsCleanlyOnASignal_data();
    void endsCleanlyOnASignal();
    void endsCleanlyDuringARun();
    void keepsToOneInstance();
    void startsAgainAfterAKill();
    void worksInAFolderWithALongName();
    void makesTokensWhileNoneRuns();
    void makesTokensWhileOneRuns();
    void addsListsShowsAndRemovesAStack();
    void neverTakesASecretFromItsArguments();
    void renewsTheKeyOfItsSecrets();
    void givesUpALostKey();
    void saysWhyASyncFailed();
    void saysThatItDoesNotListen();
    void refusesATakenPort();
    void listensByTlsAsTheSettingsSay();
    void staysOnLoopbackUntilThePersonAgrees();
    void leavesADamagedDatabaseAlone_data();
    void leavesADamagedDatabaseAlone();
    void doctorNamesEachCheckAndItsFix();
    void printsAUnitForSystemd();
    void deploysAndShowsTheHistory();
    void deploysWhatIsPushedWithoutBeingAsked();
};
