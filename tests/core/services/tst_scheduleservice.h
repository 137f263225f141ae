// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

class ScheduleWorld;

// Schedules over a real database and the real queue; the clock and what a run
// does are the test's.
class TestScheduleService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void requestsASyncWhenItIsDue();
    void requestsEachOf200StacksOnce();
    void runsOnceWhatWasMissedWhileOff_data();
    void runsOnceWhatWasMissedWhileOff();
    void runsOnceAfterSleep();
    void clockSetBackAYearLosesNothing();
    void followsChangesOfAStack();
    void ownChangesOfARunAreNoEdit();
    void triesAgainThenWaits();
    void waitsForAPerson();
    void lookLeavesARunAlone();
    void pauseOutlivesTheProgram();
    void pauseOfAllOutlivesTheProgram();
    void refusesAWrongPause();
    void losesNothingWhileTheDatabaseRefuses();
    void readsTheCronInItsZone();
    void namedScheduleIsACron_data();
    void namedScheduleIsACron();
    void saysWhatATypedScheduleMeans();
    void worksOnItsOwnThread();
    void alarmComesAtItsTime();
    void alarmCanBeRung();

private:
    std::shared_ptr<ScheduleWorld> m_world;
};
