// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/deploy/privatefolder.h"

#include <QString>
#include <memory>
#include <vector>

namespace slipway::deploy {

struct RunContext;

// Stands in for the env files that a service reads by `env_file:` where the override (see
// composeOverride) cannot bring the merged values: a Compose that does not know its tags, or
// compose files that could not all be read. The merged text is a file (0600) in a private folder
// outside the work tree; in the work tree there is only a link to it, so that neither a build nor
// a crash leaves a value there. A file of that name is put aside and comes back. Ends with the
// object: before anything else touches the work tree. Run thread.
class EnvFileStandIn
{
public:
    ~EnvFileStandIn();
    EnvFileStandIn(const EnvFileStandIn &) = delete;
    EnvFileStandIn &operator=(const EnvFileStandIn &) = delete;

    // Of an assembled project; null where none is needed. Takes an override that Compose would not
    // understand out of the project. FileAccess.
    static Result<std::shared_ptr<EnvFileStandIn>> placeWhereNeeded(RunContext &context);
    // What a killed instance left in the work tree.
    static void removeLeftovers(const RunContext &context);

private:
    struct Place {
        QString link; // absolute, in the work tree
        bool hasAside = false;
    };
    EnvFileStandIn() = default;
    Result<> put(const QString &path, const QString &target);
    static void takeAway(const QString &link);
    std::shared_ptr<PrivateFolder> m_folder; // of the merged text; goes last
    std::vector<Place> m_places;
};

} // namespace slipway::deploy
