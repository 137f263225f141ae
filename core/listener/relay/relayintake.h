// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/relay/relayedmessage.h"
#include "core/listener/webhooks/registry.h"
#include "core/services/webhookservice.h"

namespace slipway::listener {

// Takes a webhook in that came over a relay, as if it had been posted: same
// proof, same guard against replays, same record. The relay does not say at
// which of our addresses it was sent: it goes to those whose secret proves it
// and, where the message names a repository that is known here, only to those of
// that repository. Nobody is answered; what is refused stands among the
// deliveries with the reason. Blocking; one thread at a time.
class RelayIntake
{
public:
    // `host` of the relay, as the sender of what comes.
    RelayIntake(WebhookService &webhooks, const QString &host)
        : m_webhooks(webhooks)
        , m_sender(senderText(host))
    {
    }
    // False where it could not be recorded, so that it should come again.
    bool receive(const QByteArray &event);
    void noteTooLarge();
    // "relay smee.io"
    static QString senderText(const QString &host);

private:
    struct Place {
        WebhookPlace place;
        std::shared_ptr<const WebhookTarget> target;
    };
    using Places = std::vector<Place>;
    bool accept(const Place &place, const WebhookProvider &provider, const WebhookMessage &message);
    void refuse(const Places &places, const RelayedMessage &relayed, const WebhookProvider &provider,
                DeliveryVerdict verdict, const QString &reason);
    void note(const WebhookAddress &address, const RelayedMessage &relayed, const QString &provider,
              DeliveryVerdict verdict, const QString &reason);
    WebhookService &m_webhooks;
    const WebhookRegistry m_registry;
    const QString m_sender;
};

} // namespace slipway::listener
