// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <optional>

namespace slipway::deploy {

// The paths (absolute) that compose files name by a text that leads out of their
// own folder ("../common.env"), those of env files, and those of other compose files they
// may draw in (include, extends) and of the .env beside these, with what they name in turn. `docker compose config` does
// not tell them: its answer has their content. From the bare text, so a path too
// many may be among them; nothing where a name depends on a variable, or a file
// cannot be read.
std::optional<QStringList> composeReferences(const QStringList &files);

} // namespace slipway::deploy
