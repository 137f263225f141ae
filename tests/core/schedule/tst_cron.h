// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// What the text means, without daylight saving.
class CronTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheNextTime_data();
    void findsTheNextTime();
    void takesTheSameTextWrittenOtherwise_data();
    void takesTheSameTextWrittenOtherwise();
    void refusesWithTheFieldAndThePlace_data();
    void refusesWithTheFieldAndThePlace();
    void namesTheFieldOfTheApi();
    void marksTheWrongCharacters();
    void isNeverDueAtTheMomentItself();
    void findsTheRarestDay();
    void refusesAnUnknownZone();
    void readsZonesBeyondTheEndOfTheirTable();
};
