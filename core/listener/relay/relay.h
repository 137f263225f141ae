// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/relay/relayclient.h"

#include <memory>

namespace slipway {
class WebhookService;
}

namespace slipway::listener {

// Webhooks over one channel of a relay for as long as it lives: the connection
// (relay::RelayClient, on its own thread) and what becomes of what it brings
// (RelayIntake). Its state is told to WebhookService::setRelayStatus(), Off at
// the end. Built and owned by app/Application on main; the vault must be open, or
// deliveries wait with the server. The destructor may wait for a delivery that
// is being recorded.
class Relay
{
public:
    Relay(WebhookService &webhooks, relay::RelayOptions options);
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway::listener
