// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/tokencommands.h"
#include "core/base/logging.h"
#include "core/model/errortext.h"
#include "core/services/changenotifier.h"
#include "core/services/listenertls.h"
#include "core/services/tokenservice.h"
#include "core/services/webhookservice.h"
#include "core/services/worker.h"

#include <QHostAddress>
#include <tuple>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

// For one call of the command line.
constexpr std::chrono::minutes kTokenLife{1};

} // namespace

Application::Application(Options options, Kind kind, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_kind(kind)
    , m_instance(std::make_unique<SingleInstance>(m_options.dataDirectory))
    , m_backend(std::make_unique<Backend>(
          BackendOptions{.dataDirectory = m_options.dataDirectory, .vault = m_options.vault, .isWatching = true}))
    , m_listenerFile(std::make_unique<ListenerFile>(m_options.dataDirectory))
{
}

Application::~Application()
{
    stop();
}

Result<> Application::start()
{
    SLIPWAY_TRY(m_instance->lock());
    SLIPWAY_TRY(m_backend->start());
    if (m_options.isListening) {
        const Result<> listening = startListener();
        if (!listening && m_kind == Kind::Serve)
            return listening;
        if (!listening)
            m_listenerError = listening.error();
    }
    connect(m_backend.get(), &Backend::vaultStateChanged, this, &Application::holdRelay);
    connect(&m_backend->services().changes, &ChangeNotifier::relayUrlChanged, this, &Application::holdRelay);
    holdRelay();
    SLIPWAY_TRY(m_instance->listen(
        [this](const QJsonObject &request, const SingleInstance::Reply &reply) { answer(request, reply); }));
    // Last: who reads it may call at once, with a secret too. A key file is read in a moment; a keychain
    // may ask the person first, and is not waited for.
    if (m_options.vault != VaultChoice::KeyFile || m_backend->vaultState() != Backend::VaultState::Opening)
        return m_listenerFile->write(listenerUrl());
    connect(
        m_backend.get(), &Backend::vaultStateChanged, this,
        [this] {
            if (const Result<> written = m_listenerFile->write(listenerUrl()); !written)
                qCWarning(lcApp, "%s", qUtf8Printable(errorLine(written.error())));
        },
        Qt::SingleShotConnection);
    return {};
}

Result<listener::ListenOptions> Application::listenOptions(const CoreSettings &settings) const
{
    ListenPlace place = m_options.listen.value_or(ListenPlace{settings.listenAddress, settings.listenPort});
    // An address of the network only where the person agreed to it: in the settings, or by --listen.
    if (!m_options.listen && !settings.isOpenToNetwork && !QHostAddress(place.address).isLoopback())
        place.address = CoreSettings().listenAddress;
    SLIPWAY_ASSIGN(auto tls, m_backend->listenerTls().identity(settings));
    return listener::ListenOptions{
        .address = place.address, .port = place.port, .publicUrl = settings.publicUrl, .tls = std::move(tls)};
}

Result<> Application::startListener()
{
    const Result<> started = listen();
    // The key of the certificate is in the vault, which opens a moment later.
    if (!started && started.error().code == ErrorCode::VaultUnavailable &&
        m_backend->vaultState() == Backend::VaultState::Opening) {
        listenWhenVaultOpens();
        return {};
    }
    return started;
}

Result<> Application::listen()
{
    m_fingerprint.clear();
    // Read once: what is compared with later is what was used.
    m_listening = m_backend->coreSettings();
    SLIPWAY_ASSIGN(const listener::ListenOptions options, listenOptions(m_listening));
    m_listener = std::make_unique<listener::Listener>(m_backend->services());
    const Result<> started = m_listener->start(options);
    if (!started)
        m_listener.reset();
    else if (options.tls) {
        m_fingerprint = tlsFingerprint(options.tls->certificatePem);
        qCInfo(lcApp, "SHA-256 fingerprint of its certificate: %s", qUtf8Printable(m_fingerprint));
    }
    return started;
}

void Application::listenWhenVaultOpens()
{
    connect(
        m_backend.get(), &Backend::vaultStateChanged, this,
        [this] {
            if (!m_listener)
                listenAnew();
        },
        Qt::SingleShotConnection);
}

void Application::applyListenerSettings()
{
    const CoreSettings now = m_backend->coreSettings();
    const auto place = [](const CoreSettings &settings) {
        return std::tie(settings.listenAddress, settings.listenPort, settings.publicUrl, settings.isListeningTls,
                        settings.tlsCertificateFile, settings.tlsKeyFile, settings.isOpenToNetwork);
    };
    if (!m_options.isListening || (place(now) == place(m_listening) && m_listener))
        return;
    listenAnew();
}

void Application::listenAnew()
{
    m_listener.reset();
    const Result<> started = listen();
    m_listenerError = started ? std::nullopt : std::optional(started.error());
    if (!started)
        qCWarning(lcApp, "%s", qUtf8Printable(errorLine(started.error())));
    if (const Result<> written = m_listenerFile->write(listenerUrl()); !written)
        qCWarning(lcApp, "%s", qUtf8Printable(errorLine(written.error())));
    Q_EMIT listenerChanged();
}

// While the vault is closed no delivery could be proven: better it waits at the forge.
void Application::holdRelay()
{
    WebhookService &webhooks = m_backend->services().webhooks;
    if (!webhooks.checkVault())
        return;
    auto url = webhooks.relayUrl();
    if (!url)
        qCWarning(lcApp, "%s", qUtf8Printable(errorLine(url.error())));
    if (!url || url->equals(m_relayUrl))
        return;
    m_relay.reset();
    m_relayUrl = *std::move(url);
    if (!m_relayUrl.isEmpty())
        m_relay = std::make_unique<listener::Relay>(webhooks, relay::RelayOptions{.url = m_relayUrl.clone()});
}

QString Application::listenerFingerprint() const
{
    return m_fingerprint;
}

QString Application::listenerUrl() const
{
    return m_listener ? m_listener->url() : QString();
}

void Application::stop()
{
    if (m_listenerFile)
        m_listenerFile->remove();
    m_listenerFile.reset();
    m_relay.reset();
    m_listener.reset();
    if (m_backend)
        m_backend->stop();
    // The lock goes last: the next instance must find everything closed.
    if (m_instance)
        m_instance->close();
}

void Application::answer(const QJsonObject &request, const SingleInstance::Reply &reply)
{
    const QString what = request.value(u"do"_s).toString();
    const QString kind = m_kind == Kind::Serve ? u"serve"_s : u"window"_s;
    if (what == "kind"_L1) {
        reply({{u"kind"_s, kind}});
    } else if (what == "raise"_L1) {
        Q_EMIT raiseRequested();
        reply({{u"kind"_s, kind}});
    } else if (what == "token"_L1) {
        const TokenService::Created created = m_backend->services().tokens.createShortLived(kTokenLife);
        reply({{u"kind"_s, kind},
               {u"token"_s, created.secret.revealText()},
               {u"url"_s, listenerUrl()},
               {u"fingerprint"_s, m_fingerprint}});
    } else if (isTokenCommand(request)) {
        Services &services = m_backend->services();
        services.worker.run([&services, request] { return runTokenCommand(services.tokens, services.audits, request); })
            .then(this, [reply](const QJsonObject &result) { reply(result); });
    } else {
        reply({{u"error"_s, tr("This instance of Slipway does not know that request.")}});
    }
}

} // namespace slipway
