// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/crondescription.h"

#include <QCoreApplication>
#include <QStringList>
#include <bit>
#include <functional>

namespace slipway::schedule {

namespace {

constexpr int kTimesListed = 6; // more times of day than this are described, not listed

// Gives the sentences their context, for lupdate too.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(CronDescription)
};

QString monthName(int month)
{
    constexpr std::array kNames{
        QT_TRANSLATE_NOOP("CronDescription", "January"),   QT_TRANSLATE_NOOP("CronDescription", "February"),
        QT_TRANSLATE_NOOP("CronDescription", "March"),     QT_TRANSLATE_NOOP("CronDescription", "April"),
        QT_TRANSLATE_NOOP("CronDescription", "May"),       QT_TRANSLATE_NOOP("CronDescription", "June"),
        QT_TRANSLATE_NOOP("CronDescription", "July"),      QT_TRANSLATE_NOOP("CronDescription", "August"),
        QT_TRANSLATE_NOOP("CronDescription", "September"), QT_TRANSLATE_NOOP("CronDescription", "October"),
        QT_TRANSLATE_NOOP("CronDescription", "November"),  QT_TRANSLATE_NOOP("CronDescription", "December"),
    };
    return Words::tr(kNames[static_cast<size_t>(month - 1)]);
}

QString weekdayName(int weekday)
{
    constexpr std::array kNames{
        QT_TRANSLATE_NOOP("CronDescription", "Sunday"),   QT_TRANSLATE_NOOP("CronDescription", "Monday"),
        QT_TRANSLATE_NOOP("CronDescription", "Tuesday"),  QT_TRANSLATE_NOOP("CronDescription", "Wednesday"),
        QT_TRANSLATE_NOOP("CronDescription", "Thursday"), QT_TRANSLATE_NOOP("CronDescription", "Friday"),
        QT_TRANSLATE_NOOP("CronDescription", "Saturday"),
    };
    return Words::tr(kNames[static_cast<size_t>(weekday % 7)]);
}

QString number(int value)
{
    return QString::number(value);
}

QString timeOfDay(int hour, int minute)
{
    return QStringLiteral("%1:%2").arg(hour, 2, 10, QLatin1Char('0')).arg(minute, 2, 10, QLatin1Char('0'));
}

// "a", "a and b", "a, b and c".
QString joined(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return Words::tr("%1 and %2").arg(parts.mid(0, parts.size() - 1).join(Words::tr(", ")), parts.last());
}

// The values of a field in words; three or more in a row become "a to c".
QString listed(quint64 bits, const std::function<QString(int)> &name)
{
    QStringList parts;
    while (bits != 0) {
        const int first = std::countr_zero(bits);
        const int run = std::countr_one(bits >> first);
        if (run >= 3) {
            parts << Words::tr("%1 to %2").arg(name(first), name(first + run - 1));
            bits &= ~(((quint64(1) << run) - 1) << first);
        } else {
            parts << name(first);
            bits &= bits - 1;
        }
    }
    return joined(parts);
}

// "every 15 minutes" holds only where the step comes out even at the hour's end.
bool isEven(int step, int size)
{
    return step > 0 && size % step == 0;
}

// "At 03:00 and 15:00": the few times of day one by one.
QString fixedTimes(const CronFields &fields)
{
    QStringList times;
    for (int hour = 0; hour < 24; ++hour) {
        for (int minute = 0; minute < 60; ++minute) {
            if ((fields.hours >> hour & 1U) != 0 && (fields.minutes >> minute & 1U) != 0)
                times << timeOfDay(hour, minute);
        }
    }
    return Words::tr("At %1").arg(joined(times));
}

QString minuteWords(const CronFields &fields)
{
    const int step = fields.stepOf(CronField::Minute);
    if (fields.minutes == (quint64(1) << 60) - 1)
        return Words::tr("Every minute");
    if (step == 60 || fields.minutes == 1)
        return Words::tr("On the hour");
    if (isEven(step, 60))
        return Words::tr("Every %n minutes", nullptr, step);
    if (std::has_single_bit(fields.minutes))
        return Words::tr("At minute %1").arg(std::countr_zero(fields.minutes));
    return Words::tr("At minutes %1").arg(listed(fields.minutes, number));
}

QString timeWords(const CronFields &fields)
{
    const int step = fields.stepOf(CronField::Hour);
    if (std::popcount(fields.minutes) * std::popcount(fields.hours) <= kTimesListed)
        return fixedTimes(fields);
    const bool everyHour = std::popcount(fields.hours) == 24;
    const bool everyMinute = fields.stepOf(CronField::Minute) > 0 && isEven(fields.stepOf(CronField::Minute), 60) &&
                             fields.stepOf(CronField::Minute) < 60;
    if (everyHour && fields.minutes == 1)
        return Words::tr("Every hour, on the hour");
    if (everyHour)
        return everyMinute ? minuteWords(fields) : Words::tr("%1 of every hour").arg(minuteWords(fields));
    if (isEven(step, 24) && fields.minutes == 1)
        return Words::tr("Every %n hours, on the hour", nullptr, step);
    if (isEven(step, 24))
        return Words::tr("%1, every %n hours", nullptr, step).arg(minuteWords(fields));
    // One stretch of hours: from its first minute to its last.
    const int first = std::countr_zero(fields.hours);
    const int run = std::countr_one(fields.hours >> first);
    if (run == std::popcount(fields.hours)) {
        return Words::tr("%1 from %2 to %3")
            .arg(minuteWords(fields), timeOfDay(first, std::countr_zero(fields.minutes)),
                 timeOfDay(first + run - 1, 63 - std::countl_zero(fields.minutes)));
    }
    return Words::tr("%1 of the hours %2").arg(minuteWords(fields), listed(fields.hours, number));
}

// Monday first, so that a week-end reads "Saturday and Sunday".
QString weekdayWords(quint32 weekdays)
{
    const quint64 fromMonday = weekdays >> 1 | (weekdays & 1U) << 6;
    const auto name = [](int day) { return weekdayName(day + 1); };
    const int first = std::countr_zero(fromMonday);
    const int run = std::countr_one(fromMonday >> first);
    if (run >= 3 && run == std::popcount(fromMonday))
        return Words::tr("from %1 to %2").arg(name(first), name(first + run - 1));
    return Words::tr("on %1").arg(listed(fromMonday, name));
}

QString dayWords(const CronFields &fields)
{
    const bool allDays = std::popcount(fields.days) == 31;
    const bool allWeekdays = std::popcount(fields.weekdays) == 7;
    const bool both = fields.isStarred(CronField::DayOfMonth) || fields.isStarred(CronField::DayOfWeek);
    const QString days = std::has_single_bit(fields.days)
                             ? Words::tr("on day %1 of the month").arg(std::countr_zero(fields.days))
                             : Words::tr("on days %1 of the month").arg(listed(fields.days, number));
    const QString weekdays = weekdayWords(fields.weekdays);
    if ((allDays && allWeekdays) || (!both && (allDays || allWeekdays)))
        return Words::tr("every day");
    if (allDays)
        return weekdays;
    if (allWeekdays)
        return days;
    //: %1: "on day 13 of the month", %2: "on Friday"
    return both ? Words::tr("%1, but only %2").arg(days, weekdays) : Words::tr("%1 and also %2").arg(days, weekdays);
}

} // namespace

