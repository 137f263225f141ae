// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealedchange.h"

#include "core/base/logging.h"

namespace slipway::vault {

Result<> SealedChange::put(const SealedName &name, const SecretString &value)
{
    SLIPWAY_ASSIGN(Before known, before(name));
    if (known.value && known.value->equals(value))
        return {};
    SLIPWAY_TRY(m_vault->seal(name, value));
    m_before.push_back(std::move(known));
    return {};
}

Result<> SealedChange::remove(const SealedName &name)
{
    SLIPWAY_ASSIGN(Before known, before(name));
    SLIPWAY_TRY(m_vault->remove(name));
    m_before.push_back(std::move(known));
    return {};
}

void SealedChange::undo()
{
    for (auto before = m_before.rbegin(); before != m_before.rend(); ++before) {
        const auto done = before->closed  ? m_vault->putBack(*before->closed)
                          : before->value ? m_vault->seal(before->name, *before->value)
                                          : m_vault->remove(before->name);
        if (!done)
            qCWarning(lcVault, "A value could not be put back: %s", qUtf8Printable(done.error().detail));
    }
    m_before.clear();
}

Result<SealedChange::Before> SealedChange::before(const SealedName &name) const
{
    Before before{name, {}, {}};
    Result<SecretString> value = m_vault->unseal(name);
    if (value) {
        before.value = std::move(*value);
    } else if (value.error().code == ErrorCode::VaultKeyWrong) {
        SLIPWAY_ASSIGN(before.closed, m_vault->sealedAs(name));
    } else if (value.error().code != ErrorCode::NotFound) {
        return fail(value.error());
    }
    return before;
}

} // namespace slipway::vault
