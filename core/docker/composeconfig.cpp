// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/composeconfig.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

void addFile(QStringList &files, const QString &path)
{
    if (!path.isEmpty() && !files.contains(path) && QFileInfo(path).isFile())
        files << path;
}

void addNamed(QStringList &paths, const QString &path)
{
    // A build context may be an address, and an additional one "service:…" or "docker-image:…".
    if (path.startsWith('/'_L1) && !paths.contains(path))
        paths << path;
}

void addBuild(QStringList &paths, const QJsonObject &build)
{
    const QString context = build.value("context"_L1).toString();
    addNamed(paths, context);
    const QString dockerfile = build.value("dockerfile"_L1).toString();
    if (context.startsWith('/'_L1) && !dockerfile.isEmpty())
        addNamed(paths, QDir(context).absoluteFilePath(dockerfile));
    const QJsonObject additional = build.value("additional_contexts"_L1).toObject();
    for (const QJsonValue &place : additional)
        addNamed(paths, place.toString());
}

// `env_file` is a path, or a list of paths or of {path, required}.
void addEnvFiles(QStringList &paths, const QJsonValue &value)
{
    if (value.isString())
        addNamed(paths, value.toString());
    const QJsonArray files = value.toArray();
    for (const QJsonValue &file : files)
        addNamed(paths, file.isString() ? file.toString() : file.toObject().value("path"_L1).toString());
}

// Top-level configs and secrets with `file:` are bind mounts of that file.
void addGranted(QStringList &files, QStringList &named, const QJsonArray &grants, const QJsonObject &definitions)
{
    for (const QJsonValue &grant : grants) {
        const QString source = grant.isString() ? grant.toString() : grant.toObject().value("source"_L1).toString();
        const QString path = definitions.value(source).toObject().value("file"_L1).toString();
        addFile(files, path);
        addNamed(named, path);
    }
}

} // namespace

Result<ComposeConfig> parseComposeConfig(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::ComposeInvalid, {}, u"compose config: "_s + error.errorString());
    ComposeConfig config;
    config.json = json;
    const QJsonObject services = root.value("services"_L1).toObject();
    for (auto it = services.begin(); it != services.end(); ++it) {
        const QJsonObject service = it.value().toObject();
        config.services << it.key();
        if (service.contains("build"_L1) && !service.value("build"_L1).isNull())
            config.builtServices << it.key();
        addBuild(config.namedPaths, service.value("build"_L1).toObject());
        addEnvFiles(config.namedPaths, service.value("env_file"_L1));
        QStringList files;
        const QJsonArray volumes = service.value("volumes"_L1).toArray();
        for (const QJsonValue &value : volumes) {
            const QJsonObject volume = value.toObject();
            if (volume.value("type"_L1).toString() == "bind"_L1) {
                addFile(files, volume.value("source"_L1).toString());
                addNamed(config.namedPaths, volume.value("source"_L1).toString());
            }
        }
        addGranted(files, config.namedPaths, service.value("configs"_L1).toArray(),
                   root.value("configs"_L1).toObject());
        addGranted(files, config.namedPaths, service.value("secrets"_L1).toArray(),
                   root.value("secrets"_L1).toObject());
        if (!files.isEmpty())
            config.mountedFiles.insert(it.key(), files);
    }
    return config;
}

QString imageOfService(const QByteArray &json, const QString &service)
{
    const QJsonObject services = QJsonDocument::fromJson(json).object().value("services"_L1).toObject();
    return services.value(service).toObject().value("image"_L1).toString();
}

} // namespace slipway::docker
