// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>

namespace slipway::schedule {

// The schedules with a name in the API (autoUpdateSchedule), as cron
// expressions. Pure, any thread. "custom" and unknown names have none (empty).
QString cronOfPreset(const QString &name);
// The name whose expression `cron` is, letter by letter; "custom" for another.
QString presetOfCron(const QString &cron);

} // namespace slipway::schedule
