// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/composeoptionscolumn.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace slipway::sql {

namespace {

template <class Value>
void put(QJsonObject &json, const QString &name, const Value &value, const Value &usual)
{
    if (value != usual)
        json.insert(name, value);
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        list << entry.toString();
    return list;
}

} // namespace

QString composeOptionsColumn(const ComposeOptions &options)
{
    const ComposeOptions usual;
    QJsonObject json;
    if (!options.moreFiles.isEmpty())
        json.insert(u"moreFiles"_s, QJsonArray::fromStringList(options.moreFiles));
    if (!options.profiles.isEmpty())
        json.insert(u"profiles"_s, QJsonArray::fromStringList(options.profiles));
    put(json, u"projectFolder"_s, options.projectFolder, usual.projectFolder);
    put(json, u"projectName"_s, options.projectName, usual.projectName);
    put(json, u"pullPolicy"_s, pullPolicyName(options.pullPolicy), pullPolicyName(usual.pullPolicy));
    put(json, u"buildOnDeploy"_s, options.isBuiltOnDeploy, usual.isBuiltOnDeploy);
    put(json, u"noBuildCache"_s, options.hasNoBuildCache, usual.hasNoBuildCache);
    put(json, u"alwaysRecreate"_s, options.isAlwaysRecreated, usual.isAlwaysRecreated);
    put(json, u"removeOrphans"_s, options.hasRemoveOrphans, usual.hasRemoveOrphans);
    put(json, u"healthWaitSeconds"_s, options.healthWaitSeconds, usual.healthWaitSeconds);
    if (!options.dockerEnvironment.isEmpty()) {
        QJsonObject environment;
        for (auto it = options.dockerEnvironment.cbegin(); it != options.dockerEnvironment.cend(); ++it)
            environment.insert(it.key(), it.value());
        json.insert(u"dockerEnvironment"_s, environment);
    }
    if (!options.registries.isEmpty()) {
        QJsonArray registries;
        for (const RegistryLogin &login : options.registries)
            registries.append(QJsonObject{{u"registry"_s, login.registry}, {u"username"_s, login.username}});
        json.insert(u"registries"_s, registries);
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

ComposeOptions composeOptionsFrom(const QString &text, const QStringList &sealedRegistries)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    ComposeOptions options;
    options.moreFiles = texts(json.value("moreFiles"_L1));
    options.profiles = texts(json.value("profiles"_L1));
    options.projectFolder = json.value("projectFolder"_L1).toString();
    options.projectName = json.value("projectName"_L1).toString();
    options.pullPolicy = pullPolicyFromName(json.value("pullPolicy"_L1).toString()).value_or(options.pullPolicy);
    options.isBuiltOnDeploy = json.value("buildOnDeploy"_L1).toBool(options.isBuiltOnDeploy);
    options.hasNoBuildCache = json.value("noBuildCache"_L1).toBool(options.hasNoBuildCache);
    options.isAlwaysRecreated = json.value("alwaysRecreate"_L1).toBool(options.isAlwaysRecreated);
    options.hasRemoveOrphans = json.value("removeOrphans"_L1).toBool(options.hasRemoveOrphans);
    options.healthWaitSeconds = json.value("healthWaitSeconds"_L1).toInt(options.healthWaitSeconds);
    const QJsonObject environment = json.value("dockerEnvironment"_L1).toObject();
    for (auto it = environment.constBegin(); it != environment.constEnd(); ++it)
        options.dockerEnvironment.insert(it.key(), it.value().toString());
    const QJsonArray registries = json.value("registries"_L1).toArray();
    for (const QJsonValue &entry : registries) {
        const QJsonObject login = entry.toObject();
        const QString registry = login.value("registry"_L1).toString();
        options.registries.append(
            {registry, login.value("username"_L1).toString(), sealedRegistries.contains(registry)});
    }
    return options;
}

QString composeFilesColumn(const QVector<ComposeFileText> &files)
{
    QJsonArray array;
    for (const ComposeFileText &file : files)
        array.append(QJsonObject{{u"path"_s, file.path}, {u"text"_s, file.text}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QVector<ComposeFileText> composeFilesFrom(const QString &text)
{
    QVector<ComposeFileText> files;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &entry : array)
        files.append({entry.toObject().value("path"_L1).toString(), entry.toObject().value("text"_L1).toString()});
    return files;
}

} // namespace slipway::sql
