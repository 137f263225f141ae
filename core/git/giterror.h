// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

namespace slipway::git {

class Operation;

// The Error behind a negative return code of libgit2, read at once on the same
// thread. What our own code refused (Operation::error) wins over libgit2's text.
Error errorOfLibrary(int code, const QString &subject, const Operation *operation = nullptr);

// The Error behind errno for a file or folder: DiskFull or FileAccess.
Error errorOfSystem(int systemError, const QString &path);

} // namespace slipway::git
