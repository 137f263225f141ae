// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestHostileTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isRefusedBeforeAnythingIsWritten_data();
    void isRefusedBeforeAnythingIsWritten();
    void oddNamesAreFine_data();
    void oddNamesAreFine();
    void aBombIsRefused();
};
