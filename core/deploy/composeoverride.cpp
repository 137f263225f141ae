// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/composeoverride.h"

#include "core/docker/composecommand.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace slipway::deploy {

namespace {

using variables::Layer;

// A list of texts as YAML reads it: JSON is YAML.
QByteArray listText(const QStringList &texts)
{
    return QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact);
}

QByteArray quoted(const QString &text)
{
    const QByteArray list = listText({text});
    return list.mid(1, list.size() - 2);
}

// Which names the file would bring otherwise than merged. Where it is there, Compose reads its own values.
QStringList namesFor(const variables::ResolvedVariables &variables, bool isAbsent)
{
    QStringList names;
    const QStringList all = variables.layers.names();
    for (const QString &name : all) {
        const QVector<variables::LayeredValue> values = variables.layers.of(name);
        const Layer final = values.last().layer;
        const bool isFromFile = final == Layer::RepositoryEnv || final == Layer::StackEnvFile;
        if (final != Layer::Process && final != Layer::ProcessFixed && docker::isVariablePassed(name) &&
            (isAbsent || !isFromFile || variables.envFiles.size() > 1))
            names << name;
    }
    return names;
}

} // namespace

QByteArray composeOverride(const ComposeSource &source, const variables::ResolvedVariables &variables)
{
    QByteArray text;
    for (auto service = source.services.cbegin(); service != source.services.cend(); ++service) {
        bool isConcerned = false;
        bool isAbsent = false;
        QStringList left;
        for (const ServiceEnvironment::EnvFile &file : service->envFiles) {
            const bool isLayer = file.path == variables.ownEnvFile || file.path == variables.stackEnvFile;
            const bool isThere = QFileInfo::exists(file.path);
            isConcerned = isConcerned || isLayer;
            isAbsent = isAbsent || (isLayer && !isThere);
            // What is absent and none of ours is for Compose to complain about.
            if (!isLayer || isThere)
                left << file.path;
        }
        if (!isConcerned)
            continue;
        QStringList names;
        for (const QString &name : namesFor(variables, isAbsent)) {
            if (!service->names.contains(name))
                names << name;
        }
        if (names.isEmpty() && !isAbsent)
            continue;
        text += "  " + quoted(service.key()) + ":\n";
        if (isAbsent)
            text += left.isEmpty() ? QByteArray("    env_file: !reset []\n")
                                   : "    env_file: !override " + listText(left) + '\n';
        if (!names.isEmpty())
            text += "    environment: " + listText(names) + '\n';
    }
    return text.isEmpty() ? text : "services:\n" + text;
}

} // namespace slipway::deploy
