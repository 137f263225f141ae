// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::process {

class TestProcessIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesARunningProcess();
    void knowsNoProcessThatIsNotThere();
    void endsLeftovers_data();
    void endsLeftovers();
    void endsMembersWhoseLeaderIsGone();
    void leavesSomebodyElsesProcessAlone_data();
    void leavesSomebodyElsesProcessAlone();
    void neverEndsItsOwnGroup();
};

} // namespace slipway::process
