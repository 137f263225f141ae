// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestSlowServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsByCancel_data();
    void endsByCancel();
    void endsByItsTimeLimit_data();
    void endsByItsTimeLimit();
    void cancelEndsAWaitForTheMirror();
    void saysThatTheServerWentAway_data();
    void saysThatTheServerWentAway();
    void noticesAPackThatLies_data();
    void noticesAPackThatLies();
};
