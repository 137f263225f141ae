// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// What a person is told of, and when; the time is the test's.
class TestNotificationRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void routineIsNotToldOf_data();
    void routineIsNotToldOf();
    void failureIsToldOfOnce();
    void otherCauseIsToldOfAgain();
    void personWhoTriesAgainHearsAgain();
    void failureThatIsTriedAgainWaits();
    void recoveryIsToldOf();
    void shortTroubleIsNotToldOf();
    void whatFailedBeforeTheStartIsKnown();
    void refusedCredentialNeedsYou();
    void manyOfOneCauseAreOne();
    void eachKindCanBeOff_data();
    void eachKindCanBeOff();
    void quietHoursKeepWhatStillHolds_data();
    void quietHoursKeepWhatStillHolds();
    void ownRunIsToldOfWhileHidden();
    void removedStackIsForgotten();
    void clockThatGoesBackKeepsNothing();
};
