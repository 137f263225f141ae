// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedules/pausemenu.h"

#include "ui/widgets/timetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMenu>

namespace slipway::ui {
namespace {

// When a working day begins, in local time.
constexpr int kMorningHour = 8;
constexpr int kHourSeconds = 3600;

QString shortClock(QTime time)
{
    return QLocale().toString(time, QStringLiteral("HH:mm"));
}

QString endText(const QDateTime &until, const QDateTime &now)
{
    const QDateTime local = until.toLocalTime();
    if (local.date() == now.toLocalTime().date())
        return shortClock(local.time());
    return QCoreApplication::translate("Pause", "%1 %2")
        .arg(QLocale().toString(local.date(), QStringLiteral("ddd d MMM")), shortClock(local.time()));
}

} // namespace

void fillPauseMenu(QMenu *menu, const PauseChosen &chosen)
{
    const auto add = [menu, &chosen](const QString &name, const QString &text,
                                     const std::function<std::optional<QDateTime>()> &end) {
        menu->addAction(text, menu, [chosen, end] { chosen(end()); })->setObjectName(name);
    };
    add(QStringLiteral("pauseHour"), QCoreApplication::translate("Pause", "For 1 &Hour"),
        [] { return QDateTime::currentDateTimeUtc().addSecs(kHourSeconds); });
    add(QStringLiteral("pauseTomorrow"),
        QCoreApplication::translate("Pause", "Until &Tomorrow at %1").arg(shortClock(QTime(kMorningHour, 0))),
        [] { return QDateTime(QDate::currentDate().addDays(1), QTime(kMorningHour, 0)).toUTC(); });
    add(QStringLiteral("pauseOpen"), QCoreApplication::translate("Pause", "Until &Resumed"),
        []() -> std::optional<QDateTime> { return std::nullopt; });
}

QString pauseText(const SchedulePause &pause, const QDateTime &now)
{
    const QString age = ageText(std::chrono::seconds(std::max<qint64>(0, pause.since.secsTo(now))));
    return pause.until
               ? QCoreApplication::translate("Pause", "Paused for %1, until %2").arg(age, endText(*pause.until, now))
               : QCoreApplication::translate("Pause", "Paused for %1, until resumed").arg(age);
}

} // namespace slipway::ui
