// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/message.h"
#include "core/listener/webhooks/registry.h"
#include "core/services/deliveryservice.h"

#include <functional>

namespace slipway {
class Clock;
class WebhookService;
} // namespace slipway

namespace slipway::listener {

// The way of a webhook from its bytes to its answer: provider by header, proof
// on the raw body, what it says, and only then WebhookService. The same for what
// comes over the wire and for a test delivery. Never waits: the answer comes
// when the delivery is on disk. Any thread.
class WebhookIntake
{
public:
    explicit WebhookIntake(WebhookService &webhooks)
        : m_webhooks(webhooks)
    {
    }
    using Done = std::function<void(const Answer &answer)>;
    void receive(const WebhookAddress &address, WebhookMessage message, const QString &sender, const Done &done) const;
    // Made and proved as the provider would, then received. Blocking.
    Result<DeliveryService::TestAnswer> sendTest(const DeliveryService::TestPush &push) const;
    QStringList providers() const { return m_registry.names(); }

private:
    const WebhookProvider &providerFor(const WebhookAddress &address, const WebhookMessage &message) const;
    WebhookService &m_webhooks;
    const WebhookRegistry m_registry;
};

} // namespace slipway::listener
