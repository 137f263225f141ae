// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/appservice.h"
#include "core/services/changenotifier.h"
#include "core/services/credentialservice.h"
#include "core/services/webhookservice.h"
#include "core/store/stores.h"
#include "core/vault/vault.h"

namespace slipway {

// What app/Backend hands over; all outlive the service.
struct AppService::Dependencies {
    Stores &stores;
    vault::Vault &vault;
    StackService &stacks;
    CredentialService &credentials;
    WebhookService &webhooks;
    ChangeNotifier &changes;
};

} // namespace slipway
