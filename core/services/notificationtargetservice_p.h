// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/notify/outbox.h"
#include "core/services/changenotifier.h"
#include "core/services/notificationtargetservice.h"
#include "core/store/notificationtargetstore.h"
#include "core/vault/vault.h"

namespace slipway {

// What app/Backend hands over; all outlive the service.
struct NotificationTargetService::Dependencies {
    NotificationTargetStore &store;
    vault::Vault &vault;
    notify::HttpCalls &calls;
    notify::Outbox &outbox;
    ChangeNotifier &changes;
    Clock &clock;
};

} // namespace slipway
