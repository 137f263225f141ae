// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void syncStateFollowsTheLastRun_data();
    void syncStateFollowsTheLastRun();
    void changedSettingsAreOutOfStep();
    void healthFollowsTheContainers_data();
    void healthFollowsTheContainers();
    void namesComeBack();
};
