// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/backend.h"
#include "app/listenerfile.h"
#include "app/options.h"
#include "app/singleinstance.h"
#include "core/base/result.h"
#include "core/listener/listener.h"
#include "core/listener/relay/relay.h"

#include <QObject>
#include <memory>
#include <optional>

namespace slipway {

// One running instance, with or without a window: takes the data directory's
// lock, starts the core, the listener, the connection to the relay where there
// is one (once the vault is open) and the single-instance socket, in this order,
// and ends them in the opposite one. Lives on main; main() owns it.
class Application : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Window, Serve };
    Application(Options options, Kind kind, QObject *parent = nullptr);
    ~Application() override;

    // InstanceRunning, Database…, FileAccess. A listener that cannot start is
    // an error for Serve (Conflict); a window goes on without it, see listenerError().
    Result<> start();
    // Cancels what runs, closes everything. Idempotent.
    void stop();

    Backend &backend() { return *m_backend; }
    QString listenerUrl() const;         // empty while it is off
    QString listenerFingerprint() const; // of its certificate; empty without TLS
    // Listens as the settings say now, where that is not how it listens already. Blocking, short.
    void applyListenerSettings();
    const std::optional<Error> &listenerError() const { return m_listenerError; }

Q_SIGNALS:
    void raiseRequested();
    void listenerChanged();

private:
    Result<> startListener();
    Result<> listen();
    void listenWhenVaultOpens();
    void listenAnew();
    Result<listener::ListenOptions> listenOptions(const CoreSettings &settings) const;
    void holdRelay();
    void answer(const QJsonObject &request, const SingleInstance::Reply &reply);

    const Options m_options;
    const Kind m_kind;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<listener::Listener> m_listener;
    CoreSettings m_listening; // what it was started with
    QString m_fingerprint;
    std::unique_ptr<ListenerFile> m_listenerFile;
    std::optional<Error> m_listenerError;
    std::unique_ptr<listener::Relay> m_relay;
    SecretString m_relayUrl; // of m_relay
};

} // namespace slipway
