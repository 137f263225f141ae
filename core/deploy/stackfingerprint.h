// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/app.h"
#include "core/model/stack.h"
#include "core/store/sealedstore.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace slipway {
struct Stores;
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
                                       const SealedMarks &sealed);
    // Of a Dockerfile app: how it is built and run.
    void addApp(const App &app);
    // What StackState::deployedFingerprint keeps.
    QString toText() const;
    static StackFingerprint fromText(const QString &text);

    QStringList changedVariables(const StackFingerprint &before) const;
    QStringList changedSettings(const StackFingerprint &before) const; // in words
    // True also where nothing is known of before.
    bool isChangedSince(const StackFingerprint &before) const;
    bool isEmpty() const { return m_settings.isEmpty() && m_variables.isEmpty(); }

private:
    QStringList changedSettingKeys(const StackFingerprint &before) const;

    int m_version = 1; // of what counts; what a stored one did not count is no change
    QMap<QString, QString> m_settings;
    QMap<QString, QString> m_variables;
};

// The present fingerprints of many stacks from few reads, all made at once: nothing is decrypted,
// so that a list of all stacks can tell which of them differ from what was deployed. Any thread.
class Fingerprints
{
public:
    static Result<Fingerprints> load(const Stores &stores, const QVector<EnvironmentId> &environments);
    Result<StackFingerprint> of(const Stack &stack, const std::optional<App> &app) const;

private:
    QHash<EnvironmentId, QVector<Variable>> m_environmentVariables;
    SealedMarks m_sealed;
};

// Of one stack.
Result<StackFingerprint> presentFingerprint(const Stores &stores, const Stack &stack, const std::optional<App> &app);

} // namespace slipway::deploy
