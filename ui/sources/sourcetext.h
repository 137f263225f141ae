// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/credential.h"

#include <QStringList>

namespace slipway::ui {

// Words for what Git sources are.
QString credentialKindText(CredentialKind kind);
// "3 branches: main, dev, next", cut where there are many.
QString branchesText(const QStringList &branches);

} // namespace slipway::ui
