// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"
#include "core/docker/localregistry.h"
#include "core/services/layercacheservice.h"
#include "core/store/stores.h"
#include "core/vault/vault.h"

namespace slipway {

// What app/Backend hands over; all outlive the service. `folder`: for what a local registry keeps.
struct LayerCacheService::Dependencies {
    Stores &stores;
    vault::Vault &vault;
    docker::DockerAccess &docker;
    const docker::LocalRegistry &registry;
    QString folder;
};

} // namespace slipway
