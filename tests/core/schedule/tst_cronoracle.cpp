// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_cronoracle.h"

#include "core/schedule/cron.h"
#include "cronsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace slipway::schedule;
using slipway::tests::CronSample;

namespace {

constexpr int kTimes = 3;

struct Opinion {
    QList<qint64> times;
    QString refusal; // empty where there are times

    bool operator==(const Opinion &) const = default;
};

Opinion opinion(const QJsonValue &value)
{
    Opinion read;
    if (!value.isArray()) {
        read.refusal = QStringLiteral("refused");
        return read;
    }
    const QJsonArray times = value.toArray();
    for (const QJsonValue &time : times)
        read.times << time.toInteger();
    return read;
}

Opinion ours(const CronSample &sample, ZoneTables &tables)
{
    Opinion found;
    const auto cron = Cron::parse(sample.cron);
    if (!cron) {
        found.refusal = QStringLiteral("refused");
        return found;
    }
    const auto zone = tables.table(sample.zone);
    qint64 last = sample.from;
    while (found.times.size() < kTimes) {
        last = cron->nextDue(last, **zone).value();
        found.times << last;
    }
    return found;
}

QString text(const Opinion &opinion)
{
    if (!opinion.refusal.isEmpty())
        return opinion.refusal;
    QStringList texts;
    for (const qint64 time : opinion.times)
        texts << QDateTime::fromSecsSinceEpoch(time, QTimeZone::utc()).toString(QStringLiteral("MM-dd HH:mm"));
    return texts.join(QStringLiteral(", "));
}

// Where we differ on purpose although both others agree.
enum class Reason { None, StarredDays, Change };

bool isStepped(const QString &field)
{
    return field.size() > 1 && field.startsWith(u'*');
}

// 1. "*/2" in a day field: Vixie cron does not count it as restricted (both day
//    fields must hold), the others do (either is enough).
bool hasStarredDays(const QString &cron)
{
    const QStringList fields = cron.split(u' ');
    return fields.size() == 5 && fields.at(2) != QLatin1String("*") && fields.at(4) != QLatin1String("*") &&
           (isStepped(fields.at(2)) || isStepped(fields.at(4)));
}

// 2. At a change of the clock (our rules are in cron.h): the first time that
//    differs stands within three hours of one.
bool isAtChange(const CronSample &sample, const Opinion &own, const Opinion &others)
{
    for (qsizetype i = 0; i < std::min(own.times.size(), others.times.size()); ++i) {
        if (own.times.at(i) == others.times.at(i))
            continue;
        const qint64 time = std::min(own.times.at(i), others.times.at(i));
        return !QTimeZone(sample.zone)
                    .transitions(QDateTime::fromSecsSinceEpoch(time - 3 * 3600, QTimeZone::utc()),
                                 QDateTime::fromSecsSinceEpoch(time + 3 * 3600, QTimeZone::utc()))
                    .isEmpty();
    }
    return false;
}

Reason reasonFor(const CronSample &sample, const Opinion &own, const Opinion &others, const Opinion &both)
{
    // Asked for both day fields, croner says the same as we do.
    if (hasStarredDays(sample.cron) && (own == both || isAtChange(sample, own, both)))
        return Reason::StarredDays;
    return isAtChange(sample, own, others) ? Reason::Change : Reason::None;
}

} // namespace

void CronOracleTest::agreesWhereBothOthersAgree()
{
    const std::vector<CronSample> samples = slipway::tests::cronSamples(10000, 20250330);
    QByteArray lines;
    for (const CronSample &sample : samples)
        lines += slipway::tests::oracleLine(sample, kTimes);
    const QList<QByteArray> answers = slipway::tests::askOracle(lines);
    QVERIFY2(answers.size() == static_cast<qsizetype>(samples.size()), answers.value(0).constData());

    ZoneTables tables;
    int compared = 0;
    int same = 0;
    int refused = 0;
    int starredDays = 0;
    int change = 0;
    QStringList unexplained;
    for (size_t i = 0; i < samples.size(); ++i) {
        const QJsonObject answer = QJsonDocument::fromJson(answers.at(static_cast<qsizetype>(i))).object();
        const Opinion parser = opinion(answer.value(QLatin1String("parser")));
        const Opinion croner = opinion(answer.value(QLatin1String("croner")));
        if (!(parser == croner))
            continue;
        ++compared;
        const Opinion own = ours(samples[i], tables);
        if (own == parser) {
            ++same;
            refused += own.refusal.isEmpty() ? 0 : 1;
            continue;
        }
        switch (reasonFor(samples[i], own, parser, opinion(answer.value(QLatin1String("cronerBoth"))))) {
        case Reason::StarredDays:
            ++starredDays;
            break;
        case Reason::Change:
            ++change;
            if (qEnvironmentVariableIsSet("SLIPWAY_SHOW_DIFFERENCES"))
                qInfo().noquote() << samples[i].cron << samples[i].zone << "\n  ours  " << text(own) << "\n  others"
                                  << text(parser);
            break;
        case Reason::None:
            unexplained << QStringLiteral("%1 in %2\n  ours   %3\n  others %4")
                               .arg(samples[i].cron, QString::fromLatin1(samples[i].zone), text(own), text(parser));
        }
    }
    qInfo("%d expressions, the others agree on %d; we agree on %d (%d refused by all), differ on purpose in %d (days "
          "with a starred step) and %d (at a change of the clock)",
          static_cast<int>(samples.size()), compared, same, refused, starredDays, change);
    QVERIFY2(unexplained.isEmpty(), qPrintable(unexplained.mid(0, 10).join(u'\n')));
    QVERIFY(compared >= 8000);
    QVERIFY(same >= compared * 9 / 10);
}

