// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/appproject.h"

#include "core/deploy/apps/appcompose.h"
#include "core/deploy/apps/imagehistory.h"
#include "core/deploy/projectassembly.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace slipway::deploy {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Result<ComposeFiles> appFiles(RunContext &context)
{
    const QString path = context.tools.paths.appCompose(context.stack.id);
    SLIPWAY_ASSIGN(const QVector<Variable> wide,
                   context.tools.stores.environments.variables(context.stack.settings.environmentId));
    context.appCompose = appCompose(context.stack.settings, *context.app, wide);
    if (isLifecycle(context.run.kind) && !QFile::exists(path))
        SLIPWAY_TRY(writeAppCompose(context, context.appCompose));
    return ComposeFiles{context.workTree, {path}};
}

Result<QByteArray> writeAppCompose(RunContext &context, const QByteArray &content)
{
    const QString path = context.tools.paths.appCompose(context.stack.id);
    const QByteArray before = contentOf(path);
    if (before == content)
        return before;
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(ErrorCode::FileAccess, path, file.errorString());
    return before;
}

Result<> addLayerCacheLogin(RunContext &context, std::vector<docker::RegistryAuth> &logins)
{
    if (!context.app)
        return {};
    const EnvironmentId environment = context.stack.settings.environmentId;
    SLIPWAY_ASSIGN(context.layerCache, context.tools.stores.apps.layerCache(environment));
    if (context.layerCache.address.isEmpty() || context.layerCache.username.isEmpty())
        return {};
    auto password =
        context.tools.vault.unseal({QStringLiteral("layer_cache"), environment.value, QStringLiteral("password")});
    if (!password) {
        // Without it the cache does not help; it never keeps an app from being deployed.
        context.tell(
            QCoreApplication::translate("Run", "The login for the layer cache %1 has no password that can be read.")
                .arg(context.layerCache.address));
        return {};
    }
    context.redactor.add(*password);
    logins.push_back({context.layerCache.address.section(QLatin1Char('/'), 0, 0), context.layerCache.username,
                      std::move(*password)});
    return {};
}

void removeAppTraces(RunTools &tools, const Stack &stack)
{
    RunContext context(tools);
    if (assembleProjectByName(context, stack))
        removeAllImages(context);
    QDir(QFileInfo(tools.paths.appCompose(stack.id)).path()).removeRecursively();
}

} // namespace slipway::deploy
