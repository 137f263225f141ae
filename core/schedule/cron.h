// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/schedule/cronparser.h"
#include "core/schedule/zonetable.h"

#include <QDateTime>
#include <optional>

namespace slipway::schedule {

// One cron expression, and when it is due next. An immutable value, any thread.
// Errors: InvalidInput, subject "autoUpdateCron", the reason as a sentence.
//
// Days follow Vixie cron (crontab(5)): where day of month and day of week are
// both restricted, either is enough; a field that begins with "*" ("*/2" too)
// is not restricted, and then both must hold.
//
// Daylight saving, for the times of the stack's zone:
//  1. A time that the clock jumps over runs once, at the minute right after the
//     gap; several jumped-over times, and one that is due then anyway, are one.
//     Not so where every hour is allowed and the gap has whole hours (all of
//     today's): real hours go on, so nothing is missing.
//  2. In an hour that comes twice a time runs once, the first time.
//  3. Except where minute or hour begin with "*" or allow every value: these
//     keep their pace, and run at each real minute that reads so, both times.
// So none waits longer, in real time, than its pace, and no fixed time runs
// twice. Seconds do not exist: due times are whole minutes.
class Cron
{
public:
    static Result<Cron> parse(const QString &text);

    const QString &text() const { return m_text; }
    const CronFields &fields() const { return m_fields; }
    // Rule 3: minute or hour begin with "*" or allow every value.
    bool keepsPace() const { return m_keepsPace; }

    // The first due time after `afterUtc` (seconds since 1970), never
    // `afterUtc` itself. Well under a microsecond. nullopt: none in 100 years.
    std::optional<qint64> nextDue(qint64 afterUtc, const ZoneTable &zone) const;
    // The same for occasional use: reads the zone each time (milliseconds).
    // The answer is in `zone`; invalid where there is none.
    QDateTime nextDue(const QDateTime &after, const QTimeZone &zone) const;

    bool operator==(const Cron &other) const { return m_text == other.m_text; }

private:
    Cron(QString text, const CronFields &fields);

    std::optional<qint64> firstMatch(qint64 localMinute) const;
    int timeOfDayFrom(int minuteOfDay) const;
    bool catchesUp(qint64 gapSeconds) const;

    QString m_text;
    CronFields m_fields;
    // The matching days (bits 1-31) of a month that begins on weekday i.
    std::array<quint32, 7> m_daysByFirstWeekday{};
    bool m_keepsPace = false;
    bool m_everyHour = false;
};

} // namespace slipway::schedule
