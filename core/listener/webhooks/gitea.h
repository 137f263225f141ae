// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/webhooks/provider.h"

namespace slipway::listener {

// Gitea and those that come from it or before it: Forgejo and Gogs. They send
// the same message under names of their own, and GitHub's headers beside them.
// Proof: their own X-…-Signature (hex), else X-Hub-Signature-256.
class Gitea final : public WebhookProvider
{
public:
    enum class Kind { Gitea, Forgejo, Gogs };
    explicit Gitea(Kind kind)
        : m_kind(kind)
    {
    }
    QString name() const override;
    bool recognises(const WebhookMessage &message) const override;
    bool isProven(const WebhookMessage &message, const SecretString &secret) const override;
    Result<WebhookEvent> read(const WebhookMessage &message) const override;
    WebhookMessage sample(const Push &push, const SecretString &secret) const override;

private:
    // "X-Gitea-Event" for "Event".
    QByteArray own(const char *rest) const;
    const Kind m_kind;
};

} // namespace slipway::listener
