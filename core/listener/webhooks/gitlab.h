// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/webhooks/provider.h"

namespace slipway::listener {

// GitLab: the secret itself in X-Gitlab-Token, or signed as Standard Webhooks
// ask: `webhook-signature: v1,BASE64` over "id.timestamp.body", 5 minutes. Where
// a signature is there it must hold (docs.gitlab.com, "Webhooks").
class GitLab final : public WebhookProvider
{
public:
    QString name() const override { return QStringLiteral("gitlab"); }
    bool recognises(const WebhookMessage &message) const override;
    bool isProven(const WebhookMessage &message, const SecretString &secret) const override;
    Result<WebhookEvent> read(const WebhookMessage &message) const override;
    WebhookMessage sample(const Push &push, const SecretString &secret) const override;
};

} // namespace slipway::listener
