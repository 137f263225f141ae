// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/tokencommands.h"
#include "core/base/logging.h"
#include "core/services/tokenservice.h"
#include "core/services/worker.h"

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
    SLIPWAY_TRY(m_instance->listen(
        [this](const QJsonObject &request, const SingleInstance::Reply &reply) { answer(request, reply); }));
    // Last: who reads it may call at once.
    return m_listenerFile->write(listenerUrl());
}

Result<> Application::startListener()
{
    const CoreSettings settings = m_backend->coreSettings();
    const ListenPlace place = m_options.listen.value_or(ListenPlace{settings.listenAddress, settings.listenPort});
    m_listener = std::make_unique<listener::Listener>(m_backend->services());
    const Result<> started =
        m_listener->start({.address = place.address, .port = place.port, .publicUrl = settings.publicUrl});
    if (!started)
        m_listener.reset();
    return started;
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
        reply({{u"kind"_s, kind}, {u"token"_s, created.secret.revealText()}, {u"url"_s, listenerUrl()}});
    } else if (isTokenCommand(request)) {
        Services &services = m_backend->services();
        services.worker.run([&services, request] { return runTokenCommand(services.tokens, services.audits, request); })
            .then(this, [reply](const QJsonObject &result) { reply(result); });
    } else {
        reply({{u"error"_s, tr("This instance of Slipway does not know that request.")}});
    }
}

} // namespace slipway
