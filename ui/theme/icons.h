// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/tone.h"

#include <QIcon>
#include <QString>

namespace slipway::ui {

// Slipway's own icons by name (resources/icons/NAME.svg), drawn in the
// palette's text colour, or in a tone, at whatever size and scale is asked for.
// The colour is taken when painting: a palette that changes needs no new icons.
QIcon icon(const QString &name);
QIcon icon(const QString &name, Tone tone);
// The same in the colours it was drawn in.
QIcon iconInItsColours(const QString &name);
// The program's icon.
QIcon appIcon();

} // namespace slipway::ui
