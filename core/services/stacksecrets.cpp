// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/stacksecrets.h"

#include "core/base/logging.h"

#include <algorithm>

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

bool findLogin(const StackSettings &settings, const QString &registry)
{
    return std::any_of(settings.compose.registries.cbegin(), settings.compose.registries.cend(),
                       [&registry](const RegistryLogin &login) { return login.registry == registry; });
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
    if ((change.secrets.empty() && change.registryPasswords.empty()) || m_vault.isUnlocked())
        return {};
    if (m_waitForVault)
        m_waitForVault({});
    return m_vault.isUnlocked() ? Result<>() : fail(ErrorCode::VaultUnavailable);
}

Result<vault::SealedChange> StackSecrets::seal(StackId stack, const StackChange &change)
{
    vault::SealedChange sealed(m_vault);
    for (const auto &[key, value] : change.secrets) {
        const Variable *variable = find(change.settings, key);
        if (!variable || !variable->isSecret)
            continue;
        if (const auto done = sealed.put(nameOf(stack, key), value); !done) {
            sealed.undo();
            return fail(done.error());
        }
    }
    for (const auto &[registry, password] : change.registryPasswords) {
        if (!findLogin(change.settings, registry))
            continue;
        if (const auto done = sealed.put({QStringLiteral("registry"), stack.value, registry}, password); !done) {
            sealed.undo();
            return fail(done.error());
        }
    }
    return sealed;
}

Result<> StackSecrets::keepReplaced(const Stack &before, const StackChange &change)
{
    for (const Variable &variable : before.settings.variables) {
        if (!variable.isSecret)
            continue;
        const Variable *now = find(change.settings, variable.key);
        const auto next = change.secrets.find(variable.key);
        const bool isSecretStill = now != nullptr && now->isSecret;
        if (isSecretStill && next == change.secrets.end())
            continue;
        SLIPWAY_TRY(m_replaced.keep(before, nameOf(before.id, variable.key), isSecretStill ? &next->second : nullptr));
    }
    return {};
}

void StackSecrets::forgetRemoved(const Stack &before, const StackSettings &after)
{
    for (const RegistryLogin &login : before.settings.compose.registries) {
        if (findLogin(after, login.registry))
            continue;
        if (const auto removed = m_vault.remove({QStringLiteral("registry"), before.id.value, login.registry});
            !removed)
            qCWarning(lcVault, "The password of a removed registry login could not be removed: %s",
                      qUtf8Printable(removed.error().detail));
    }
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
