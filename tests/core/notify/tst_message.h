// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestMessage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheFormOfItsTarget_data();
    void takesTheFormOfItsTarget();
    void callsNobodyByAMention();
    void keepsToTheirLimits();
    void saysWhatIsWrongWithAnAddress_data();
    void saysWhatIsWrongWithAnAddress();
};
