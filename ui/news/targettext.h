// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/notificationtarget.h"

#include <QString>

namespace slipway::ui {

// What people call them: "ntfy", "Slack or Mattermost"; "Failures", "Deploys".
QString targetKindText(TargetKind kind);
QString newsKindText(NewsKind kind);
// An address of this kind to go by.
QString exampleAddress(TargetKind kind);

} // namespace slipway::ui
