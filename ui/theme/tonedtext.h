// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/tone.h"

#include <QPalette>

class QWidget;

namespace slipway::ui {

// Draws a widget's text in a tone (Tone::Neutral steps back), now and whenever
// the palette changes; another call changes the tone.
void setTextTone(QWidget *widget, Tone tone, QPalette::ColorRole role = QPalette::WindowText);
// As every other text again.
void clearTextTone(QWidget *widget);

} // namespace slipway::ui
