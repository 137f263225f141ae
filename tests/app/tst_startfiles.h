// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// The files that start Slipway with the session: systemd unit, autostart entry.
class StartFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void systemdTakesTheUnit_data();
    void systemdTakesTheUnit();
    void unitKeepsTheOptions();
    void autostartIsOnAndOff();
    void desktopCanSwitchAutostartOff_data();
    void desktopCanSwitchAutostartOff();
    void saysThatAutostartCannotBeWritten();
};
