// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway::ui {

// "stacks:edit" in words: "change and sync stacks".
QString permissionText(const QString &permission);

} // namespace slipway::ui
