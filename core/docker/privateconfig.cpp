// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/privateconfig.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

// Docker Hub has a key of its own in config.json.
QString keyOf(const QString &registry)
{
    const bool isHub = registry == "docker.io"_L1 || registry == "index.docker.io"_L1;
    return isHub ? u"https://index.docker.io/v1/"_s : registry;
}

QJsonObject personsSettings(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

QString dockerConfigFolder(const QProcessEnvironment &environment)
{
    const QString set = environment.value(u"DOCKER_CONFIG"_s);
    return set.isEmpty() ? environment.value(u"HOME"_s) + "/.docker"_L1 : set;
}

Result<> writePrivateConfig(const QString &folder, const QProcessEnvironment &environment,
                            const std::vector<RegistryAuth> &logins)
{
    const QDir own(dockerConfigFolder(environment));
    const QFileInfoList entries = own.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo &entry : entries) {
        if (entry.fileName() != "config.json"_L1)
            QFile::link(entry.absoluteFilePath(), folder + u'/' + entry.fileName());
    }
    QJsonObject settings = personsSettings(own.filePath(u"config.json"_s));
    QJsonObject auths = settings.value("auths"_L1).toObject();
    QJsonObject helpers = settings.value("credHelpers"_L1).toObject();
    for (const RegistryAuth &login : logins) {
        QByteArray pair = login.username.toUtf8() + ':' + login.password.reveal().toByteArray();
        auths.insert(keyOf(login.registry), QJsonObject{{u"auth"_s, QString::fromLatin1(pair.toBase64())}});
        pair.fill('\0');
        // An empty helper stands for the file itself.
        helpers.insert(keyOf(login.registry), QString());
    }
    settings.insert(u"auths"_s, auths);
    settings.insert(u"credHelpers"_s, helpers);
    QFile file(folder + "/config.json"_L1);
    // The folder is closed to others before, the file before its first byte.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(ErrorCode::FileAccess, file.fileName(), file.errorString());
    const QByteArray text = QJsonDocument(settings).toJson(QJsonDocument::Compact);
    if (file.write(text) != text.size() || !file.flush())
        return fail(ErrorCode::FileAccess, file.fileName(), file.errorString());
    return {};
}

} // namespace slipway::docker
