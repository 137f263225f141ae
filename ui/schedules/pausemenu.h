// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/schedule.h"

#include <functional>

class QMenu;

namespace slipway::ui {

// How long schedules can be paused: an hour, until tomorrow morning, until
// somebody resumes them. Fills the menu; the times are taken when one is chosen.
using PauseChosen = std::function<void(const std::optional<QDateTime> &until)>;
void fillPauseMenu(QMenu *menu, const PauseChosen &chosen);

// "Paused for 12 min, until 15:00": its age and its end.
QString pauseText(const SchedulePause &pause, const QDateTime &now);

} // namespace slipway::ui
