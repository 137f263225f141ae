// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/scheduleplan.h"

#include "core/schedule/crondescription.h"
#include "core/schedule/preset.h"
#include "core/schedule/zonetable.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace slipway {

using schedule::Cron;

QString cronTextOf(const StackSettings &settings)
{
    const QString cron = settings.autoUpdateCron.trimmed();
    return cron.isEmpty() ? schedule::cronOfPreset(settings.autoUpdateSchedule) : cron;
}

std::optional<Error> scheduleProblem(const StackSettings &settings)
{
    // The table of offsets takes milliseconds to read, so it is made for the error's sentence only.
    const QByteArray zone = settings.timeZone.toUtf8();
    if (!zone.isEmpty() && !QTimeZone(zone).isValid()) {
        const auto table = schedule::ZoneTable::make(zone);
        if (!table)
            return table.error();
    }
    const QString text = cronTextOf(settings);
    if (!text.isEmpty()) {
        const auto cron = Cron::parse(text);
        return cron ? std::nullopt : std::optional(cron.error());
    }
    if (settings.autoUpdate && settings.pollSeconds == 0) {
        return Error{ErrorCode::InvalidInput, QStringLiteral("autoUpdateCron"),
                     QCoreApplication::translate(
                         "SchedulePlan", "Enter when to sync, for example 0 3 * * *, or set how often to look.")};
    }
    return std::nullopt;
}

void settleSchedule(StackSettings *settings, bool isScheduleAlone)
{
    const QString preset = schedule::cronOfPreset(settings->autoUpdateSchedule);
    if (preset.isEmpty())
        return;
    if (isScheduleAlone)
        settings->autoUpdateCron = preset;
    else if (cronTextOf(*settings) != preset)
        settings->autoUpdateSchedule = QStringLiteral("custom");
}

SchedulePreview previewSchedule(const QString &cron, const QString &timeZone, const QDateTime &now, int count)
{
    SchedulePreview preview;
    if (const auto fields = schedule::parseCron(cron); !fields) {
        preview.problem = fields.error().reason;
        preview.problemFrom = fields.error().from;
        preview.problemLength = fields.error().length;
        return preview;
    }
    const auto read = Cron::parse(cron);
    if (read)
        preview.words = schedule::describe(*read);
    if (!read || count <= 0)
        return preview;
    const auto zone = schedule::ZoneTable::make(timeZone.isEmpty() ? QTimeZone::systemTimeZoneId() : timeZone.toUtf8());
    if (!zone) {
        preview.words.clear();
        preview.problem = zone.error().detail;
        return preview;
    }
    preview.nextRuns = schedule::nextTimes(*read, **zone, now, count);
    return preview;
}

} // namespace slipway
