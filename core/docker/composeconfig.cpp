// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/composeconfig.h"

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

// Top-level configs and secrets with `file:` are bind mounts of that file.
void addGranted(QStringList &files, const QJsonArray &grants, const QJsonObject &definitions)
{
    for (const QJsonValue &grant : grants) {
        const QString source = grant.isString() ? grant.toString() : grant.toObject().value("source"_L1).toString();
        addFile(files, definitions.value(source).toObject().value("file"_L1).toString());
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
        QStringList files;
        const QJsonArray volumes = service.value("volumes"_L1).toArray();
        for (const QJsonValue &value : volumes) {
            const QJsonObject volume = value.toObject();
            if (volume.value("type"_L1).toString() == "bind"_L1)
                addFile(files, volume.value("source"_L1).toString());
        }
        addGranted(files, service.value("configs"_L1).toArray(), root.value("configs"_L1).toObject());
        addGranted(files, service.value("secrets"_L1).toArray(), root.value("secrets"_L1).toObject());
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
