// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/services/stackservice.h"
#include "core/services/variableservice.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace slipway::listener {

// Stacks between JSON and the model: every field of the HTTP contract, here and
// nowhere else.

// The stack as answered. Secret values are "***"; the webhook secret is never in it.
QJsonObject toJson(const StackView &view, const QString &baseUrl);

// null or {"until", "reason"}; `until` is null where a person has to end it.
QJsonValue toJson(const std::optional<SchedulePause> &pause);

// What a POST or PUT asks for. InvalidInput (subject = the field) where a value
// has the wrong type; whether it is a good one is checked by the service.
// Fields that are absent keep what `base` has: the defaults for a new stack,
// the present settings for a change. Unknown fields are passed over, so that an
// answer can be sent back changed.
Result<StackChange> stackChangeFromJson(const QJsonObject &json, StackSettings base);

// {"key", "value", "isSecret"} each; "***" for a secret value.
QJsonArray variablesJson(const QVector<Variable> &variables);
// The field `envVars` of a body, on top of what there is: a secret without a value keeps its own.
Result<VariablesChange> variablesFromJson(const QJsonObject &json, QVector<Variable> present);

} // namespace slipway::listener
