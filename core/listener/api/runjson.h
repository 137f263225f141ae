// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"

#include <QByteArray>
#include <QJsonObject>

namespace slipway::listener {

// A run as GET /api/runs answers it.
QJsonObject toJson(const Run &run);

// The answer of a call that waited for this run, as the contract has it:
// {"success","deployed","message","commit","output","runId"} or, where it
// failed, {"success":false,"deployed":false,"error","runId"}. `commit`: the one
// deployed now. `output` is left out where nothing was deployed.
QJsonObject waitedJson(const Run &run, const QString &commit, const QByteArray &output);
bool hasSucceeded(const Run &run);

// Shared by all answers: null for an invalid time, else ISO 8601 UTC.
QJsonValue timeJson(const QDateTime &time);
QJsonValue textOrNull(const QString &text);

} // namespace slipway::listener
