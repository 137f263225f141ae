// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/mirrorcleanup.h"

#include "core/deploy/runcontext.h"

#include <QDir>

namespace slipway::deploy {

void removeUnusedMirrors(const RunTools &tools)
{
    const auto unused = tools.stores.repositories.unused();
    if (!unused)
        return;
    for (const RepositoryRow &repository : *unused) {
        const QString mirror = tools.paths.mirror(repository);
        const auto passage = tools.gate.enterAlone(mirror, {});
        // The row first: where a stack took the repository up meanwhile, its mirror stays.
        if (tools.stores.repositories.remove(repository.id) && !repository.directory.isEmpty())
            QDir(mirror).removeRecursively();
    }
}

} // namespace slipway::deploy
