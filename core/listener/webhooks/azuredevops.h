// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/webhooks/provider.h"

namespace slipway::listener {

// Azure DevOps service hooks: told by `eventType` in the body, proved by HTTP
// basic auth whose password is the secret (learn.microsoft.com, "Service hooks events", git.push).
class AzureDevOps final : public WebhookProvider
{
public:
    QString name() const override { return QStringLiteral("azuredevops"); }
    bool recognises(const WebhookMessage &message) const override;
    bool isProven(const WebhookMessage &message, const SecretString &secret) const override;
    Result<WebhookEvent> read(const WebhookMessage &message) const override;
    WebhookMessage sample(const Push &push, const SecretString &secret) const override;
};

} // namespace slipway::listener
