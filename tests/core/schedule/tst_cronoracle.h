// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// Beside two other programs' reading of the same text: npm's cron-parser and
// croner. Needs node and npm.
class CronOracleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWhereBothOthersAgree();
    void differsOnPurpose_data();
    void differsOnPurpose();
};
