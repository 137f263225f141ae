// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QVector>

namespace slipway::deploy {

// A port of this machine nobody listens on now, beside those already given away; below the range from
// which systems take ports for outgoing connections, so that it stays free. 0 where there is none. Any thread.
int freeHostPort(const QVector<int> &taken);

} // namespace slipway::deploy
