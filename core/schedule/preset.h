// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway::schedule {

// The schedules with a name in the API (autoUpdateSchedule), as cron
// expressions. Pure, any thread. "custom" and unknown names have none (empty).
QString cronOfPreset(const QString &name);

} // namespace slipway::schedule
