// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/redactor.h"
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/variable.h"
#include "core/variables/layers.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>
#include <functional>

namespace slipway::variables {

// What one Compose call gets. Repository layers go by --env-file, only the
// person's variables by process environment (they win, and are never on disk).
struct ResolvedVariables {
    QStringList envFiles; // absolute, in order: the repository's .env, then the stack's env file
    QMap<QString, QString> processEnvironment;
    QStringList notes;    // "The env file x is not in the repository."
    QStringList givenUp;  // process names that a file of the repository sets: docker goes without them
    Layers layers;        // every value with where it came from; may hold secrets
    QString ownEnvFile;   // the repository's .env, absolute, also where it is absent
    QString stackEnvFile; // the stack's env file, absolute, also where it is absent; empty = none
    // SHA-256 over the person's names, values (secret ones too), comments excluded.
    // Hex. Tells that something changed, never what the value is: it is salted.
    QString fingerprint;
};

// Takes a secret variable's value out of the vault.
using SecretReader = std::function<Result<SecretString>(const QString &key)>;

struct ResolveRequest {
    QString projectDirectory; // absolute
    QString workTree;         // absolute; no env file may lie outside it
    QString envFilePath;      // relative to the work tree, empty = none
    QVector<Variable> variables;
    QByteArray salt;                        // of the fingerprint
    QVector<Variable> environmentVariables; // of all stacks of the environment: the lowest layer
    std::function<Result<SecretString>(const QString &key)> readEnvironmentSecret;
    QMap<QString, QString> process;                     // what docker has in its environment anyway
    std::function<bool(const QString &name)> isGivenUp; // which of these yield to files; null = none
};

// Brings the layers together: the environment's variables, the repository's .env, the stack's env
// file, the stack's variables; the later wins. A variable of the environment that a file of the
// repository sets too is not in processEnvironment, which would win over the file. Reads files, so on
// a run thread. Every secret value is added to the redactor before anything else can go wrong. Errors:
// VariableInvalid (subject = name), ComposePathInvalid (env file leaves the
// repository), InvalidInput (an env file that cannot be read; subject = its path, of the stack's env
// file the field envFilePath; detail = the sentence), VaultUnavailable, VaultKeyWrong.
Result<ResolvedVariables> resolve(const ResolveRequest &request, const SecretReader &readSecret, Redactor &redactor);

// The fingerprint alone, for deciding without touching a file: names and values
// of the person's variables. `salt` is the stack's own, so that equal values of
// two stacks do not show.
Result<QString> fingerprint(const QVector<Variable> &variables, const SecretReader &readSecret, const QByteArray &salt);

// The same per variable (name -> salted hash), so that a difference can be named.
Result<QMap<QString, QString>> fingerprintParts(const QVector<Variable> &variables, const SecretReader &readSecret,
                                                const QByteArray &salt);

} // namespace slipway::variables
