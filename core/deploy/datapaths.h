// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/environment.h"
#include "core/model/stack.h"
#include "core/store/repositorystore.h"

#include <QString>

namespace slipway::deploy {

// Where things lie under the data directory (contract: "Files under the data
// directory"). The one place that knows. A value; any thread.
struct DataPaths {
    QString root; // absolute

    QString database() const { return root + QStringLiteral("/slipway.db"); }
    QString vaultKey() const { return root + QStringLiteral("/vault.key"); }
    QString knownHosts() const { return root + QStringLiteral("/known_hosts"); } // accepted by the person
    QString repositories() const { return root + QStringLiteral("/repositories"); }
    QString stacks() const { return root + QStringLiteral("/stacks"); }
    QString temporary() const { return root + QStringLiteral("/tmp"); } // of runs; emptied at start
    QString appCompose(StackId stack) const // written by Slipway, where the stack is a Dockerfile app
    {
        return root + QStringLiteral("/apps/%1/compose.yaml").arg(stack.value);
    }
    QString layerCache() const { return root + QStringLiteral("/layer-cache"); } // of a local registry
    QString runs() const { return root + QStringLiteral("/runs"); }

    QString mirror(const RepositoryRow &repository) const
    {
        return repositories() + QLatin1Char('/') + repository.directory;
    }
    // The ledger's name of a work tree: "ENV/NAME".
    static QString workTreeName(const Environment &environment, const StackSettings &settings)
    {
        return environment.shortName + QLatin1Char('/') + settings.name;
    }
    QString workTree(const Environment &environment, const StackSettings &settings) const
    {
        return stacks() + QLatin1Char('/') + workTreeName(environment, settings);
    }
};

} // namespace slipway::deploy
