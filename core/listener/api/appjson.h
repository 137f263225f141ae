// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/appservice.h"

#include <QJsonObject>

namespace slipway::listener {

// Dockerfile apps between JSON and the model: the fields of POST /api/deploy, here and nowhere else.
// Secret values are "***".
QJsonObject toJson(const AppView &view);
// Absent fields keep what `stack` and `app` have: the defaults for a new app. A secret that is null or
// "***" keeps its value. InvalidInput (subject = the field) where a value has the wrong type.
Result<AppChange> appChangeFromJson(const QJsonObject &json, const StackSettings &stack, const AppSettings &app);

} // namespace slipway::listener
