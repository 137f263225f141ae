// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/runcontext.h"
#include "core/deploy/runqueue.h"
#include "core/services/changenotifier.h"
#include "core/services/environmentservice.h"
#include "core/services/scheduleservice.h"
#include "core/services/stackservice.h"

namespace slipway {

// What app/Backend hands over; all outlive the service.
struct StackService::Dependencies {
    deploy::RunTools tools;
    deploy::RunQueue &queue;
    EnvironmentService &environments;
    ChangeNotifier &changes;
    const ScheduleService &schedules;
};

} // namespace slipway
