// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/eventstream.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace slipway::docker {

QStringList eventArguments(const Endpoint &endpoint)
{
    QStringList arguments = endpoint.arguments();
    arguments << u"events"_s << u"--format"_s << u"{{json .}}"_s << u"--filter"_s << u"type=container"_s;
    for (const QLatin1StringView event : {"create"_L1, "start"_L1, "die"_L1, "destroy"_L1, "pause"_L1, "unpause"_L1,
                                          "rename"_L1, "restart"_L1, "oom"_L1, "health_status"_L1})
        arguments << u"--filter"_s << "event="_L1 + event;
    return arguments;
}

QString projectOfEvent(const QByteArray &line)
{
    return QJsonDocument::fromJson(line)
        .object()
        .value("Actor"_L1)
        .toObject()
        .value("Attributes"_L1)
        .toObject()
        .value("com.docker.compose.project"_L1)
        .toString();
}

} // namespace slipway::docker
