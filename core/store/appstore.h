// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/app.h"

#include <QVector>
#include <optional>
#include <utility>

namespace slipway {

class Database;

// What Dockerfile apps have beside their stack's row: settings, the images that were built, what a
// run built, and the environments' layer caches. All of it goes with the stack, run or environment.
// Any thread, blocking.
class AppStore
{
public:
    explicit AppStore(Database &database)
        : m_database(database)
    {
    }
    // nullopt: the stack is no app.
    Result<std::optional<App>> find(StackId id) const;
    Result<QVector<App>> all() const;
    Result<> put(const App &app);

    Result<QVector<AppImage>> images(StackId id) const; // newest first
    Result<> addImage(StackId id, const AppImage &image);
    Result<> removeImage(qint64 id);

    Result<std::optional<AppBuild>> build(RunId run) const;
    // The newest run of the stack that built something, with what it built.
    Result<std::optional<std::pair<RunId, AppBuild>>> latestBuild(StackId id) const;
    Result<> putBuild(RunId run, const AppBuild &build);

    Result<LayerCache> layerCache(EnvironmentId id) const; // empty where there is none
    Result<> putLayerCache(EnvironmentId id, const LayerCache &cache);

private:
    Database &m_database;
};

} // namespace slipway
