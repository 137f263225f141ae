// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/webhookscontroller.h"

#include "core/listener/router.h"
#include "core/services/services.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

WebhooksController::WebhooksController(Services &services)
    : m_services(services)
    , m_intake(services.webhooks)
{
    m_services.deliveries.setSender(DeliveryService::Sender{
        m_intake.providers(), [this](const DeliveryService::TestPush &push) { return m_intake.sendTest(push); }});
}

WebhooksController::~WebhooksController()
{
    m_services.deliveries.setSender({});
}

void WebhooksController::addTo(Router &router)
{
    add(router, u"/api/git/stacks/{id}/webhook"_s, WebhookAddress::Kind::Stack);
    add(router, u"/webhooks/github/{id}"_s, WebhookAddress::Kind::App);
    add(router, u"/webhooks/repositories/{id}"_s, WebhookAddress::Kind::Repository);
}

void WebhooksController::add(Router &router, const QString &pattern, WebhookAddress::Kind kind)
{
    router.addWebhook(pattern, [this, kind](const Request &request, qint64 id, const Reply &reply) {
        m_intake.receive({kind, id}, {request.headers, request.body, QDateTime::currentDateTimeUtc()}, request.sender,
                         [reply](const Answer &answer) { reply.send(answer); });
    });
}

} // namespace slipway::listener
