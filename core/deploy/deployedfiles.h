// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/git/gitaccess.h"

namespace slipway::deploy {

struct RunContext;

// Brings the stack's folder to `commit` out of `mirror`; the caller holds the
// mirror's gate. `wasTouched`: whether a file may have changed, also on failure.
Result<git::CheckoutOutcome> checkOut(RunContext &context, const QString &mirror, const QString &commit,
                                      const CancelToken &cancel, bool &wasTouched);

// Puts the files of the deployed commit back, out of the mirror it came from
// (which after a change of URL is not the stack's own any more). GitDamaged where
// that commit is no longer here. Blocking, run thread.
Result<> putDeployedFilesBack(RunContext &context, const CancelToken &cancel);

} // namespace slipway::deploy
