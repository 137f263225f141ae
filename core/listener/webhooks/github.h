// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/webhooks/provider.h"

namespace slipway::listener {

// GitHub: X-Hub-Signature-256 over the raw body, JSON or a form
// (docs.github.com, "Webhook events and payloads", "Validating webhook deliveries").
class GitHub final : public WebhookProvider
{
public:
    QString name() const override { return QStringLiteral("github"); }
    bool recognises(const WebhookMessage &message) const override;
    bool isProven(const WebhookMessage &message, const SecretString &secret) const override;
    Result<WebhookEvent> read(const WebhookMessage &message) const override;
    WebhookMessage sample(const Push &push, const SecretString &secret) const override;
};

} // namespace slipway::listener
