// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>
#include <optional>

namespace slipway::git {

// The highest version among the names that fit the pattern ("v1.*": "*" is any
// text but no "/", "?" one character). What stands before the first digit
// ("v", "release-") does not count; numbers compare as numbers; a pre-release
// (semver's "-rc.1") counts only where no release fits.
std::optional<QString> highestTag(const QStringList &names, const QString &pattern);

} // namespace slipway::git
