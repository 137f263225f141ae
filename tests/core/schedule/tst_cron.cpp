// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_cron.h"

#include "core/schedule/cron.h"

#include <QTest>

using namespace slipway;
using namespace slipway::schedule;

namespace {

QString utcText(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

qint64 utcSeconds(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + QLatin1Char('Z'), Qt::ISODate).toSecsSinceEpoch();
}

// The next times in UTC, joined by commas.
QString times(const QString &text, const char *after, int count)
{
    const auto cron = Cron::parse(text);
    if (!cron)
        return cron.error().detail;
    const ZoneTable utc(QTimeZone::utc());
    QStringList found;
    qint64 last = utcSeconds(after);
    while (found.size() < count) {
        const auto next = cron->nextDue(last, utc);
        if (!next)
            return QStringLiteral("never");
        last = *next;
        found << utcText(last);
    }
    return found.join(QStringLiteral(", "));
}

} // namespace

void CronTest::findsTheNextTime_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("expected");
    // All after 2025-01-01 00:00 (a Wednesday).
    const auto row = [](const char *name, const char *cron, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(cron) << QString::fromLatin1(expected);
    };
    row("every minute", "* * * * *", "2025-01-01 00:01, 2025-01-01 00:02, 2025-01-01 00:03");
    row("daily", "0 3 * * *", "2025-01-01 03:00, 2025-01-02 03:00, 2025-01-03 03:00");
    row("step", "*/25 * * * *", "2025-01-01 00:25, 2025-01-01 00:50, 2025-01-01 01:00");
    row("step of a range", "10-30/10 5 * * *", "2025-01-01 05:10, 2025-01-01 05:20, 2025-01-01 05:30");
    row("list", "0 4,2 * * *", "2025-01-01 02:00, 2025-01-01 04:00, 2025-01-02 02:00");
    row("list of all kinds", "0,5-6,50/5 0 * * *",
        "Minute (field 1, character 7): a step needs a range or a star; write 50-59/5 or */5.");
    row("month end", "0 0 31 * *", "2025-01-31 00:00, 2025-03-31 00:00, 2025-05-31 00:00");
    row("leap day", "0 0 29 2 *", "2028-02-29 00:00, 2032-02-29 00:00, 2036-02-29 00:00");
    row("weekday by number", "0 0 * * 1", "2025-01-06 00:00, 2025-01-13 00:00, 2025-01-20 00:00");
    row("7 is Sunday", "0 0 * * 7", "2025-01-05 00:00, 2025-01-12 00:00, 2025-01-19 00:00");
    row("5-7", "0 0 * * 5-7", "2025-01-03 00:00, 2025-01-04 00:00, 2025-01-05 00:00");
    row("FRI-SUN", "0 0 * * FRI-SUN", "2025-01-03 00:00, 2025-01-04 00:00, 2025-01-05 00:00");
    row("SUN-TUE", "0 0 * * SUN-TUE", "2025-01-05 00:00, 2025-01-06 00:00, 2025-01-07 00:00");
    row("month names", "0 0 1 MAR,jun *", "2025-03-01 00:00, 2025-06-01 00:00, 2026-03-01 00:00");
    // Vixie: either day field is enough where both are restricted.
    row("13th or Friday", "0 0 13 * FRI", "2025-01-03 00:00, 2025-01-10 00:00, 2025-01-13 00:00");
    row("all days written out or Monday", "0 0 1-31 * MON", "2025-01-02 00:00, 2025-01-03 00:00, 2025-01-04 00:00");
    // A day field that begins with a star does not count as restricted.
    row("odd days that are Mondays", "0 0 */2 * MON", "2025-01-13 00:00, 2025-01-27 00:00, 2025-02-03 00:00");
    row("first of the month on an even weekday", "0 0 1 * */2", "2025-02-01 00:00, 2025-03-01 00:00, 2025-04-01 00:00");
    row("first Monday of the month", "0 0 */31,1-7 * MON", "2025-01-06 00:00, 2025-02-03 00:00, 2025-03-03 00:00");
    row("30th of February or Monday", "0 0 30 2 MON", "2025-02-03 00:00, 2025-02-10 00:00, 2025-02-17 00:00");
    row("year's end", "59 23 31 12 *", "2025-12-31 23:59, 2026-12-31 23:59, 2027-12-31 23:59");
    row("largest steps", "*/60 */24 */31 */12 *", "2026-01-01 00:00, 2027-01-01 00:00, 2028-01-01 00:00");
    row("@hourly", "@hourly", "2025-01-01 01:00, 2025-01-01 02:00, 2025-01-01 03:00");
    row("@daily", "@daily", "2025-01-02 00:00, 2025-01-03 00:00, 2025-01-04 00:00");
    row("@midnight", "@midnight", "2025-01-02 00:00, 2025-01-03 00:00, 2025-01-04 00:00");
    row("@weekly", "@weekly", "2025-01-05 00:00, 2025-01-12 00:00, 2025-01-19 00:00");
    row("@monthly", "@MONTHLY", "2025-02-01 00:00, 2025-03-01 00:00, 2025-04-01 00:00");
    row("@yearly", "@yearly", "2026-01-01 00:00, 2027-01-01 00:00, 2028-01-01 00:00");
    row("@annually", " @Annually ", "2026-01-01 00:00, 2027-01-01 00:00, 2028-01-01 00:00");
}

