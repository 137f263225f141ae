// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/runlog.h"
#include "core/deploy/runqueue.h"
#include "core/services/runservice.h"
#include "core/store/runstore.h"

namespace slipway {

// What app/Backend hands over; all outlive the service.
struct RunService::Dependencies {
    RunStore &runs;
    deploy::RunLogs &logs;
    deploy::RunQueue &queue;
};

} // namespace slipway
