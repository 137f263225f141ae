// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_cronzones.h"

#include "core/schedule/cron.h"

#include <QTest>
#include <algorithm>

using namespace slipway::schedule;

void CronZonesTest::followsItsRulesAtAChange_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("after");    // UTC
    QTest::addColumn<QString>("expected"); // UTC, "dd HH:mm" of each
    const auto row = [](const char *name, const char *zone, const char *cron, const char *after, const char *expected) {
        QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(cron) << QString::fromLatin1(after)
                            << QString::fromLatin1(expected);
    };
    const char *berlin = "Europe/Berlin"; // 30 March: 02:00 -> 03:00 at 01:00 UTC; 26 October: 03:00 -> 02:00
    const char *spring = "2025-03-29T12:00:00";
    row("gap: once right after", berlin, "30 2 * * *", spring, "30 01:00, 31 00:30, 01 00:30");
    row("gap: two times are one run", berlin, "0,30 2 * * *", spring, "30 01:00, 31 00:00, 31 00:30");
    row("gap: one with the time after it", berlin, "0 2,3 * * *", spring, "30 01:00, 31 00:00, 31 01:00");
    row("gap: a lost hour of stars too", berlin, "*/30 2 * * *", spring, "30 01:00, 31 00:00, 31 00:30");
    row("gap: every two hours", berlin, "0 */2 * * *", "2025-03-29T22:30:00", "29 23:00, 30 01:00, 30 02:00");
    row("gap: every hour goes on", berlin, "30 * * * *", "2025-03-29T23:40:00", "30 00:30, 30 01:30, 30 02:30");
    row("gap: every quarter goes on", berlin, "*/15 * * * *", "2025-03-30T00:40:00", "30 00:45, 30 01:00, 30 01:15");
    row("gap: only on its day", berlin, "30 2 30 3 *", spring, "30 01:00, 30 00:30, 30 00:30");
    row("gap: not on another day", berlin, "30 2 * * MON", spring, "31 00:30, 07 00:30, 14 00:30");
    row("gap: asked at its end", berlin, "30 2 * * *", "2025-03-30T01:00:00", "31 00:30, 01 00:30, 02 00:30");
    const char *autumn = "2025-10-25T12:00:00";
    row("overlap: once, the first", berlin, "30 2 * * *", autumn, "26 00:30, 27 01:30, 28 01:30");
    row("overlap: each of two once", berlin, "0,30 2 * * *", autumn, "26 00:00, 26 00:30, 27 01:00");
    row("overlap: asked between", berlin, "30 2 * * *", "2025-10-26T00:45:00", "27 01:30, 28 01:30, 29 01:30");
    row("overlap: asked in the second", berlin, "30 2 * * *", "2025-10-26T01:10:00", "27 01:30, 28 01:30, 29 01:30");
    row("overlap: after it as ever", berlin, "0 2,3 * * *", autumn, "26 00:00, 26 02:00, 27 01:00");
    row("overlap: stars keep their pace", berlin, "*/30 2 * * *", autumn, "26 00:00, 26 00:30, 26 01:00");
    row("overlap: every hour", berlin, "30 * * * *", "2025-10-26T00:00:00", "26 00:30, 26 01:30, 26 02:30");
    row("overlap: every two hours", berlin, "0 */2 * * *", "2025-10-25T23:00:00", "26 00:00, 26 01:00, 26 03:00");
    const char *york = "America/New_York"; // 9 March 02:00 at 07:00 UTC; 2 November 02:00 at 06:00 UTC
    row("New York: gap", york, "15 2 * * *", "2025-03-08T12:00:00", "09 07:00, 10 06:15, 11 06:15");
    row("New York: overlap", york, "30 1 * * *", "2025-11-01T12:00:00", "02 05:30, 03 06:30, 04 06:30");
    const char *howe = "Australia/Lord_Howe"; // half an hour: 5 October 02:00 at 15:30 UTC on the 4th
    row("Lord Howe: gap", howe, "15 2 * * *", "2025-10-03T20:00:00", "04 15:30, 05 15:15, 06 15:15");
    row("Lord Howe: after the gap", howe, "45 2 * * *", "2025-10-03T20:00:00", "04 15:45, 05 15:45, 06 15:45");
    row("Lord Howe: hourly in the gap", howe, "15 * * * *", "2025-10-04T14:00:00", "04 14:45, 04 15:30, 04 16:15");
    row("Lord Howe: overlap", howe, "45 1 * * *", "2025-04-04T20:00:00", "05 14:45, 06 15:15, 07 15:15");
    row("Lord Howe: hourly in the overlap", howe, "45 * * * *", "2025-04-05T14:00:00", "05 14:45, 05 15:15, 05 16:15");
    // Gaps at midnight: the day that begins at 01:00.
    row("Cairo: midnight in the gap", "Africa/Cairo", "0 0 * * FRI", "2025-04-23T12:00:00",
        "24 22:00, 01 21:00, 08 21:00");
    row("Kolkata: no change", "Asia/Kolkata", "30 2 * * *", "2025-03-29T12:00:00", "29 21:00, 30 21:00, 31 21:00");
    // A day that did not exist at all: Samoa went over the date line.
    row("Apia: a lost day", "Pacific/Apia", "0 3 * * *", "2011-12-29T11:00:00", "29 13:00, 30 10:00, 30 13:00");
}

