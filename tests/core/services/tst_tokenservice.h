// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestTokenService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokenOpensUntilItIsRevoked();
    void keepsNoTokenOnDisk();
    void refusesWrongInput();
    void shortLivedTokenEnds();
    void seesTokensOfAnotherProcess();
};