void CronTest::findsTheNextTime()
{
    QFETCH(QString, cron);
    QTEST(times(cron, "2025-01-01T00:00:00", 3), "expected");
}

void CronTest::takesTheSameTextWrittenOtherwise_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto row = [](const char *one, const char *other) {
        QTest::newRow(other) << QString::fromLatin1(one) << QString::fromLatin1(other);
    };
    row("0 3 * * *", "  0\t3   * * *  ");
    row("0 3 * * *", "00 03 * * *");
    row("0 3 * JAN-MAR MON", "0 3 * jan-Mar mOn");
    row("0 3 * 1-3 1", "0 3 * JAN-MAR MON");
    row("0 3 * * 0,1", "0 3 * * 7,1");
    row("0 3 * * 0-6", "0 3 * * 0-7");
    row("5 3 * * *", "5,5 3 * * *");
    row("*/1 * * * *", "* * * * *");
}

void CronTest::takesTheSameTextWrittenOtherwise()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(times(other, "2025-03-03T12:34:56", 40), times(one, "2025-03-03T12:34:56", 40));
}

void CronTest::refusesWithTheFieldAndThePlace_data()
{
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *cron, const char *reason) { QTest::newRow(cron) << QString::fromLatin1(reason); };
    row("60 * * * *", "Minute (field 1, character 1): 60 is too large; the largest is 59.");
    row("0 24 * * *", "Hour (field 2, character 3): 24 is too large; the largest is 23.");
    row("0 0 0 * *", "Day of month (field 3, character 5): 0 is too small; the least is 1.");
    row("0 0 32 * *", "Day of month (field 3, character 5): 32 is too large; the largest is 31.");
    row("0 0 * 13 *", "Month (field 4, character 7): 13 is too large; the largest is 12.");
    row("0 0 * * 8", "Day of week (field 5, character 9): 8 is too large; the largest is 7.");
    row("0,75 * * * *", "Minute (field 1, character 3): 75 is too large; the largest is 59.");
    row("99999999999 * * * *", "Minute (field 1, character 1): 99999999999 is too large; the largest is 59.");
    row("5/15 * * * *", "Minute (field 1, character 1): a step needs a range or a star; write 5-59/15 or */15.");
    row("0 0 * * 1/2", "Day of week (field 5, character 9): a step needs a range or a star; write 1-6/2 or */2.");
    row("*/0 * * * *", "Minute (field 1, character 3): the step is 0; the least is 1.");
    row("*/90 * * * *", "Minute (field 1, character 3): the step 90 is larger than the field; the largest is 60.");
    row("*/ * * * *", "Minute (field 1, character 3): a number is missing after \"/\".");
    row("*/x * * * *", "Minute (field 1, character 3): the step \"x\" is not a whole number.");
    row("*/5/5 * * * *", "Minute (field 1, character 5): only one step (\"/\") is possible.");
    row("*/-5 * * * *", "Minute (field 1, character 3): the step \"-5\" is not a whole number.");
    row("-5 * * * *", "Minute (field 1, character 1): a value is missing.");
    row("1- * * * *", "Minute (field 1, character 3): a value is missing.");
    row("1-2-3 * * * *", "Minute (field 1, character 5): a range has one \"-\", as in 1-5.");
    row("0 22-2 * * *", "Hour (field 2, character 3): the range goes backwards; write 22-23,0-2.");
    row("0 0 * * FRI-MON", "Day of week (field 5, character 9): the range goes backwards; write 5-6,0-1.");
    row("0 0 * NOV-FEB *", "Month (field 4, character 7): the range goes backwards; write 11-12,1-2.");
    row("1,,2 * * * *", "Minute (field 1, character 3): a value is missing beside the comma.");
    row(", * * * *", "Minute (field 1, character 1): a value is missing beside the comma.");
    row("a * * * *", "Minute (field 1, character 1): \"a\" is not a number from 0 to 59.");
    row("1.5 * * * *", "Minute (field 1, character 1): \"1.5\" is not a number from 0 to 59.");
    row("** * * * *", "Minute (field 1, character 1): \"*\" stands alone or before a step, as in */5.");
    row("0 0 * XYZ *",
        "Month (field 4, character 7): \"XYZ\" is neither a number from 1 to 12 nor a name such as FEB.");
    row("0 0 * * MONDAY",
        "Day of week (field 5, character 9): \"MONDAY\" is not known; names have three letters: MON.");
    row("0 0 ? * MON", "Day of month (field 3, character 5): \"?\" is not part of cron; write \"*\".");
    row("0 0 L * *", "Day of month (field 3, character 5): \"L\" belongs to another dialect of cron; only numbers, "
                     "names, \"*\", \"-\", \"/\" and \",\" are possible.");
    row("0 0 * * 1#2", "Day of week (field 5, character 9): \"1#2\" belongs to another dialect of cron; only numbers, "
                       "names, \"*\", \"-\", \"/\" and \",\" are possible.");
    row("H * * * *", "Minute (field 1, character 1): \"H\" belongs to another dialect of cron; only numbers, "
                     "names, \"*\", \"-\", \"/\" and \",\" are possible.");
    row("0 0 31 2 *", "Day of month (field 3, character 5): this day never comes in the months of field 4, so it would "
                      "never run.");
    row("0 0 30,31 FEB *", "Day of month (field 3, character 5): this day never comes in the months of field 4, so it "
                           "would never run.");
    row("0 0 31 4,6,9,11 *", "Day of month (field 3, character 5): this day never comes in the months of field 4, so "
                             "it would never run.");
    row("0 0 30 2 */2", "Day of month (field 3, character 5): this day never comes in the months of field 4, so it "
                        "would never run.");
    row("0 3 * *", "There are 4 fields; five are needed: minute, hour, day of month, month, day of week.");
    row("daily", "There is one field; five are needed: minute, hour, day of month, month, day of week.");
    row("0 0 3 * * *", "There are 6 fields; five are needed, without seconds and year.");
    row("", "The text is empty; write five fields, as in \"0 3 * * *\".");
    row("   ", "The text is empty; write five fields, as in \"0 3 * * *\".");
    row("@reboot",
        "\"@reboot\" is not known; possible are @hourly, @daily, @weekly, @monthly and @yearly, each alone.");
    row("@daily 5",
        "\"@daily\" is not known; possible are @hourly, @daily, @weekly, @monthly and @yearly, each alone.");
}

