// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/redactor.h"
#include "core/base/result.h"
#include "core/model/stack.h"
#include "core/vault/vault.h"

#include <QStringList>

namespace slipway {
class SealedStore;
}

namespace slipway::deploy {

// Values of secrets that were changed or removed since a stack's last deploy: its containers go on
// with them, so what those write has them in it. Sealed, by stack, until a deploy that began after
// the change has succeeded. Any thread; blocking.
class ReplacedSecrets
{
public:
    ReplacedSecrets(vault::Vault &vault, SealedStore &store)
        : m_vault(vault)
        , m_store(store)
    {
    }

    // Keeps the value `name` has now, unless it is `next`, before it is replaced. Nothing for a
    // stack that was never deployed.
    Result<> keep(const Stack &stack, const vault::SealedName &name, const SecretString *next = nullptr);
    Result<> addTo(Redactor &redactor, StackId stack) const;
    // What there is now, for forget() once a deploy has succeeded.
    Result<QStringList> all(StackId stack) const;
    Result<> forget(StackId stack, const QStringList &which);

private:
    vault::Vault &m_vault;
    SealedStore &m_store;
};

} // namespace slipway::deploy
