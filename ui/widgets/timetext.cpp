// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::ui {

QString relativeTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const qint64 seconds = time.secsTo(now);
    const int minutes = int(seconds / 60);
    const int hours = minutes / 60;
    const int days = hours / 24;
    if (seconds < 45)
        return QCoreApplication::translate("Time", "just now");
    if (minutes < 60)
        //: Short form of minutes, as in "3 min ago".
        return QCoreApplication::translate("Time", "%n min ago", nullptr, std::max(1, minutes));
    if (hours < 24)
        //: Short form of hours, as in "3 h ago".
        return QCoreApplication::translate("Time", "%n h ago", nullptr, hours);
    if (days == 1)
        return QCoreApplication::translate("Time", "yesterday");
    if (days < 30)
        return QCoreApplication::translate("Time", "%n days ago", nullptr, days);
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

namespace {

QString timeIn(QLocale::FormatType dateFormat, const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return QCoreApplication::translate("Time", "%1, %2")
        .arg(QLocale().toString(local.date(), dateFormat),
             QLocale().toString(local.time(), QStringLiteral("HH:mm:ss")));
}

} // namespace

QString absoluteTime(const QDateTime &time)
{
    return timeIn(QLocale::LongFormat, time);
}

QString shortTime(const QDateTime &time)
{
    return timeIn(QLocale::ShortFormat, time);
}

QString ageText(std::chrono::seconds age)
{
    const int seconds = int(std::max<qint64>(0, age.count()));
    if (seconds < 60)
        //: Short form of seconds, an age.
        return QCoreApplication::translate("Time", "%n s", nullptr, seconds);
    if (seconds < 3600)
        //: Short form of minutes, an age.
        return QCoreApplication::translate("Time", "%n min", nullptr, seconds / 60);
    if (seconds < 2 * 24 * 3600)
        //: Short form of hours, an age.
        return QCoreApplication::translate("Time", "%n h", nullptr, seconds / 3600);
    return QCoreApplication::translate("Time", "%n days", nullptr, seconds / 86400);
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 ms = std::max<qint64>(0, duration.count());
    const QLocale locale;
    if (ms < 100)
        //: A duration in milliseconds, as in "43 ms".
        return QCoreApplication::translate("Time", "%1 ms").arg(locale.toString(ms));
    if (ms < 10'000)
        //: A duration in seconds, as in "0.4 s".
        return QCoreApplication::translate("Time", "%1 s").arg(locale.toString(double(ms) / 1000.0, 'f', 1));
    const qint64 seconds = ms / 1000;
    if (seconds < 60)
        return QCoreApplication::translate("Time", "%1 s").arg(locale.toString(seconds));
    if (seconds < 3600)
        return QCoreApplication::translate("Time", "%1 min %2 s")
            .arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    return QCoreApplication::translate("Time", "%1 h %2 min")
        .arg(locale.toString(seconds / 3600), locale.toString(seconds / 60 % 60));
}

} // namespace slipway::ui
