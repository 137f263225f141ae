// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/schedule/cron.h"

#include <QList>

namespace slipway::schedule {

// A cron expression in plain words, in the person's language: "At 03:00 every
// day". Hours are written 00:00 to 23:59. Any thread.
QString describe(const Cron &cron);

// The next due times after `after`, in the zone of the table; fewer than
// `count` only where there are none in 100 years. What people see beside
// describe(), while they type.
QList<QDateTime> nextTimes(const Cron &cron, const ZoneTable &zone, const QDateTime &after, int count = 5);

} // namespace slipway::schedule
