// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/vault/keysource.h"

#include <memory>

namespace slipway {

// --vault: where the key for secrets is kept.
enum class VaultChoice { Keychain, KeyFile };

std::unique_ptr<vault::KeySource> keySourceFor(VaultChoice choice, const QString &dataDirectory);

} // namespace slipway