void CronTest::refusesWithTheFieldAndThePlace()
{
    const auto cron = Cron::parse(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!cron);
    QCOMPARE(cron.error().code, ErrorCode::InvalidInput);
    QTEST(cron.error().detail, "reason");
}

void CronTest::namesTheFieldOfTheApi()
{
    const auto cron = Cron::parse(QString(2000, QLatin1Char('*')));
    QVERIFY(!cron);
    QCOMPARE(cron.error().subject, QStringLiteral("autoUpdateCron"));
    QCOMPARE(cron.error().detail, QStringLiteral("The text is longer than 1000 characters."));
}

void CronTest::marksTheWrongCharacters()
{
    const auto fields = parseCron(QStringLiteral("0 3 1,200,5 * *"));
    QVERIFY(!fields);
    QCOMPARE(fields.error().field, 3);
    QCOMPARE(fields.error().from, 6);
    QCOMPARE(fields.error().length, 3);
}

void CronTest::isNeverDueAtTheMomentItself()
{
    const auto cron = Cron::parse(QStringLiteral("0 3 * * *"));
    const QTimeZone utc = QTimeZone::utc();
    const QDateTime three(QDate(2025, 1, 1), QTime(3, 0), utc);
    QCOMPARE(cron->nextDue(three, utc), three.addDays(1));
    QCOMPARE(cron->nextDue(three.addMSecs(500), utc), three.addDays(1));
    QCOMPARE(cron->nextDue(three.addMSecs(-1), utc), three);
    const QDateTime before1970(QDate(1969, 12, 31), QTime(2, 59, 59, 999), utc);
    QCOMPARE(cron->nextDue(before1970, utc), QDateTime(QDate(1969, 12, 31), QTime(3, 0), utc));
}

