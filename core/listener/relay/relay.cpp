// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/relay/relay.h"

#include "core/listener/relay/relayintake.h"

namespace slipway::listener {

struct Relay::Private {
    Private(WebhookService &webhookService, relay::RelayOptions options)
        : webhooks(webhookService)
        , intake(webhooks, relayHost(options.url.revealText()))
        , client(
              std::move(options), [this](const relay::ServerEvent &event) { return take(event); },
              [this](const RelayStatus &status) { webhooks.setRelayStatus(status); })
    {
    }

    // Pings and greetings are events of other types.
    bool take(const relay::ServerEvent &event)
    {
        if (event.type != "message")
            return true;
        if (!event.isTooLarge)
            return intake.receive(event.data);
        intake.noteTooLarge();
        return true;
    }

    WebhookService &webhooks;
    RelayIntake intake;
    relay::RelayClient client;
};

Relay::Relay(WebhookService &webhooks, relay::RelayOptions options)
    : d(std::make_unique<Private>(webhooks, std::move(options)))
{
    d->client.start();
}

Relay::~Relay()
{
    WebhookService &webhooks = d->webhooks;
    d.reset();
    webhooks.setRelayStatus({});
}

} // namespace slipway::listener
