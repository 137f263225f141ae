// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vaultchoice.h"

#include "core/deploy/datapaths.h"

namespace slipway {

std::unique_ptr<vault::KeySource> keySourceFor(VaultChoice choice, const QString &dataDirectory)
{
    if (choice == VaultChoice::KeyFile)
        return std::make_unique<vault::KeyFileSource>(deploy::DataPaths{dataDirectory}.vaultKey());
    return std::make_unique<vault::KeychainSource>(dataDirectory);
}

} // namespace slipway
