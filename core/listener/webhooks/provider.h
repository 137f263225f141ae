// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/listener/webhooks/message.h"
#include "core/model/delivery.h"

#include <QString>

namespace slipway::listener {

// One forge: how its webhooks are told apart, proved, read and made. Adding one
// is a file with such a class and a line in registry.cpp. No state; any thread.
class WebhookProvider
{
public:
    WebhookProvider() = default;
    virtual ~WebhookProvider() = default;
    WebhookProvider(const WebhookProvider &) = delete;
    WebhookProvider &operator=(const WebhookProvider &) = delete;

    virtual QString name() const = 0; // "github"; stored
    // By its event header, never by which signature is there. Asked in the registry's order.
    virtual bool recognises(const WebhookMessage &message) const = 0;
    // Over the raw body, in constant time; takes as long for no proof as for a wrong one.
    virtual bool isProven(const WebhookMessage &message, const SecretString &secret) const = 0;
    // Only of proven messages. InvalidInput (body) where it is not what the provider documents.
    virtual Result<WebhookEvent> read(const WebhookMessage &message) const = 0;

    // A push as the provider sends it, proved with `secret`.
    struct Push {
        QString branch;
        QString commit;
        QByteArray deliveryId; // a UUID
        QDateTime now;
    };
    virtual WebhookMessage sample(const Push &push, const SecretString &secret) const = 0;
};

} // namespace slipway::listener
