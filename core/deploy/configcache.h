// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/docker/dockeraccess.h"

#include <QByteArray>
#include <QHash>
#include <mutex>
#include <optional>

namespace slipway::deploy {

// What `docker compose config` said, by the hash of all it was made from, one
// entry a stack: the call runs only where compose files or variables changed. In
// memory only, since the hash covers secret values; the JSON itself is not kept.
// Thread safe. Owned by app/Backend.
class ConfigCache
{
public:
    // The hash of a project: files and env files by content, variables, folder.
    // `commit` counts where a compose file draws in others (include, extends).
    // Nothing where a file cannot be read.
    static std::optional<QByteArray> keyOf(const docker::ComposeProject &project, const QString &commit);

    std::optional<docker::ComposeConfig> find(StackId stack, const QByteArray &key) const;
    void put(StackId stack, const QByteArray &key, docker::ComposeConfig config);
    void forget(StackId stack);

private:
    struct Entry {
        QByteArray key;
        docker::ComposeConfig config;
    };
    mutable std::mutex m_mutex;
    QHash<StackId, Entry> m_entries;
};

} // namespace slipway::deploy
