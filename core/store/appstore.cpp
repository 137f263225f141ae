// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/appstore.h"

#include "core/store/appcolumns.h"
#include "core/store/database.h"
#include "core/store/query.h"

namespace slipway {

using sql::Query;

namespace {

App appFrom(Query &row)
{
    App app;
    app.stackId = row.id<StackId>();
    app.settings = sql::appSettingsFrom(row.text());
    app.publishedPort = row.smallNumber();
    return app;
}

} // namespace

Result<std::optional<App>> AppStore::find(StackId id) const
{
    std::optional<App> found;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT stack_id, settings, published_port FROM app WHERE stack_id = ?");
        SLIPWAY_TRY(query.run(id));
        if (query.next())
            found = appFrom(query);
        return query.finish();
    }));
    return found;
}

Result<QVector<App>> AppStore::all() const
{
    QVector<App> apps;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT stack_id, settings, published_port FROM app ORDER BY stack_id");
        SLIPWAY_TRY(query.run());
        while (query.next())
            apps << appFrom(query);
        return query.finish();
    }));
    return apps;
}

Result<> AppStore::put(const App &app)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database, "INSERT OR REPLACE INTO app (stack_id, settings, published_port) VALUES (?, ?, ?)");
        return query.run(app.stackId, sql::appSettingsColumn(app.settings), app.publishedPort);
    });
}

Result<QVector<AppImage>> AppStore::images(StackId id) const
{
    QVector<AppImage> images;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT id, commit_id, image_id, bytes, built_at FROM app_image WHERE stack_id = ? "
                              "ORDER BY id DESC");
        SLIPWAY_TRY(query.run(id));
        while (query.next()) {
            AppImage image;
            image.id = query.number();
            image.commit = query.text();
            image.imageId = query.text();
            image.bytes = query.number();
            image.builtAt = query.time();
            images << image;
        }
        return query.finish();
    }));
    return images;
}

Result<> AppStore::addImage(StackId id, const AppImage &image)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database,
                    "INSERT INTO app_image (stack_id, commit_id, image_id, bytes, built_at) VALUES (?, ?, ?, ?, ?)");
        return query.run(id, image.commit, image.imageId, image.bytes, image.builtAt);
    });
}

Result<> AppStore::removeImage(qint64 id)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database, "DELETE FROM app_image WHERE id = ?");
        return query.run(id);
    });
}

Result<std::optional<AppBuild>> AppStore::build(RunId run) const
{
    std::optional<AppBuild> found;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT content FROM app_build WHERE run_id = ?");
        SLIPWAY_TRY(query.run(run));
        if (query.next())
            found = sql::appBuildFrom(query.text());
        return query.finish();
    }));
    return found;
}

Result<std::optional<std::pair<RunId, AppBuild>>> AppStore::latestBuild(StackId id) const
{
    std::optional<std::pair<RunId, AppBuild>> found;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT b.run_id, b.content FROM app_build b JOIN run r ON r.id = b.run_id "
                              "WHERE r.stack_id = ? ORDER BY b.run_id DESC LIMIT 1");
        SLIPWAY_TRY(query.run(id));
        if (query.next()) {
            const RunId run = query.id<RunId>();
            found = std::pair(run, sql::appBuildFrom(query.text()));
        }
        return query.finish();
    }));
    return found;
}

Result<> AppStore::putBuild(RunId run, const AppBuild &build)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database, "INSERT OR REPLACE INTO app_build (run_id, content) VALUES (?, ?)");
        return query.run(run, sql::appBuildColumn(build));
    });
}

Result<LayerCache> AppStore::layerCache(EnvironmentId id) const
{
    LayerCache cache;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT address, username FROM layer_cache WHERE environment_id = ?");
        SLIPWAY_TRY(query.run(id));
        if (query.next()) {
            cache.address = query.text();
            cache.username = query.text();
        }
        return query.finish();
    }));
    return cache;
}

Result<> AppStore::putLayerCache(EnvironmentId id, const LayerCache &cache)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database,
                    "INSERT OR REPLACE INTO layer_cache (environment_id, address, username) VALUES (?, ?, ?)");
        return query.run(id, cache.address, cache.username);
    });
}

} // namespace slipway
