// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/variableservice.h"

#include "core/base/logging.h"
#include "core/deploy/replacedsecrets.h"
#include "core/model/validation.h"
#include "core/services/changenotifier.h"
#include "core/store/stores.h"
#include "core/variables/envfile.h"
#include "core/vault/sealedchange.h"

#include <algorithm>

namespace slipway {

namespace {

vault::SealedName nameOf(EnvironmentId id, const QString &key)
{
    return {QStringLiteral("environment_variable"), id.value, key};
}

// No secret value stays in the list, whoever put it there; a plain one that becomes secret keeps its value.
void takeSecretsOut(const QVector<Variable> &before, VariablesChange &change)
{
    for (Variable &variable : change.variables) {
        if (!variable.isSecret)
            continue;
        if (!variable.value.isEmpty())
            change.secrets.try_emplace(variable.key, SecretString(variable.value));
        variable.value.fill(QLatin1Char('\0'));
        variable.value.clear();
        for (const Variable &old : before) {
            if (old.key == variable.key && !old.isSecret && !old.value.isEmpty())
                change.secrets.try_emplace(variable.key, SecretString(old.value));
        }
    }
}

bool isSecretIn(const VariablesChange &change, const QString &key)
{
    return std::any_of(change.variables.cbegin(), change.variables.cend(),
                       [&key](const Variable &variable) { return variable.isSecret && variable.key == key; });
}

} // namespace

VariableService::VariableService(Stores &stores, vault::Vault &vault,
                                 std::function<void(const CancelToken &)> waitForVault, ChangeNotifier &changes)
    : m_stores(stores)
    , m_vault(vault)
    , m_waitForVault(std::move(waitForVault))
    , m_changes(changes)
{
}

Result<QVector<Variable>> VariableService::ofEnvironment(EnvironmentId id) const
{
    SLIPWAY_TRY(m_stores.environments.get(id));
    return m_stores.environments.variables(id);
}

Result<QVector<Variable>> VariableService::changeOfEnvironment(EnvironmentId id, VariablesChange change)
{
    SLIPWAY_ASSIGN(const QVector<Variable> before, ofEnvironment(id));
    takeSecretsOut(before, change);
    if (const auto problem = variablesProblem(change.variables, QStringLiteral("envVars")))
        return fail(ErrorCode::InvalidInput, problem->subject, problem->detail);
    for (const auto &[key, value] : change.secrets) {
        if (const auto problem = variableProblem(key, value.revealText()))
            return fail(ErrorCode::InvalidInput, QStringLiteral("envVars"), problem->detail);
    }
    if (!change.secrets.empty() && !m_vault.isUnlocked()) {
        if (m_waitForVault)
            m_waitForVault({});
        if (!m_vault.isUnlocked())
            return fail(ErrorCode::VaultUnavailable);
    }
    SLIPWAY_TRY(keepReplaced(id, before, change));
    // Sealed before the list names them, so that no run meets a name without a value.
    vault::SealedChange sealed(m_vault);
    for (const Variable &variable : std::as_const(change.variables)) {
        const auto value = change.secrets.find(variable.key);
        if (!variable.isSecret || value == change.secrets.end())
            continue;
        if (const auto done = sealed.put(nameOf(id, variable.key), value->second); !done) {
            sealed.undo();
            return fail(done.error());
        }
    }
    if (const auto done = m_stores.environments.changeVariables(id, change.variables); !done) {
        sealed.undo();
        return fail(done.error());
    }
    for (const Variable &variable : before) {
        if (!variable.isSecret || isSecretIn(change, variable.key))
            continue;
        if (const auto removed = m_vault.remove(nameOf(id, variable.key)); !removed)
            qCWarning(lcVault, "The value of a removed variable could not be removed: %s",
                      qUtf8Printable(removed.error().detail));
    }
    Q_EMIT m_changes.environmentVariablesChanged(id);
    return m_stores.environments.variables(id);
}

// The containers of every stack of the environment go on with the values they have.
Result<> VariableService::keepReplaced(EnvironmentId id, const QVector<Variable> &before, const VariablesChange &change)
{
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, m_stores.stacks.all());
    deploy::ReplacedSecrets replaced(m_vault, m_stores.sealed);
    for (const Variable &variable : before) {
        const auto next = change.secrets.find(variable.key);
        const bool isSecretStill = isSecretIn(change, variable.key);
        if (!variable.isSecret || (isSecretStill && next == change.secrets.end()))
            continue;
        for (const Stack &stack : stacks) {
            if (stack.settings.environmentId == id)
                SLIPWAY_TRY(replaced.keep(stack, nameOf(id, variable.key), isSecretStill ? &next->second : nullptr));
        }
    }
    return {};
}

Result<SecretString> VariableService::reveal(EnvironmentId id, const QString &key) const
{
    return m_vault.unseal(nameOf(id, key));
}

Result<QVector<Variable>> VariableService::fromText(const QByteArray &text, const QString &file)
{
    return variables::variablesFromEnv(text, file);
}

QByteArray VariableService::toText(const QVector<Variable> &variables)
{
    return variables::variablesToEnv(variables);
}

} // namespace slipway
