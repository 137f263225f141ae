// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/sealedstore.h"
#include "core/vault/vault.h"

#include <optional>
#include <vector>

namespace slipway::vault {

// Several values sealed as one change that may still be refused: undo() makes
// them what they were. Blocking; one thread. The vault outlives it.
class SealedChange
{
public:
    explicit SealedChange(Vault &vault)
        : m_vault(&vault)
    {
    }
    // Equal values stay as they are: sealing anew would count as a change.
    Result<> put(const SealedName &name, const SecretString &value);
    Result<> remove(const SealedName &name);
    // What cannot be put back is logged.
    void undo();

private:
    struct Before {
        SealedName name;
        std::optional<SecretString> value; // none = there was no value, or it is
        std::optional<SealedRow> closed;   // as it was stored, where it did not open
    };
    Result<Before> before(const SealedName &name) const;
    Vault *m_vault;
    std::vector<Before> m_before;
};

} // namespace slipway::vault
