// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/redactor.h"
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/variable.h"

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
    QStringList notes; // "The env file x is not in the repository."
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
    QByteArray salt; // of the fingerprint
};

// Brings the layers together. Reads files, so on a run thread. Every secret value
// is added to the redactor before anything else can go wrong. Errors:
// VariableInvalid (subject = name), ComposePathInvalid (env file leaves the
// repository), VaultUnavailable, VaultKeyWrong.
Result<ResolvedVariables> resolve(const ResolveRequest &request, const SecretReader &readSecret, Redactor &redactor);

// The fingerprint alone, for deciding without touching a file: names and values
// of the person's variables. `salt` is the stack's own, so that equal values of
// two stacks do not show.
Result<QString> fingerprint(const QVector<Variable> &variables, const SecretReader &readSecret, const QByteArray &salt);

// The same per variable (name -> salted hash), so that a difference can be named.
Result<QMap<QString, QString>> fingerprintParts(const QVector<Variable> &variables, const SecretReader &readSecret,
                                                const QByteArray &salt);

} // namespace slipway::variables
