// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPalette>

namespace slipway::ui {

// Light or dark, as the system says or as the person says.
enum class Theme { System, Light, Dark };

// For the whole program, at once. Qt 6.8 asks the platform for it; before that
// it is a palette of Slipway's own.
void applyTheme(Theme theme);
QPalette lightPalette();
QPalette darkPalette();

} // namespace slipway::ui
