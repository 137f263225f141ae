// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/replacedsecrets.h"

#include "core/store/sealedstore.h"

namespace slipway::deploy {

namespace {

const QString &table()
{
    static const QString name = QStringLiteral("replaced");
    return name;
}

} // namespace

Result<> ReplacedSecrets::keep(const Stack &stack, const vault::SealedName &name, const SecretString *next)
{
    if (stack.state.deployedCommit.isEmpty() && !stack.state.hasLastRunFailed)
        return {};
    SLIPWAY_ASSIGN(const auto row, m_vault.sealedAs(name));
    if (!row)
        return {};
    const auto value = m_vault.unseal(name);
    if (!value || (next != nullptr && value->equals(*next)))
        return {}; // what does not open now does not open later either
    return m_vault.seal(
        {table(), stack.id.value, name.field + QLatin1Char('/') + QString::fromLatin1(row->nonce.toHex())}, *value);
}

Result<> ReplacedSecrets::addTo(Redactor &redactor, StackId stack) const
{
    SLIPWAY_ASSIGN(const QStringList fields, all(stack));
    for (const QString &field : fields) {
        const auto value = m_vault.unseal({table(), stack.value, field});
        if (value)
            redactor.add(*value);
        else if (value.error().code != ErrorCode::NotFound)
            return fail(value.error());
    }
    return {};
}

Result<QStringList> ReplacedSecrets::all(StackId stack) const
{
    return m_store.fields(table(), stack.value);
}

Result<> ReplacedSecrets::forget(StackId stack, const QStringList &which)
{
    for (const QString &field : which)
        SLIPWAY_TRY(m_store.remove(table(), stack.value, field));
    return {};
}

} // namespace slipway::deploy
