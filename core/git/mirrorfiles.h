// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/handles.h"

#include <QString>

namespace slipway::git {

struct MirrorLock;

// A mirror as files. Errors: GitDamaged (open), FileAccess, DiskFull.
Result<RepositoryHandle> openMirror(const QString &path);
Result<RepositoryHandle> createMirror(const QString &path);
// Puts a mirror that was made beside into the place of the old one, in one step.
Result<> takePlace(const QString &made, const QString &path, MirrorLock &lock);
// The same for whoever holds MirrorLock::place.
Result<> swapIntoPlace(const QString &made, const QString &path);
// A file, or a folder with all it holds.
void removeWhatever(const QString &path);

} // namespace slipway::git
