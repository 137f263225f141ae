// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/deploy/replacedsecrets.h"
#include "core/services/stackservice.h"
#include "core/vault/sealedchange.h"

#include <functional>

namespace slipway {

// The secret values of a stack's variables on their way into the vault
// ("variable:STACK:KEY"). No secret value ever stays in StackSettings, whoever
// put it there. Blocking; used by StackService only.
class StackSecrets
{
public:
    StackSecrets(vault::Vault &vault, SealedStore &store, std::function<void(const CancelToken &)> waitForVault)
        : m_vault(vault)
        , m_replaced(vault, store)
        , m_waitForVault(std::move(waitForVault))
    {
    }

    // Values of secret variables that stand in the settings move to `secrets`.
    static void takeOutOfSettings(StackChange &change);
    // A plain variable that becomes secret keeps its value.
    static void keepPlainValues(const Stack &before, StackChange &change);
    // VaultUnavailable where there is something to seal and no key.
    Result<> checkOpenFor(const StackChange &change) const;
    // Where one cannot be sealed, those before it are as they were; undo() it where the change is
    // refused after all.
    Result<vault::SealedChange> seal(StackId stack, const StackChange &change);
    // Values the containers go on with until the next deploy stay known, so that logs hide them.
    // Before seal().
    Result<> keepReplaced(const Stack &before, const StackChange &change);
    void forgetRemoved(const Stack &before, const StackSettings &after);

private:
    vault::Vault &m_vault;
    deploy::ReplacedSecrets m_replaced;
    std::function<void(const CancelToken &)> m_waitForVault;
};

} // namespace slipway
