// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/vaultchoice.h"
#include "core/base/result.h"
#include "core/model/setting.h"
#include "core/services/services.h"
#include "core/vault/vaultkeeper.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

namespace slipway {

class ListenerTls;

struct BackendOptions {
    QString dataDirectory; // absolute; made 0700 if absent
    VaultChoice vault = VaultChoice::Keychain;
    bool isWatching = true; // follow Docker events (off for short command line work and some tests)
};

// Everything without a window, built in order and owned: database, stores, vault,
// process runner, Git, Docker, queue, services. Lives on main; the same for the
// window, for `serve` and for tests.
// start(): makes the directories (0700), opens the database, ends leftovers of a
// killed instance, marks interrupted runs, takes up queued ones, starts watching;
// it does not wait for the keychain or Docker. stop(): cancels runs, waits for
// threads, closes the database; idempotent, also by the destructor.
class Backend : public QObject
{
    Q_OBJECT
public:
    explicit Backend(BackendOptions options, QObject *parent = nullptr);
    ~Backend() override;

    Result<> start();
    void stop();
    Services &services();
    // The settings core reads, as stored; the defaults where they cannot be read. After start().
    CoreSettings coreSettings() const;
    // Keeps them and applies what can be applied at once (runs at once). Blocking; any thread.
    Result<> setCoreSettings(const CoreSettings &settings);
    // Tells once how the vault was opened: keychain, key file, or for this session only.
    using VaultState = vault::VaultKeeper::State;
    VaultState vaultState() const;
    // With VaultState::WrongKey: the person gives the lost key up, and secrets are entered anew with
    // the key there is. Nothing is removed. Blocking on SQLite.
    Result<> startVaultAnew();
    QString vaultMessage() const; // why, in words; empty where Open
    // A fresh key for all secrets (VaultKeeper::renewKey): on main, after start(), answers once, later.
    void renewVaultKey(std::function<void(Result<>)> done);
    QString vaultKeyPlace() const; // "the desktop keychain", "the key file …"
    ListenerTls &listenerTls();
    int waitingRunCount() const;
    int runningRunCount() const;

Q_SIGNALS:
    void vaultStateChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
