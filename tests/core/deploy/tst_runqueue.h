// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

class QueueWorld;

// The queue over a real database, with an executor that does as the test says.
class TestRunQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void syncsThatWaitBecomeOne();
    void deploySwallowsAWaitingSync();
    void lifecycleRequestsKeepTheirOrder();
    void syncBehindAStartIsNotLost();
    void heldStackStartsNothing();
    void whoWaitsForARemovedStackHearsOfIt();
    void requestsBeforeTheStartGoFirst();
    void requestDuringARunIsRunAfterwards();
    void busyStackRefusesAnIdleRequest();
    void runsAtMostSoManyAtOnce();
    void cancelEndsWaitingAndGoingRuns();
    void takesUpWhatACrashLeft();
    void keepsWaitingRequestsAtShutdown();
    void answersForRunsThatHaveEnded();
    void neverLosesARequest();

private:
    std::shared_ptr<QueueWorld> m_world;
};
