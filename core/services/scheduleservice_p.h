// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/deploy/runqueue.h"
#include "core/services/changenotifier.h"
#include "core/services/scheduleservice.h"
#include "core/store/stores.h"

namespace slipway {

// What app/Backend hands over; all outlive the service.
struct ScheduleService::Dependencies {
    Stores &stores;
    deploy::RunQueue &queue;
    ChangeNotifier &changes;
    const Clock &clock;
};

} // namespace slipway
