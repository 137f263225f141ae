// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/cron.h"

#include <algorithm>
#include <bit>

namespace slipway::schedule {

namespace {

constexpr int kMinutesPerDay = 1440;
constexpr int kMonthsSearched = 1200;
constexpr quint32 kAllHours = (1U << 24) - 1;
constexpr quint64 kAllMinutes = (quint64(1) << 60) - 1;

constexpr qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

constexpr qint64 ceilDiv(qint64 a, qint64 b)
{
    return -floorDiv(-a, b);
}

struct Civil {
    int year;
    int month; // 1-12
    int day;   // 1-31
};

// Days since 1970-01-01 to a Gregorian date (H. Hinnant, chrono-compatible
// low-level date algorithms).
constexpr Civil civilOf(qint64 dayNumber)
{
    const qint64 shifted = dayNumber + 719468;
    const qint64 era = floorDiv(shifted, 146097);
    const int dayOfEra = static_cast<int>(shifted - era * 146097);
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int marchMonth = (5 * dayOfYear + 2) / 153;
    const int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    const int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    return {static_cast<int>(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day};
}

constexpr int daysIn(int year, int month)
{
    constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : kDays[static_cast<size_t>(month) - 1];
}

} // namespace

Cron::Cron(QString text, const CronFields &fields)
    : m_text(std::move(text))
    , m_fields(fields)
{
    const bool both = fields.isStarred(CronField::DayOfMonth) || fields.isStarred(CronField::DayOfWeek);
    for (unsigned first = 0; first < 7; ++first) {
        quint32 byWeekday = 0;
        for (unsigned day = 1; day <= 31; ++day)
            byWeekday |= (fields.weekdays >> (first + day - 1) % 7 & 1U) << day;
        m_daysByFirstWeekday[first] = both ? fields.days & byWeekday : fields.days | byWeekday;
    }
    m_everyHour = fields.hours == kAllHours;
    m_keepsPace = m_everyHour || fields.minutes == kAllMinutes || fields.isStarred(CronField::Minute) ||
                  fields.isStarred(CronField::Hour);
}

Result<Cron> Cron::parse(const QString &text)
{
    const auto fields = parseCron(text);
    if (!fields)
        return fail(ErrorCode::InvalidInput, QStringLiteral("autoUpdateCron"), fields.error().reason);
    return Cron(text.simplified(), *fields);
}

// The first matching minute of a day at or after `minuteOfDay`, or -1.
int Cron::timeOfDayFrom(int minuteOfDay) const
{
    const int hour = minuteOfDay / 60;
    if ((m_fields.hours >> hour & 1U) != 0) {
        const quint64 left = m_fields.minutes & (~quint64(0) << minuteOfDay % 60);
        if (left != 0)
            return hour * 60 + std::countr_zero(left);
    }
    const quint32 later = m_fields.hours & (~quint32(0) << (hour + 1));
    return later == 0 ? -1 : std::countr_zero(later) * 60 + std::countr_zero(m_fields.minutes);
}

// The first matching local minute (since 1970, as the wall clock reads) at or
// after this one; knows no zone.
std::optional<qint64> Cron::firstMatch(qint64 localMinute) const
{
    const qint64 today = floorDiv(localMinute, kMinutesPerDay);
    const int timeToday = timeOfDayFrom(static_cast<int>(localMinute - today * kMinutesPerDay));
    Civil date = civilOf(today);
    qint64 firstOfMonth = today - date.day + 1;
    // Bits from `fromDay` up; one beyond the 31st leaves none.
    int fromDay = timeToday >= 0 ? date.day : date.day + 1;
    for (int i = 0; i < kMonthsSearched; ++i) {
        const int length = daysIn(date.year, date.month);
        if ((m_fields.months >> date.month & 1U) != 0) {
            const auto weekday = static_cast<size_t>(firstOfMonth + 4 - floorDiv(firstOfMonth + 4, 7) * 7);
            const quint64 inMonth = (quint64(1) << (length + 1)) - 1;
            const quint64 days = m_daysByFirstWeekday[weekday] & inMonth & (~quint64(0) << fromDay);
            if (days != 0) {
                const qint64 day = firstOfMonth + std::countr_zero(days) - 1;
                return day * kMinutesPerDay + (day == today ? timeToday : timeOfDayFrom(0));
            }
        }
        firstOfMonth += length;
        fromDay = 1;
        if (++date.month > 12) {
            date.month = 1;
            ++date.year;
        }
    }
    return std::nullopt;
}

bool Cron::catchesUp(qint64 gapSeconds) const
{
    return !m_everyHour || gapSeconds % 3600 != 0;
}

std::optional<qint64> Cron::nextDue(qint64 afterUtc, const ZoneTable &zone) const
{
    const std::vector<ZoneTable::Span> &spans = zone.spans();
    size_t index = zone.indexAt(afterUtc);
    qint64 from = floorDiv(afterUtc + spans[index].offset, 60) + 1;
    // What the span before has already shown was run there (rule 2).
    if (!m_keepsPace && index > 0)
        from = std::max(from, ceilDiv(spans[index].start + spans[index - 1].offset, 60));
    std::optional<qint64> match = firstMatch(from);
    for (; match; ++index) {
        const qint64 due = *match * 60 - spans[index].offset;
        if (index + 1 == spans.size() || due < spans[index + 1].start)
            return due;
        const ZoneTable::Span &next = spans[index + 1];
        const qint64 jump = next.offset - spans[index].offset;
        // In the gap (rule 1): the match would be after the change, by the old
        // clock, and before the first minute of the new one.
        if (jump > 0 && *match * 60 < next.start + next.offset && catchesUp(jump))
            return ceilDiv(next.start, 60) * 60;
        from = ceilDiv(next.start + (m_keepsPace ? next.offset : std::max(next.offset, spans[index].offset)), 60);
        if (*match < from || jump < 0)
            match = firstMatch(from);
    }
    return std::nullopt;
}

QDateTime Cron::nextDue(const QDateTime &after, const QTimeZone &zone) const
{
    // Milliseconds are cut towards the past: 03:00:00.500 is after 03:00.
    const std::optional<qint64> due = nextDue(floorDiv(after.toMSecsSinceEpoch(), 1000), ZoneTable(zone));
    return due ? QDateTime::fromSecsSinceEpoch(*due, zone) : QDateTime();
}

} // namespace slipway::schedule
