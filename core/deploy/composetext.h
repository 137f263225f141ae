// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

namespace slipway::deploy {

// What a look at the bare text of compose files can rule out, so that a call of
// `docker compose config` (a tenth of a small deploy) is made only where its
// answer matters. Careful: a word that might mean something counts, wherever it
// stands. `up` itself reads and validates the files before it touches anything.
struct ComposeText {
    bool hasServices = false;   // for certain
    bool mayBuild = false;      // or has profiles, or draws in other files
    bool mayMountFiles = false; // volumes, configs, secrets
};

// All false but "may" where a file cannot be read.
ComposeText readComposeText(const QStringList &files);

} // namespace slipway::deploy
