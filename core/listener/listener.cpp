// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/listener.h"

#include "core/base/logging.h"
#include "core/listener/api/appscontroller.h"
#include "core/listener/api/credentialscontroller.h"
#include "core/listener/api/deliveriescontroller.h"
#include "core/listener/api/documentcontroller.h"
#include "core/listener/api/environmentscontroller.h"
#include "core/listener/api/healthcontroller.h"
#include "core/listener/api/inspectorcontroller.h"
#include "core/listener/api/layercachecontroller.h"
#include "core/listener/api/notificationscontroller.h"
#include "core/listener/api/relaycontroller.h"
#include "core/listener/api/runscontroller.h"
#include "core/listener/api/schedulecontroller.h"
#include "core/listener/api/sourcescontroller.h"
#include "core/listener/api/stackrunscontroller.h"
#include "core/listener/api/stackscontroller.h"
#include "core/listener/api/variablescontroller.h"
#include "core/listener/httpserver.h"
#include "core/listener/webhooks/webhookscontroller.h"
#include "core/services/auditservice.h"
#include "core/services/services.h"
#include "core/services/worker.h"

#include <QThread>

namespace slipway::listener {

struct Listener::Private {
    Private(Services &services, const Limits &serverLimits)
        : core(services)
        , limits(serverLimits)
        , stacks(services)
        , stackRuns(services)
        , runs(services)
        , environments(services)
        , schedule(services)
        , credentials(services)
        , sources(services)
        , deliveries(services)
        , notifications(services)
        , variables(services)
        , inspector(services)
        , apps(services)
        , layerCaches(services)
        , relay(services)
        , document(services)
        , webhooks(services)
    {
        health.addTo(router);
        stacks.addTo(router);
        stackRuns.addTo(router);
        runs.addTo(router);
        environments.addTo(router);
        schedule.addTo(router);
        credentials.addTo(router);
        sources.addTo(router);
        deliveries.addTo(router);
        notifications.addTo(router);
        variables.addTo(router);
        inspector.addTo(router);
        apps.addTo(router);
        layerCaches.addTo(router);
        relay.addTo(router);
        document.addTo(router);
        webhooks.addTo(router);
    }

    Services &core;
    const Limits limits;
    Router router;
    HealthController health;
    StacksController stacks;
    StackRunsController stackRuns;
    RunsController runs;
    EnvironmentsController environments;
    ScheduleController schedule;
    CredentialsController credentials;
    SourcesController sources;
    DeliveriesController deliveries;
    NotificationsController notifications;
    VariablesController variables;
    InspectorController inspector;
    AppsController apps;
    LayerCacheController layerCaches;
    RelayController relay;
    DocumentController document;
    WebhooksController webhooks;
    QThread thread;
    QObject *anchor = nullptr;          // lives on the thread; work is sent to it
    std::unique_ptr<HttpServer> server; // touched on the thread only
    quint16 port = 0;
    QString url;
};

Listener::Listener(Services &services, const Limits &limits)
    : d(std::make_unique<Private>(services, limits))
{
    d->thread.setObjectName(QStringLiteral("listener"));
}

Listener::~Listener()
{
    stop();
}

Result<> Listener::start(const ListenOptions &options)
{
    if (d->anchor)
        return fail(ErrorCode::Conflict, d->url);
    d->anchor = new QObject;
    d->anchor->moveToThread(&d->thread);
    d->thread.start();
    Result<> started;
    QMetaObject::invokeMethod(
        d->anchor,
        [this, &options, &started] {
            d->server = std::make_unique<HttpServer>(d->router, d->core.tokens, d->limits);
            d->server->onChange([&core = d->core](const AuditEntry &entry) {
                core.worker.run([&core, entry] { core.audits.record(entry); });
            });
            started = d->server->listen(options);
            if (started) {
                d->port = d->server->port();
                d->url = d->server->url();
            }
        },
        Qt::BlockingQueuedConnection);
    if (!started)
        stop();
    else
        qCInfo(lcListener) << "Listening on" << qUtf8Printable(d->url);
    return started;
}

void Listener::stop()
{
    if (!d->anchor)
        return;
    QMetaObject::invokeMethod(
        d->anchor, [this] { d->server.reset(); }, Qt::BlockingQueuedConnection);
    d->anchor->deleteLater(); // runs as the thread's event loop ends
    d->anchor = nullptr;
    d->thread.quit();
    d->thread.wait();
    d->port = 0;
    d->url.clear();
}

quint16 Listener::port() const
{
    return d->port;
}

QString Listener::url() const
{
    return d->url;
}

QStringList Listener::routes() const
{
    QStringList routes;
    for (const Router::Route &route : d->router.routes())
        routes << QString::fromLatin1(methodName(route.method)) + QStringLiteral(" /") +
                      route.segments.join(QLatin1Char('/'));
    return routes;
}

} // namespace slipway::listener
