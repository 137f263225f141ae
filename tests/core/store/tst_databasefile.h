// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestDatabaseFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesANewFile();
    void refusesANewerFileUntouched();
    void refusesANewerFileWhoseVersionIsInTheJournal();
    void refusesADamagedFileUntouched_data();
    void refusesADamagedFileUntouched();
    void saysWhyItCannotOpen_data();
    void saysWhyItCannotOpen();
    void backsUpBeforeMigrating();
    void keepsEverythingWhenAMigrationFails();
    void takesAwayTheRightsOfOthers();
};
