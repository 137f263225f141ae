// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/app.h"

#include <memory>
#include <optional>

namespace slipway {

// The registries in which the layers of Dockerfile apps are kept, one for each environment, so that a
// pruned or another machine builds quickly. Blocking (SQLite; Docker for startLocal); thread safe; not on
// main: use Worker. A local registry that is a program lives as long as Slipway does: start() has it run
// again, stop() ends it.
class LayerCacheService
{
public:
    struct Dependencies; // services/layercacheservice_p.h
    explicit LayerCacheService(const Dependencies &dependencies);
    ~LayerCacheService();
    LayerCacheService(const LayerCacheService &) = delete;
    LayerCacheService &operator=(const LayerCacheService &) = delete;

    Result<LayerCache> get(EnvironmentId id) const;
    bool hasPassword(EnvironmentId id) const;
    // The password is kept where none is given, and goes with an empty one. InvalidInput (layerCache).
    Result<> set(EnvironmentId id, const LayerCache &cache, const std::optional<SecretString> &password);
    // Starts a registry on this machine and answers how it is reached; nothing is stored. As a container
    // where the Engine has the image registry:2, else, for the local environment, as the program
    // docker-registry. NotFound where there is neither; Docker's own errors.
    Result<LayerCache> startLocal(EnvironmentId id);

    void start();
    void stop(); // waits for the program's end

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
