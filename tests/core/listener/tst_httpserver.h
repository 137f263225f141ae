// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// The HTTP side by itself, on a thread of its own as in the listener: late
// answers, limits, and clients that leave or misbehave.
class HttpServerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersLate();
    void survivesAThousandClientsThatLeave();
    void answersPipelinedRequestsInOrder();
    void keepsAConnectionForTheNextRequest();
    void closesWhenAsked_data();
    void closesWhenAsked();
    void refusesWhatIsTooLargeOrMalformed_data();
    void refusesWhatIsTooLargeOrMalformed();
    void takesABodyUpToTheLimit();
    void refusesWhatDoesNotArriveInTime();
    void closesIdleConnections();
    void givesUpTheOldestConnectionOfAnAddress();
    void answersBesideTenThousandConnections();
    void keepsAllRequestsTogetherInBounds();
    void answersWhoWaitsWhenItCloses();
    void saysWhichPortIsTaken();
};
