// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/projectassembly.h"
#include "core/deploy/runcontext.h"

#include <QByteArray>
#include <QString>

namespace slipway::deploy {

// Makes `context` what a deploy of the stack's newest fetched commit would have, and
// touches nothing of the stack's: where that commit is not the deployed one, its files
// go into a folder of the context's own, out of the mirror. Nothing is fetched.
// NotFound where there is no commit yet. Blocking; not within a run.
Result<> prepareInspection(RunContext &context, StackId id, const CancelToken &cancel);

// Looks for the newest commit and fetches it into the mirror, so that there is something to
// look at; deploys nothing. Returns the commit, 40 hex. Errors as of a run, redacted. Blocking.
Result<QString> fetchNewest(RunTools &tools, StackId id, const CancelToken &cancel);

// JSON (Compose's answer) as the YAML people write. The text itself where it is no JSON.
QString yamlOf(const QByteArray &json);

} // namespace slipway::deploy
