// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/app.h"

namespace slipway::sql {

// AppSettings as the JSON text of the column app.settings, with the contract's field names. Also what
// tells that settings changed since the last deploy. Fields that are not there have their default.
QString appSettingsColumn(const AppSettings &settings);
AppSettings appSettingsFrom(const QString &text);

// An AppBuild as the JSON text of the column app_build.content.
QString appBuildColumn(const AppBuild &build);
AppBuild appBuildFrom(const QString &text);

} // namespace slipway::sql