void CronZonesTest::followsItsRulesAtAChange()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, cron);
    QFETCH(QString, after);
    const auto parsed = Cron::parse(cron);
    QVERIFY(parsed);
    const auto table = ZoneTable::make(zone);
    QVERIFY(table);
    qint64 last = QDateTime::fromString(after + QLatin1Char('Z'), Qt::ISODate).toSecsSinceEpoch();
    QStringList found;
    while (found.size() < 3) {
        last = parsed->nextDue(last, **table).value();
        found << QDateTime::fromSecsSinceEpoch(last, QTimeZone::utc()).toString(QStringLiteral("dd HH:mm"));
    }
    QTEST(found.join(QStringLiteral(", ")), "expected");
}

namespace {

// A second reading of the text, as simple as can be: numbers, stars, ranges,
// steps and lists.
bool allows(const QString &field, int value, int min)
{
    for (const QString &item : field.split(u',')) {
        const QStringList parts = item.split(u'/');
        const QStringList ends = parts.at(0).split(u'-');
        const bool star = ends.at(0) == QLatin1String("*");
        const int first = star ? min : ends.at(0).toInt();
        const int last = star ? 99 : ends.last().toInt();
        const int step = parts.size() > 1 ? parts.at(1).toInt() : 1;
        if (value >= first && value <= last && (value - first) % step == 0)
            return true;
    }
    return false;
}

class Reading
{
public:
    explicit Reading(const QString &cron)
        : m_fields(cron.split(u' '))
    {
        for (int minute = 0; minute < 60; ++minute)
            m_minutes.push_back(allows(m_fields.at(0), minute, 0));
    }

    const QString &field(int index) const { return m_fields.at(index); }

    // `reading`: what the wall clock shows, as seconds since 1970 "as if UTC".
    bool matches(qint64 reading) const
    {
        if (!m_minutes.at(reading / 60 % 60) || !allows(m_fields.at(1), static_cast<int>(reading / 3600 % 24), 0))
            return false;
        const QDate date = QDateTime::fromSecsSinceEpoch(reading, QTimeZone::utc()).date();
        const bool day = allows(m_fields.at(2), date.day(), 1);
        const bool weekday = allows(m_fields.at(4), date.dayOfWeek() % 7, 0);
        const bool both = m_fields.at(2).startsWith(u'*') || m_fields.at(4).startsWith(u'*');
        return allows(m_fields.at(3), date.month(), 1) && (both ? day && weekday : day || weekday);
    }

private:
    QStringList m_fields;
    QList<bool> m_minutes;
};

// Every minute of the year in order, with what the clock on the wall shows;
// the rules of cron.h taken word by word.
QList<qint64> walk(const QString &cron, const QTimeZone &zone, qint64 from, qint64 to)
{
    const Reading text(cron);
    const bool everyHour = text.field(1) == QLatin1String("*") || text.field(1) == QLatin1String("0-23");
    const bool paced = text.field(0).startsWith(u'*') || text.field(1).startsWith(u'*') || everyHour;
    QList<qint64> due;
    qint64 latest = 0; // the latest reading shown so far
    qint64 offset = zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(from - 60, QTimeZone::utc()));
    for (qint64 now = from; now < to; now += 60) {
        const qint64 before = offset;
        if (now % 900 == 0) // no zone changes at another minute
            offset = zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(now, QTimeZone::utc()));
        bool isDue = text.matches(now + offset) && (paced || now + offset > latest);
        const qint64 gap = offset - before;
        if (gap > 0 && (!everyHour || gap % 3600 != 0)) {
            for (qint64 lost = now + before; lost < now + offset; lost += 60)
                isDue = isDue || text.matches(lost);
        }
        if (isDue)
            due << now;
        latest = std::max(latest, now + offset);
    }
    return due;
}

} // namespace

void CronZonesTest::agreesWithAWalkThroughTheYear_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("cron");
    for (const char *zone : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"}) {
        for (const char *cron :
             {"30 2 * * *", "*/20 * * * *", "0,30 1-3 * * *", "*/20 1-2 * * *", "15 */2 * * 1-5", "45 0-23 1-15 * 0"})
            QTest::addRow("%s %s", zone, cron) << QByteArray(zone) << QString::fromLatin1(cron);
    }
    QTest::newRow("Kolkata") << QByteArray("Asia/Kolkata") << QStringLiteral("0,30 1-3 * * *");
}

void CronZonesTest::agreesWithAWalkThroughTheYear()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, cron);
    const auto parsed = Cron::parse(cron);
    QVERIFY(parsed);
    const QTimeZone qtZone(zone);
    const ZoneTable table(qtZone);
    const qint64 from = 1751328000; // 2025-07-01, so that both changes lie within
    const qint64 to = from + qint64(366) * 86400;
    const QList<qint64> expected = walk(cron, qtZone, from, to);
    QVERIFY(expected.size() >= 250);
    QList<qint64> found;
    for (auto next = parsed->nextDue(from - 1, table); next && *next < to; next = parsed->nextDue(*next, table))
        found << *next;
    for (qsizetype i = 0; i < std::min(found.size(), expected.size()); ++i)
        QCOMPARE(found.at(i), expected.at(i));
    QCOMPARE(found.size(), expected.size());
    // Asked at any other moment the answer is the same list.
    for (qint64 moment = from; moment < to - 86400 * 4; moment += 7 * 3600 + 13 * 60 + 7) {
        const auto next = std::upper_bound(expected.begin(), expected.end(), moment);
        if (next != expected.end())
            QCOMPARE(parsed->nextDue(moment, table).value(), *next);
    }
}