QString describe(const Cron &cron)
{
    const CronFields &fields = cron.fields();
    const QString time = timeWords(fields);
    const QString day = dayWords(fields);
    const bool dailyWithoutSaying = std::popcount(fields.hours) == 24 || fields.stepOf(CronField::Hour) > 1;
    const QString timeAndDay = day == Words::tr("every day") && dailyWithoutSaying &&
                                       std::popcount(fields.minutes) * std::popcount(fields.hours) > kTimesListed
                                   ? time
                                   : Words::tr("%1 %2").arg(time, day);
    if (std::popcount(fields.months) == 12)
        return timeAndDay;
    return Words::tr("%1, in %2").arg(timeAndDay, listed(fields.months, monthName));
}

QList<QDateTime> nextTimes(const Cron &cron, const ZoneTable &zone, const QDateTime &after, int count)
{
    QList<QDateTime> times;
    const qint64 milliseconds = after.toMSecsSinceEpoch();
    // Cut towards the past: 03:00:00.500 is after 03:00.
    qint64 last = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0);
    while (times.size() < count) {
        const std::optional<qint64> next = cron.nextDue(last, zone);
        if (!next)
            break;
        last = *next;
        times << QDateTime::fromSecsSinceEpoch(last, zone.zone());
    }
    return times;
}

} // namespace slipway::schedule
