// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/relay.h"
#include "ui/theme/tone.h"

namespace slipway::ui {

// How the connection to the relay stands, in words.
QString relayText(const RelayStatus &status);
Tone relayTone(const RelayStatus &status);

} // namespace slipway::ui
