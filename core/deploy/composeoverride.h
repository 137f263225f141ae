// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/composesource.h"
#include "core/variables/resolver.h"

#include <QByteArray>

namespace slipway::deploy {

// The compose file that follows the repository's own ones, where a service takes its
// environment from an env file that is a layer of the stack's variables (the `.env`
// beside the compose file, or the stack's env file): the container has to see the
// merged values, also where the file itself is not in Git. Only names are in it, and
// Compose puts the values in, so no value touches the disk; an absent file is taken
// out of the list. What a service's own `environment:` sets stays as it is. Empty where
// no service needs one. Pure but for a look whether the files are there.
QByteArray composeOverride(const ComposeSource &source, const variables::ResolvedVariables &variables);

} // namespace slipway::deploy
