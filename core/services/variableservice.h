// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/variable.h"

#include <QByteArray>
#include <QString>
#include <QVector>
#include <functional>
#include <map>

namespace slipway {

class ChangeNotifier;
struct Stores;
namespace vault {
class Vault;
}

// A changed list of variables; `secrets`: new values of those with isSecret, by
// key. A secret one with no entry keeps the value it has.
struct VariablesChange {
    QVector<Variable> variables;
    std::map<QString, SecretString> secrets;
};

// Variables for all stacks of an environment, the lowest layer; and variables as
// text, for editors. Those of a stack are part of its settings (StackService). A
// change is deployed by the next sync of each stack. Blocking; thread safe; not on main.
// InvalidInput (subject envVars, detail = the sentence), NotFound, VaultUnavailable.
class VariableService
{
public:
    VariableService(Stores &stores, vault::Vault &vault, std::function<void(const CancelToken &)> waitForVault,
                    ChangeNotifier &changes);

    Result<QVector<Variable>> ofEnvironment(EnvironmentId id) const;
    Result<QVector<Variable>> changeOfEnvironment(EnvironmentId id, VariablesChange change);
    // A deliberate look at a secret value.
    Result<SecretString> reveal(EnvironmentId id, const QString &key) const;

    // A pasted .env, or a repository's .env.example: a name without a value has hasValue = false.
    // Pure; any thread. InvalidInput: subject = `file`, detail names the line.
    static Result<QVector<Variable>> fromText(const QByteArray &text, const QString &file);
    // An .env text without the values of secret ones.
    static QByteArray toText(const QVector<Variable> &variables);

private:
    Result<> keepReplaced(EnvironmentId id, const QVector<Variable> &before, const VariablesChange &change);

    Stores &m_stores;
    vault::Vault &m_vault;
    std::function<void(const CancelToken &)> m_waitForVault;
    ChangeNotifier &m_changes;
};

} // namespace slipway
