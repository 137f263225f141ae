// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"
#include "core/services/changenotifier.h"
#include "core/services/environmentservice.h"
#include "core/store/stores.h"

namespace slipway {

// What app/Backend hands over; all outlive the service.
struct EnvironmentService::Dependencies {
    Stores &stores;
    docker::DockerAccess &docker;
    ChangeNotifier &changes;
};

} // namespace slipway
