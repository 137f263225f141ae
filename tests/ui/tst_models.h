// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::tests {

class TstModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stacksChangeRowByRow();
    void stacksAreFilteredByEnvironmentAndWords();
    void stacksSortByRawValues();
    void stacksSayWhenTheySyncNext();
    void environmentsSayWhatNeedsAttention();
    void runsStayNewestFirst();
    void servicesTurnPortsIntoLinks_data();
    void servicesTurnPortsIntoLinks();
    void variablesMaskSecrets();
    void variablesNameTheirProblem();
    void actionsFollowTheState();
    void agesOfContainersAreRead_data();
    void agesOfContainersAreRead();
    void agesOfContainersRunOn();
    void theTrayShowsTheWorst_data();
    void theTrayShowsTheWorst();
    void saysHowARunEnded_data();
    void saysHowARunEnded();
};

} // namespace slipway::tests
