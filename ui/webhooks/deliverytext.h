// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/delivery.h"
#include "ui/theme/stateface.h"

#include <QString>

namespace slipway::ui {

// Words of deliveries for people.
StateFace faceOf(DeliveryVerdict verdict);
// What became of it, in one sentence.
QString verdictText(const Delivery &delivery);
// Who sent it: an address, or the relay it came through.
QString senderText(const QString &sender);
QString providerText(const QString &provider); // "GitHub"
// "GitHub, push to main", as far as it is known.
QString summaryOf(const Delivery &delivery);

} // namespace slipway::ui
