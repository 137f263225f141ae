// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>
#include <git2.h>

namespace slipway::git {

// 40 hex to an object id; Internal for anything else.
Result<git_oid> objectId(const QString &hex);
// The same the other way: 40 hex, in small letters.
QString hexOf(const git_oid &oid);

} // namespace slipway::git
