// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_crondescription.h"

#include "core/schedule/crondescription.h"
#include "cronsamples.h"

#include <QTest>

using namespace slipway::schedule;

void CronDescriptionTest::saysItInPlainWords_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *cron, const char *words) {
        QTest::newRow(cron) << QString::fromLatin1(cron) << QString::fromLatin1(words);
    };
    row("0 3 * * *", "At 03:00 every day");
    row("@daily", "At 00:00 every day");
    row("@hourly", "Every hour, on the hour");
    row("@weekly", "At 00:00 on Sunday");
    row("@monthly", "At 00:00 on day 1 of the month");
    row("@yearly", "At 00:00 on day 1 of the month, in January");
    row("* * * * *", "Every minute");
    row("*/15 * * * *", "Every 15 minutes");
    row("*/7 * * * *", "At minutes 0, 7, 14, 21, 28, 35, 42, 49 and 56 of every hour");
    row("5 * * * *", "At minute 5 of every hour");
    row("*/60 * * * *", "Every hour, on the hour");
    row("0 */2 * * *", "Every 2 hours, on the hour");
    row("0 */12 * * *", "At 00:00 and 12:00 every day");
    row("30 */2 * * *", "At minute 30, every 2 hours");
    row("0,30 3 * * *", "At 03:00 and 03:30 every day");
    row("0 3,9,15 * * *", "At 03:00, 09:00 and 15:00 every day");
    row("*/15 9-17 * * *", "Every 15 minutes from 09:00 to 17:45 every day");
    row("0 8-18 * * 1-5", "On the hour from 08:00 to 18:00 from Monday to Friday");
    row("*/10 1,5,9 * * *", "Every 10 minutes of the hours 1, 5 and 9 every day");
    row("0 3 * * MON-FRI", "At 03:00 from Monday to Friday");
    row("0 3 * * sat,sun", "At 03:00 on Saturday and Sunday");
    row("0 3 * * FRI-SUN", "At 03:00 from Friday to Sunday");
    row("0 3 * * 7", "At 03:00 on Sunday");
    row("0 3 1,15 * *", "At 03:00 on days 1 and 15 of the month");
    row("0 3 1-7 * *", "At 03:00 on days 1 to 7 of the month");
    row("0 3 13 * FRI", "At 03:00 on day 13 of the month and also on Friday");
    row("0 3 */10 * FRI", "At 03:00 on days 1, 11, 21 and 31 of the month, but only on Friday");
    row("0 3 1-31 * FRI", "At 03:00 every day");
    row("0 3 * JAN,MAR-MAY *", "At 03:00 every day, in January and March to May");
    row("* * * * MON", "Every minute on Monday");
}

void CronDescriptionTest::saysItInPlainWords()
{
    QFETCH(QString, cron);
    const auto parsed = Cron::parse(cron);
    QVERIFY(parsed);
    QTEST(describe(*parsed), "words");
}

void CronDescriptionTest::listsTheNextFiveTimes()
{
    const auto cron = Cron::parse(QStringLiteral("30 2 * * *"));
    const QTimeZone berlin("Europe/Berlin");
    const ZoneTable zone(berlin);
    const QDateTime after(QDate(2025, 3, 28), QTime(2, 30, 0, 500), berlin);
    QStringList texts;
    for (const QDateTime &time : nextTimes(*cron, zone, after))
        texts << time.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    QCOMPARE(texts, (QStringList{QStringLiteral("2025-03-29 02:30"), QStringLiteral("2025-03-30 03:00"),
                                 QStringLiteral("2025-03-31 02:30"), QStringLiteral("2025-04-01 02:30"),
                                 QStringLiteral("2025-04-02 02:30")}));
}

void CronDescriptionTest::describesEveryExpressionWithoutGaps()
{
    for (const auto &sample : slipway::tests::cronSamples(2000, 3)) {
        const auto cron = Cron::parse(sample.cron);
        if (!cron)
            continue; // a day that never comes
        const QString words = describe(*cron);
        const QString context = sample.cron + QStringLiteral(" -> ") + words;
        QVERIFY2(!words.contains(u'%') && !words.contains(QStringLiteral("  ")) && words.size() > 8,
                 qPrintable(context));
    }
}
