// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class ScheduleQueueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesTheEarliestFirst();
    void givesEqualTimesInTheOrderOfIds();
    void movesAStackToAnotherTime();
    void removesAnyStack();
    void takesOnlyWhatIsDue();
    void agreesWithASortedMapOverManyChanges();
    void changesInLogarithmicTime();
};
