// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// Daylight saving: the rules in cron.h.
class CronZonesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsItsRulesAtAChange_data();
    void followsItsRulesAtAChange();
    void agreesWithAWalkThroughTheYear_data();
    void agreesWithAWalkThroughTheYear();
};
