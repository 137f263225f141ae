// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealedchange.h"

#include "core/base/logging.h"

namespace slipway::vault {

Result<> SealedChange::put(const SealedName &name, const SecretString &value)
{
    const auto known = m_vault->unseal(name);
    if (known && known->equals(value))
        return {};
    SLIPWAY_TRY(m_vault->seal(name, value));
    remember(name, known);
    return {};
}

Result<> SealedChange::remove(const SealedName &name)
{
    const auto known = m_vault->unseal(name);
    SLIPWAY_TRY(m_vault->remove(name));
    if (known)
        remember(name, known);
    return {};
}

void SealedChange::undo()
{
    for (auto before = m_before.rbegin(); before != m_before.rend(); ++before) {
        const auto done = before->value ? m_vault->seal(before->name, *before->value) : m_vault->remove(before->name);
        if (!done)
            qCWarning(lcVault, "A value could not be put back: %s", qUtf8Printable(done.error().detail));
    }
    m_before.clear();
}

void SealedChange::remember(const SealedName &name, const Result<SecretString> &value)
{
    if (value)
        m_before.push_back({name, value->clone()});
    else if (value.error().code == ErrorCode::NotFound)
        m_before.push_back({name, std::nullopt});
}

} // namespace slipway::vault
