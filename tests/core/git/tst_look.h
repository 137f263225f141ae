// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsTheTip_data();
    void findsTheTip();
    void findsTheDefaultBranch();
    void namesTheBranchesThereAre();
    void refusesAnEmptyRepository_data();
    void refusesAnEmptyRepository();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void keepsItsConnectionOverThreads();
    void looksFromEightThreadsAtOnce();
    void reachesTlsServers_data();
    void reachesTlsServers();
    void followsARedirect();
    void neverSendsAPasswordToAnotherHost();
    void neverShowsAPassword();
    void listsBranches();
};
