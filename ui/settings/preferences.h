// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/notificationrules.h"
#include "ui/theme/theme.h"

#include <QString>

namespace slipway::ui {

// What the person prefers of the window itself; kept with its state, in the
// same INI file. What core reads is in CoreSettings.
struct Preferences {
    Theme theme = Theme::System;
    bool isClosingToTray = true; // only where there is a tray
    NotificationSettings notifications;
    bool operator==(const Preferences &) const = default;
};

Preferences loadPreferences(const QString &stateFile);
void savePreferences(const QString &stateFile, const Preferences &preferences);

} // namespace slipway::ui
