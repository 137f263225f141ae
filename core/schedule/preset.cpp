// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/preset.h"

#include <array>

namespace slipway::schedule {

namespace {

struct Preset {
    const char *name;
    const char *cron;
};

// At night, as the default of autoUpdateCron.
constexpr std::array kPresets{
    Preset{"hourly", "0 * * * *"},
    Preset{"daily", "0 3 * * *"},
    Preset{"weekly", "0 3 * * 0"},
};

} // namespace

QString cronOfPreset(const QString &name)
{
    for (const Preset &preset : kPresets) {
        if (name == QLatin1String(preset.name))
            return QString::fromLatin1(preset.cron);
    }
    return {};
}

} // namespace slipway::schedule
