// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway::ui {

// The difference of two texts, line by line, as `diff -u` writes its hunks (three lines of
// context), without the two lines of file names. Empty where they are equal. Pure. Texts that
// differ in more than some thousand lines are shown as one removed and one added whole.
QString lineDiff(const QString &before, const QString &after);

} // namespace slipway::ui
