// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QDateTime>
#include <QString>
#include <optional>

namespace slipway {

// What happens to due times that came while the program or the machine slept.
enum class MissedRun {
    Once, // one run for all of them
    Skip, // wait for the next
};

// Stable texts for database and API ("once", "skip").
inline QString missedRunName(MissedRun missed)
{
    return missed == MissedRun::Skip ? QStringLiteral("skip") : QStringLiteral("once");
}
inline std::optional<MissedRun> missedRunFromName(const QString &name)
{
    for (const MissedRun missed : {MissedRun::Once, MissedRun::Skip}) {
        if (name == missedRunName(missed))
            return missed;
    }
    return std::nullopt;
}

// Nothing is due by schedule meanwhile. Manual runs and webhooks go on.
struct SchedulePause {
    QDateTime since;                // UTC; for the visible age
    std::optional<QDateTime> until; // UTC; nullopt = until a person ends it
    QString reason;                 // in the person's own words; may be empty
    bool operator==(const SchedulePause &) const = default;
};

// How far a stack's schedule has come, so that the next start knows what was missed.
struct ScheduleRecord {
    StackId stack;
    QDateTime handled; // UTC; the cron's due times up to this one are done with
    int failures = 0;  // in a row
    std::optional<SchedulePause> pause;
    bool operator==(const ScheduleRecord &) const = default;
};

} // namespace slipway