void CronTest::findsTheRarestDay()
{
    // A leap day that is a Sunday or a Saturday: the year 2100 has none.
    const auto cron = Cron::parse(QStringLiteral("0 0 29 2 */6"));
    const ZoneTable utc(QTimeZone::utc());
    qint64 last = utcSeconds("2000-01-01T00:00:00");
    QList<int> years;
    while (years.size() < 12) {
        last = cron->nextDue(last, utc).value();
        years << QDateTime::fromSecsSinceEpoch(last, QTimeZone::utc()).date().year();
    }
    QList<int> expected;
    for (int year = 2000; expected.size() < 12; year += 4) {
        const QDate day(year, 2, 29);
        if (day.isValid() && day.dayOfWeek() >= 6)
            expected << year;
    }
    QCOMPARE(years, expected);
}

void CronTest::refusesAnUnknownZone()
{
    ZoneTables tables;
    QVERIFY(tables.table("Europe/Berlin"));
    QCOMPARE(tables.table("Europe/Berlin")->get(), tables.table("Europe/Berlin")->get());
    for (const char *zone : {"Europe/Atlantis", "", "../../etc/passwd"}) {
        const auto table = tables.table(zone);
        QVERIFY(!table);
        QCOMPARE(table.error().code, ErrorCode::InvalidInput);
        QCOMPARE(table.error().subject, QStringLiteral("timeZone"));
    }
}

void CronTest::readsZonesBeyondTheEndOfTheirTable()
{
    const auto cron = Cron::parse(QStringLiteral("30 2 * * *"));
    const QTimeZone berlin("Europe/Berlin");
    for (const int year : {2026, 2037, 2038, 2039, 2060, 2098}) {
        const QDateTime summer = cron->nextDue(QDateTime(QDate(year, 7, 1), QTime(12, 0), QTimeZone::utc()), berlin);
        QCOMPARE(summer.toUTC().time(), QTime(0, 30));
        const QDateTime winter = cron->nextDue(QDateTime(QDate(year, 12, 1), QTime(12, 0), QTimeZone::utc()), berlin);
        QCOMPARE(winter.toUTC().time(), QTime(1, 30));
    }
}
