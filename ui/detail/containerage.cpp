// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/containerage.h"

#include <QHash>
#include <QRegularExpression>

namespace slipway::ui {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::optional<seconds> readDuration(const QString &text)
{
    if (text == QLatin1String("Less than a second"))
        return seconds(0);
    if (text == QLatin1String("About a minute"))
        return minutes(1);
    if (text == QLatin1String("About an hour"))
        return hours(1);
    static const QHash<QString, seconds> units{
        {QStringLiteral("second"), seconds(1)},    {QStringLiteral("minute"), minutes(1)},
        {QStringLiteral("hour"), hours(1)},        {QStringLiteral("day"), hours(24)},
        {QStringLiteral("week"), hours(24 * 7)},   {QStringLiteral("month"), hours(24 * 30)},
        {QStringLiteral("year"), hours(24 * 365)},
    };
    static const QRegularExpression shape(QStringLiteral("^(\\d+) (\\w+?)s?$"));
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch() || !units.contains(match.captured(2)))
        return std::nullopt;
    return match.captured(1).toLongLong() * units.value(match.captured(2));
}

} // namespace

std::optional<ContainerAge> containerAge(const QString &statusText)
{
    static const QRegularExpression shape(
        QStringLiteral("^(Up|Exited|Restarting)(?: \\(-?\\d+\\))? ([\\w ]+?)(?: ago)?(?: \\(.*\\))?$"));
    const QRegularExpressionMatch match = shape.match(statusText);
    const auto age = match.hasMatch() ? readDuration(match.captured(2)) : std::nullopt;
    if (!age)
        return std::nullopt;
    const QString word = match.captured(1);
    const auto what = word == QLatin1String("Up")       ? ContainerAge::What::Up
                      : word == QLatin1String("Exited") ? ContainerAge::What::Exited
                                                        : ContainerAge::What::Restarting;
    return ContainerAge{what, *age, *age >= minutes(1)};
}

} // namespace slipway::ui
