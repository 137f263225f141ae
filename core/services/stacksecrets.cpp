// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/stacksecrets.h"

#include "core/base/logging.h"

namespace slipway {

namespace {

vault::SealedName nameOf(StackId stack, const QString &key)
{
    return {QStringLiteral("variable"), stack.value, key};
}

const Variable *find(const StackSettings &settings, const QString &key)
{
    for (const Variable &variable : settings.variables) {
        if (variable.key == key)
            return &variable;
    }
    return nullptr;
}

} // namespace

void StackSecrets::takeOutOfSettings(StackChange &change)
{
    for (Variable &variable : change.settings.variables) {
        if (!variable.isSecret || variable.value.isEmpty())
            continue;
        change.secrets.try_emplace(variable.key, SecretString(variable.value));
        variable.value.fill(QLatin1Char('\0'));
        variable.value.clear();
    }
}

void StackSecrets::keepPlainValues(const Stack &before, StackChange &change)
{
    for (const Variable &variable : std::as_const(change.settings.variables)) {
        const Variable *old = find(before.settings, variable.key);
        if (variable.isSecret && old && !old->isSecret && !old->value.isEmpty())
            change.secrets.try_emplace(variable.key, SecretString(old->value));
    }
}

Result<> StackSecrets::checkOpenFor(const StackChange &change) const
{
    if (change.secrets.empty() || m_vault.isUnlocked())
        return {};
    if (m_waitForVault)
        m_waitForVault({});
    return m_vault.isUnlocked() ? Result<>() : fail(ErrorCode::VaultUnavailable);
}

Result<StackSecrets::Replaced> StackSecrets::seal(StackId stack, const StackChange &change)
{
    Replaced replaced;
    for (const auto &[key, value] : change.secrets) {
        const Variable *variable = find(change.settings, key);
        if (!variable || !variable->isSecret)
            continue;
        const vault::SealedName name = nameOf(stack, key);
        const auto known = m_vault.unseal(name);
        if (known && known->equals(value))
            continue;
        if (const auto sealed = m_vault.seal(name, value); !sealed) {
            putBack(replaced);
            return fail(sealed.error());
        }
        if (known)
            replaced.values.push_back({name, known->clone()});
        else if (known.error().code == ErrorCode::NotFound)
            replaced.values.push_back({name, std::nullopt});
    }
    return replaced;
}

void StackSecrets::putBack(const Replaced &replaced)
{
    for (const Replaced::Value &value : replaced.values) {
        const auto done = value.before ? m_vault.seal(value.name, *value.before) : m_vault.remove(value.name);
        if (!done)
            qCWarning(lcVault, "The value of a variable could not be put back: %s",
                      qUtf8Printable(done.error().detail));
    }
}

void StackSecrets::forgetRemoved(const Stack &before, const StackSettings &after)
{
    for (const Variable &variable : before.settings.variables) {
        const Variable *now = find(after, variable.key);
        if (!variable.isSecret || (now && now->isSecret))
            continue;
        if (const auto removed = m_vault.remove(nameOf(before.id, variable.key)); !removed)
            qCWarning(lcVault, "The value of a removed variable could not be removed: %s",
                      qUtf8Printable(removed.error().detail));
    }
}

} // namespace slipway
