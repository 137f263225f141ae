// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QPalette>

namespace slipway::ui {

// What a colour says. Never the only sign: a shape and a word go with it.
enum class Tone { Neutral, Good, Busy, Warning, Bad };

// The colour of a tone on the palette's base: at least 4.5:1 (WCAG 2.1 AA for
// text) on light and on dark.
QColor toneColour(Tone tone, const QPalette &palette);
// A quiet background for a message of this tone.
QColor toneBackground(Tone tone, const QPalette &palette);
bool isDark(const QPalette &palette);
// Text that steps back; still readable (4.5:1).
QColor quietText(const QPalette &palette);
// Contrast ratio of WCAG 2.1, 1..21.
double contrast(const QColor &a, const QColor &b);

} // namespace slipway::ui
