// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// The schedules of many stacks with a clock the test moves: sleep, jumps,
// pauses, failures, whole years.
class SchedulerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsAYearAroundBothClockChanges_data();
    void runsAYearAroundBothClockChanges();
    void spreads200StacksOverTheMinute();
    void runsOnceAfterSleepOrWaits_data();
    void runsOnceAfterSleepOrWaits();
    void spreadsTheMissedFromTheWake();
    void runsOnceForWhatWasMissedWhileOff();
    void survivesAClockThatJumps_data();
    void survivesAClockThatJumps();
    void adjustedClockRunsNothingTwice();
    void triesAgainSlowerThenWaits();
    void waitsForAPersonWithoutTries();
    void newScheduleTimeOpensANewSeries();
    void pollsAtItsPaceAndLeavesRoomForARun();
    void pauseEndsByItself();
    void pauseWithoutEndLastsUntilResumed();
    void longerPauseHolds();
    void catchesUpNothingFromAPause_data();
    void catchesUpNothingFromAPause();
    void endedPauseStaysEndedWhenTheClockGoesBack();
    void pauseMadeByAWrongClockKeepsItsLength();
    void handsOverAgainWhatWasRefused();
    void editBeginsNow();
    void removedStackIsNeverDue();
    void tellsWhatToStoreAndToShow();
    void neverWakesForNothing();
};