// The list of the places where we differ on purpose, with all three opinions.
void CronOracleTest::differsOnPurpose_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected"); // the first three times in UTC
    QTest::addColumn<QString>("parser");
    QTest::addColumn<QString>("croner");
    const auto row = [](const char *name, const char *cron, const char *zone, const char *after, const char *expected,
                        const char *parser, const char *croner) {
        QTest::newRow(name) << QString::fromLatin1(cron) << QByteArray(zone) << QString::fromLatin1(after)
                            << QString::fromLatin1(expected) << QString::fromLatin1(parser)
                            << QString::fromLatin1(croner);
    };
    row("starred day and weekday: both must hold", "0 0 */2 * MON", "UTC", "2025-01-01T00:00:00",
        "01-13 00:00, 01-27 00:00, 02-03 00:00", "01-03 00:00, 01-05 00:00, 01-06 00:00",
        "01-03 00:00, 01-05 00:00, 01-06 00:00");
    row("starred weekday and day: both must hold", "0 0 1 * */2", "UTC", "2025-01-01T00:00:00",
        "02-01 00:00, 03-01 00:00, 04-01 00:00", "01-02 00:00, 01-04 00:00, 01-05 00:00",
        "01-02 00:00, 01-04 00:00, 01-05 00:00");
    row("gap: right after it", "30 2 * * *", "Europe/Berlin", "2025-03-29T12:00:00",
        "03-30 01:00, 03-31 00:30, 04-01 00:30", "03-30 01:30, 03-31 00:30, 04-01 00:30",
        "03-30 01:00, 03-31 00:30, 04-01 00:30");
    row("gap: once for two times", "0,30 2 * * *", "Europe/Berlin", "2025-03-29T12:00:00",
        "03-30 01:00, 03-31 00:00, 03-31 00:30", "03-30 01:00, 03-30 01:30, 03-31 00:00",
        "03-31 00:00, 03-31 00:30, 04-01 00:00");
    row("gap: also beside other hours", "34 1,2,3 * * *", "Europe/Berlin", "2025-03-29T12:00:00",
        "03-30 00:34, 03-30 01:00, 03-30 01:34", "03-30 00:34, 03-30 01:34, 03-30 23:34",
        "03-30 00:34, 03-30 01:34, 03-30 23:34");
    row("gap: a lost hour of stars", "*/30 2 * * *", "Europe/Berlin", "2025-03-29T12:00:00",
        "03-30 01:00, 03-31 00:00, 03-31 00:30", "03-30 01:00, 03-30 01:30, 03-31 00:00",
        "03-31 00:00, 03-31 00:30, 04-01 00:00");
    row("gap: every two hours", "0 */2 * * *", "Europe/Berlin", "2025-03-29T22:30:00",
        "03-29 23:00, 03-30 01:00, 03-30 02:00", "03-29 23:00, 03-30 01:00, 03-30 02:00",
        "03-29 23:00, 03-30 02:00, 03-30 04:00");
    row("gap of half an hour: hourly", "14 * * * *", "Australia/Lord_Howe", "2025-10-04T14:00:00",
        "10-04 14:44, 10-04 15:30, 10-04 16:14", "10-04 14:44, 10-04 16:14, 10-04 17:14",
        "10-04 14:44, 10-04 16:14, 10-04 17:14");
    row("overlap: a list once", "0,30 2 * * *", "Europe/Berlin", "2025-10-25T12:00:00",
        "10-26 00:00, 10-26 00:30, 10-27 01:00", "10-26 00:00, 10-26 00:30, 10-27 01:00",
        "10-26 00:00, 10-26 00:30, 10-26 01:00");
    row("overlap: stars keep their pace", "*/30 2 * * *", "Europe/Berlin", "2025-10-25T12:00:00",
        "10-26 00:00, 10-26 00:30, 10-26 01:00", "10-26 00:00, 10-26 00:30, 10-27 01:00",
        "10-26 00:00, 10-26 00:30, 10-26 01:00");
    row("overlap: every two hours", "0 */2 * * *", "Europe/Berlin", "2025-10-25T23:00:00",
        "10-26 00:00, 10-26 01:00, 10-26 03:00", "10-26 00:00, 10-26 03:00, 10-26 05:00",
        "10-26 00:00, 10-26 01:00, 10-26 03:00");
    row("overlap of half an hour: quarters", "*/15 * * * *", "Australia/Lord_Howe", "2025-04-05T14:40:00",
        "04-05 14:45, 04-05 15:00, 04-05 15:15", "04-05 14:45, 04-05 15:30, 04-05 15:45",
        "04-05 14:45, 04-05 15:00, 04-05 15:15");
    row("a step without a range", "5/15 * * * *", "UTC", "2025-01-01T00:00:00", "refused",
        "01-01 00:05, 01-01 00:20, 01-01 00:35", "refused");
    row("a step larger than the field", "*/90 * * * *", "UTC", "2025-01-01T00:00:00", "refused",
        "01-01 01:00, 01-01 02:00, 01-01 03:00", "refused");
    row("question mark", "0 0 ? * MON", "UTC", "2025-01-01T00:00:00", "refused",
        "01-06 00:00, 01-13 00:00, 01-20 00:00", "01-06 00:00, 01-13 00:00, 01-20 00:00");
    row("last day", "0 0 L * *", "UTC", "2025-01-01T00:00:00", "refused", "01-31 00:00, 02-28 00:00, 03-31 00:00",
        "01-31 00:00, 02-28 00:00, 03-31 00:00");
    row("second Monday", "0 0 * * 1#2", "UTC", "2025-01-01T00:00:00", "refused",
        "01-13 00:00, 02-10 00:00, 03-10 00:00", "01-13 00:00, 02-10 00:00, 03-10 00:00");
    row("seconds", "0 0 3 * * *", "UTC", "2025-01-01T00:00:00", "refused", "01-01 03:00, 01-02 03:00, 01-03 03:00",
        "01-01 03:00, 01-02 03:00, 01-03 03:00");
    row("four fields", "0 3 * *", "UTC", "2025-01-01T00:00:00", "refused", "01-03 00:00, 01-03 00:01, 01-03 00:02",
        "refused");
    row("a week that ends on Sunday", "0 0 * * FRI-SUN", "UTC", "2025-01-01T00:00:00",
        "01-03 00:00, 01-04 00:00, 01-05 00:00", "refused", "01-03 00:00, 01-04 00:00, 01-05 00:00");
    row("a value twice", "5,5 * * * *", "UTC", "2025-01-01T00:00:00", "01-01 00:05, 01-01 01:05, 01-01 02:05",
        "refused", "01-01 00:05, 01-01 01:05, 01-01 02:05");
    row("@midnight", "@midnight", "UTC", "2025-01-01T00:00:00", "01-02 00:00, 01-03 00:00, 01-04 00:00", "refused",
        "01-02 00:00, 01-03 00:00, 01-04 00:00");
}

void CronOracleTest::differsOnPurpose()
{
    QFETCH(QString, cron);
    QFETCH(QByteArray, zone);
    QFETCH(QString, after);
    const qint64 from = QDateTime::fromString(after + QLatin1Char('Z'), Qt::ISODate).toSecsSinceEpoch();
    const CronSample sample{cron, zone, from};
    const QByteArray answer = slipway::tests::askOracle(slipway::tests::oracleLine(sample, 3)).value(0);
    QVERIFY2(answer.startsWith('{'), answer.constData());
    const QJsonObject others = QJsonDocument::fromJson(answer).object();
    ZoneTables tables;
    Opinion own = ours(sample, tables);
    own.times = own.times.mid(0, 3);
    QTEST(text(own), "expected");
    QTEST(text(opinion(others.value(QLatin1String("parser")))), "parser");
    QTEST(text(opinion(others.value(QLatin1String("croner")))), "croner");
}
