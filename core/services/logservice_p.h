// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"
#include "core/services/logservice.h"
#include "core/store/stores.h"
#include "core/vault/vault.h"

namespace slipway {

class ChangeNotifier;

// What app/Backend hands over; all outlive the service.
struct LogService::Dependencies {
    Stores &stores;
    docker::DockerAccess &docker;
    vault::Vault &vault;
    ChangeNotifier &changes;
};

} // namespace slipway
