// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/webhooks/provider.h"

namespace slipway::listener {

// Anything else: `Authorization: Bearer SECRET`, or X-Hub-Signature-256. The
// body may say {"ref" or "branch", "commit"}; without one any branch is meant.
class Generic final : public WebhookProvider
{
public:
    QString name() const override { return QStringLiteral("generic"); }
    bool recognises(const WebhookMessage &message) const override;
    bool isProven(const WebhookMessage &message, const SecretString &secret) const override;
    Result<WebhookEvent> read(const WebhookMessage &message) const override;
    WebhookMessage sample(const Push &push, const SecretString &secret) const override;
};

} // namespace slipway::listener
