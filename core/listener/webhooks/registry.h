// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/webhooks/provider.h"

#include <QStringList>
#include <memory>
#include <vector>

namespace slipway::listener {

// The providers there are, in the order in which a message is offered to them:
// those that send another's headers beside their own come first, and who takes
// anything comes last. Built once, then only read; any thread.
class WebhookRegistry
{
public:
    WebhookRegistry();
    const WebhookProvider &providerOf(const WebhookMessage &message) const;
    const WebhookProvider *find(const QString &name) const; // nullptr where there is none
    QStringList names() const;

private:
    std::vector<std::unique_ptr<WebhookProvider>> m_providers;
};

} // namespace slipway::listener
