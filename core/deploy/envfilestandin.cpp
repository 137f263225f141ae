// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/envfilestandin.h"

#include "core/deploy/runcontext.h"
#include "core/docker/composecommand.h"
#include "core/variables/envfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QVersionNumber>

namespace slipway::deploy {

namespace {

constexpr QLatin1String kAside(".slipway-aside");

// "!reset" and "!override" as the override uses them (release notes of Compose 2.24.4).
bool hasTagsTooNew(RunContext &context)
{
    if (!context.project.overriding.contains(": !"))
        return false;
    const auto version = QVersionNumber::fromString(context.tools.docker.composeVersion(context.cancel));
    return !version.isNull() && version < QVersionNumber(2, 24, 4);
}

QMap<QString, QString> mergedValues(const variables::Layers &layers)
{
    QMap<QString, QString> values;
    const QStringList names = layers.names();
    for (const QString &name : names) {
        for (const variables::LayeredValue &value : layers.of(name)) {
            const bool isOwn =
                value.layer == variables::Layer::Process || value.layer == variables::Layer::ProcessFixed;
            if (!isOwn && docker::isVariablePassed(name))
                values.insert(name, value.value); // the later one wins
        }
    }
    return values;
}

Result<> writePrivately(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(text) != text.size() || !file.flush())
        return fail(ErrorCode::FileAccess, path, file.errorString());
    return {};
}

QStringList layerFiles(const RunContext &context)
{
    QStringList paths{context.resolved.ownEnvFile};
    if (!context.resolved.stackEnvFile.isEmpty() && !paths.contains(context.resolved.stackEnvFile))
        paths << context.resolved.stackEnvFile;
    return paths;
}

} // namespace

Result<std::shared_ptr<EnvFileStandIn>> EnvFileStandIn::placeWhereNeeded(RunContext &context)
{
    std::shared_ptr<EnvFileStandIn> placed;
    const bool isUnread = !context.source || context.source->hasUnreadFiles;
    const bool isTooOld = hasTagsTooNew(context);
    if (context.app || (!isUnread && !isTooOld))
        return placed;
    if (isTooOld)
        context.project.overriding.clear();
    const bool hasOwnValues = !context.resolved.processEnvironment.isEmpty();
    QStringList paths;
    for (const QString &path : layerFiles(context)) {
        if (hasOwnValues || !QFileInfo::exists(path))
            paths << path;
    }
    if (paths.isEmpty())
        return placed;
    placed.reset(new EnvFileStandIn);
    SLIPWAY_ASSIGN(placed->m_folder, PrivateFolder::make(context.tools.paths.temporary()));
    const QString merged = placed->m_folder->path() + QStringLiteral("/merged.env");
    SLIPWAY_TRY(writePrivately(merged, variables::envText(mergedValues(context.resolved.layers))));
    for (const QString &path : std::as_const(paths))
        SLIPWAY_TRY(placed->put(path, merged));
    context.say(QCoreApplication::translate(
        "Run", "The env files of the services are replaced by the merged variables while Compose runs."));
    return placed;
}

Result<> EnvFileStandIn::put(const QString &path, const QString &target)
{
    Place place{path, false};
    if (QFileInfo::exists(path)) {
        if (!QFile::rename(path, path + kAside))
            return fail(ErrorCode::FileAccess, path);
        place.hasAside = true;
    }
    m_places.push_back(place);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !QFile::link(target, path))
        return fail(ErrorCode::FileAccess, path);
    return {};
}

void EnvFileStandIn::takeAway(const QString &link)
{
    QFile::remove(link);
    if (QFileInfo::exists(link + kAside))
        QFile::rename(link + kAside, link);
}

EnvFileStandIn::~EnvFileStandIn()
{
    for (const Place &place : m_places) {
        if (QFileInfo(place.link).isSymLink() || place.hasAside)
            takeAway(place.link);
    }
}

void EnvFileStandIn::removeLeftovers(const RunContext &context)
{
    const StackSettings &settings = context.stack.settings;
    const QString folder = settings.compose.projectFolder.isEmpty()
                               ? QFileInfo(QStringLiteral("./") + settings.composePath).path()
                               : settings.compose.projectFolder;
    QStringList paths{folder + QStringLiteral("/.env")};
    if (!settings.envFilePath.isEmpty())
        paths << settings.envFilePath;
    for (const QString &path : std::as_const(paths)) {
        const QString link = QDir::cleanPath(context.workTree + QLatin1Char('/') + path);
        const QFileInfo info(link);
        const bool isOurs =
            info.isSymLink() && info.symLinkTarget().startsWith(context.tools.paths.temporary() + QLatin1Char('/'));
        // Killed between the two steps there is only the file that was put aside.
        const bool isHalf = !info.isSymLink() && !info.exists() && QFileInfo::exists(link + kAside);
        if (isOurs || isHalf)
            takeAway(link);
    }
}

} // namespace slipway::deploy
