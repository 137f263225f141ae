// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QString>
#include <chrono>

namespace slipway::ui {

// "just now", "3 min ago", "2 h ago", "5 days ago", then the date. Empty for an
// invalid time. A time in the future (a wrong clock somewhere) is "just now".
QString relativeTime(const QDateTime &time, const QDateTime &now);
// In the person's locale and time zone, for the tooltip.
QString absoluteTime(const QDateTime &time);
// The same in short, where there is little room: "22/11/2026, 22:22:56".
QString shortTime(const QDateTime &time);
// "12 s", "3 min", "2 h", "5 days": an age that runs on.
QString ageText(std::chrono::seconds age);
// "43 ms", "0.4 s", "12 s", "3 min 20 s", "2 h 5 min".
QString durationText(std::chrono::milliseconds duration);

} // namespace slipway::ui
