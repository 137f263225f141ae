// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace slipway::git {

// Whether one name of a Git tree may become a name in a folder. Refused: empty,
// ".", "..", anything with "/" or a control character, over 255 bytes, and
// ".git" in every spelling some file system takes for it (case, "git~1",
// trailing dots and spaces, ":stream", HFS's invisible characters, "\" as a
// separator): as Git's own verify_path with core.protectNTFS and protectHFS.
bool isSafeName(const QByteArray &name);

} // namespace slipway::git
