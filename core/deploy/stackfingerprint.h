// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/app.h"
#include "core/model/stack.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace slipway {
class SealedStore;
}

namespace slipway::deploy {

// What a stack's variables and settings are at one moment, as salted hashes by
// name: it tells which of them changed, never what a value is. A secret counts
// by its sealed bytes (a new nonce each time it is sealed), so neither the vault
// nor any file is needed to see that nothing changed. A value; any thread.
class StackFingerprint
{
public:
    // `environmentVariables`: those of all stacks of its environment; one the stack sets too does not count.
    static Result<StackFingerprint> of(const Stack &stack, const QVector<Variable> &environmentVariables,
                                       const SealedStore &sealed);
    // Of a Dockerfile app: how it is built and run.
    void addApp(const App &app);
    // What StackState::deployedFingerprint keeps.
    QString toText() const;
    static StackFingerprint fromText(const QString &text);

    QStringList changedVariables(const StackFingerprint &before) const;
    QStringList changedSettings(const StackFingerprint &before) const; // in words
    bool isEmpty() const { return m_settings.isEmpty() && m_variables.isEmpty(); }
    bool operator==(const StackFingerprint &) const = default;

private:
    QMap<QString, QString> m_settings;
    QMap<QString, QString> m_variables;
};

} // namespace slipway::deploy
