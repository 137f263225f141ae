// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace slipway {

// A key and value of the person's that overrides the repository's .env.
// For a secret one `value` is empty outside the vault: the value is sealed and
// only a run (core/variables) takes it out. `hasValue` tells whether one is kept.
struct Variable {
    QString key;
    QString value;
    bool isSecret = false;
    bool hasValue = false;
    QString comment;
    bool operator==(const Variable &) const = default;
};

} // namespace slipway
