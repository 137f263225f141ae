// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/variable.h"
#include "core/variables/resolver.h"
#include "core/vault/vault.h"

#include <QVector>
#include <map>
#include <optional>

namespace slipway::deploy {

// The variables a stack and its environment had when it was deployed, with their values: what its
// containers were made with, and what a life cycle call makes them with again. Kept sealed, as one text.
struct DeployedVariables {
    QVector<Variable> own;         // values of secret ones are in `secrets`
    QVector<Variable> environment; // of all stacks of the environment
    std::map<QString, SecretString> secrets;
    std::map<QString, SecretString> environmentSecrets;

    // A reader that remembers what it read, and one that reads what is remembered.
    static variables::SecretReader remembering(variables::SecretReader reader, std::map<QString, SecretString> *into);
    static variables::SecretReader readerOf(const std::map<QString, SecretString> *from);
};

// nullopt: nothing is kept, for a stack without variables or one deployed before they were kept, or it
// cannot be opened now. Any thread; blocking on SQLite.
std::optional<DeployedVariables> loadDeployedVariables(const vault::Vault &vault, StackId stack);
// VaultUnavailable and what the store says; then nothing older is left either.
Result<> keepDeployedVariables(vault::Vault &vault, StackId stack, const DeployedVariables &deployed);

} // namespace slipway::deploy
