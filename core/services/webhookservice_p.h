// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/runqueue.h"
#include "core/services/changenotifier.h"
#include "core/services/webhookservice.h"
#include "core/store/stores.h"
#include "core/vault/vault.h"

namespace slipway {

class Clock;

// What app/Backend hands over; all outlive the service.
struct WebhookService::Dependencies {
    Stores &stores;
    deploy::RunQueue &queue;
    vault::Vault &vault;
    ChangeNotifier &changes;
    const Clock &clock;
};

} // namespace slipway
