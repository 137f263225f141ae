// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/webhooks/provider.h"

namespace slipway::listener {

// Bitbucket, Cloud and Data Center: X-Hub-Signature over the raw body. One
// message may be of several branches (support.atlassian.com, "Event payloads").
class Bitbucket final : public WebhookProvider
{
public:
    QString name() const override { return QStringLiteral("bitbucket"); }
    bool recognises(const WebhookMessage &message) const override;
    bool isProven(const WebhookMessage &message, const SecretString &secret) const override;
    Result<WebhookEvent> read(const WebhookMessage &message) const override;
    WebhookMessage sample(const Push &push, const SecretString &secret) const override;
};

} // namespace slipway::listener
