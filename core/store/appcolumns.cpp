// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/appcolumns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace slipway::sql {

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        list << entry.toString();
    return list;
}

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

QString appSettingsColumn(const AppSettings &settings)
{
    QJsonObject arguments;
    for (auto it = settings.buildArguments.cbegin(); it != settings.buildArguments.cend(); ++it)
        arguments.insert(it.key(), it.value());
    QJsonObject json{
        {u"dockerfile"_s, settings.dockerfile},
        {u"context"_s, settings.context},
        {u"port"_s, settings.port},
        {u"cpu"_s, settings.cpu},
        {u"memory"_s, settings.memoryMegabytes},
        {u"domain"_s, settings.domain},
        {u"healthPath"_s, settings.healthPath},
        {u"healthSeconds"_s, settings.healthSeconds},
        {u"restart"_s, settings.restart},
        {u"volumes"_s, QJsonArray::fromStringList(settings.volumes)},
        {u"buildArgs"_s, arguments},
        {u"target"_s, settings.target},
        {u"platforms"_s, QJsonArray::fromStringList(settings.platforms)},
        {u"secretsAsVariables"_s, QJsonArray::fromStringList(settings.secretsAsVariables)},
        {u"buildSecrets"_s, QJsonArray::fromStringList(settings.buildSecrets)},
    };
    if (settings.hostPort)
        json.insert(u"hostPort"_s, *settings.hostPort);
    return compact(json);
}

AppSettings appSettingsFrom(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    AppSettings settings;
    settings.dockerfile = json.value("dockerfile"_L1).toString(settings.dockerfile);
    settings.context = json.value("context"_L1).toString(settings.context);
    settings.port = json.value("port"_L1).toInt(settings.port);
    if (json.contains("hostPort"_L1))
        settings.hostPort = json.value("hostPort"_L1).toInt();
    settings.cpu = json.value("cpu"_L1).toDouble();
    settings.memoryMegabytes = json.value("memory"_L1).toInt();
    settings.domain = json.value("domain"_L1).toString();
    settings.healthPath = json.value("healthPath"_L1).toString();
    settings.healthSeconds = json.value("healthSeconds"_L1).toInt(settings.healthSeconds);
    settings.restart = json.value("restart"_L1).toString(settings.restart);
    settings.volumes = texts(json.value("volumes"_L1));
    const QJsonObject arguments = json.value("buildArgs"_L1).toObject();
    for (auto it = arguments.constBegin(); it != arguments.constEnd(); ++it)
        settings.buildArguments.insert(it.key(), it.value().toString());
    settings.target = json.value("target"_L1).toString();
    settings.platforms = texts(json.value("platforms"_L1));
    settings.secretsAsVariables = texts(json.value("secretsAsVariables"_L1));
    settings.buildSecrets = texts(json.value("buildSecrets"_L1));
    return settings;
}

QString appBuildColumn(const AppBuild &build)
{
    QJsonArray nodes;
    for (const BuildNode &node : build.nodes)
        nodes.append(QJsonObject{{u"number"_s, node.number},
                                 {u"name"_s, node.name},
                                 {u"stage"_s, node.stage},
                                 {u"seconds"_s, node.seconds},
                                 {u"cached"_s, node.isCached},
                                 {u"failed"_s, node.isFailed},
                                 {u"done"_s, node.isDone}});
    return compact({{u"nodes"_s, nodes},
                    {u"bytes"_s, build.imageBytes},
                    {u"previousBytes"_s, build.previousBytes},
                    {u"retried"_s, build.isRetried},
                    {u"cacheMounts"_s, build.cacheMounts}});
}

AppBuild appBuildFrom(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    AppBuild build;
    const QJsonArray nodes = json.value("nodes"_L1).toArray();
    for (const QJsonValue &entry : nodes) {
        const QJsonObject node = entry.toObject();
        build.nodes.append({node.value("number"_L1).toInt(), node.value("name"_L1).toString(),
                            node.value("stage"_L1).toString(), node.value("seconds"_L1).toDouble(),
                            node.value("cached"_L1).toBool(), node.value("failed"_L1).toBool(),
                            node.value("done"_L1).toBool()});
    }
    build.imageBytes = json.value("bytes"_L1).toInteger();
    build.previousBytes = json.value("previousBytes"_L1).toInteger();
    build.isRetried = json.value("retried"_L1).toBool();
    build.cacheMounts = json.value("cacheMounts"_L1).toString();
    return build;
}

} // namespace slipway::sql
