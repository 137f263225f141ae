// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class ScheduleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spreadsStacksOverTheMinute();
    void spreadsTheSameWayEveryTime();
    void backsOffThenWaitsForTheSchedule();
    void runsOnTimeWithItsJitter();
    void runsOnceForAllThatWasMissed();
    void skipsWhatWasMissed();
    void countsAShortDelayAsOnTime();
    void spreadsWhatWasMissedFromTheWake();
    void countsFromTheEditOfTheSchedule();
    void pollsTenSecondsAtLeast();
    void pollsBesideTheCron();
    void retriesBeforeItPolls();
    void pollsAFailingStackSlowly();
    void pausesUntilTheEnd();
    void pausesWithoutAnEnd();
    void catchesUpNothingFromAPause();
    void doesNotRunTwiceWhenTheClockGoesBackALittle();
    void startsAnewWhenTheClockWasWrong();
    void runsOnceWhenTheClockJumpsAYearAhead();
    void neverLosesARunOverAYearOfSleepAndWake();
    void isNeverDueWithoutASchedule();
};
