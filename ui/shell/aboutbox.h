// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace slipway::ui {

// Opens the box with version and licence; returns at once.
void showAbout(QWidget *window);

} // namespace slipway::ui
