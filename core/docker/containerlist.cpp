// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/containerlist.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

QString healthOfStatus(const QString &status)
{
    if (status.contains("(unhealthy)"_L1))
        return u"unhealthy"_s;
    if (status.contains("(healthy)"_L1))
        return u"healthy"_s;
    return status.contains("(health: starting)"_L1) ? u"starting"_s : QString();
}

int exitCodeOfStatus(const QString &status)
{
    static const QRegularExpression kCode(u"^(?:Exited|Restarting) \\((\\d+)\\)"_s);
    return kCode.match(status).captured(1).toInt();
}

// The host side of a mapping, the same for the IPv4 and IPv6 wildcard.
QString plainHost(QString mapping)
{
    for (const QLatin1StringView wildcard : {":::"_L1, "[::]:"_L1}) {
        if (mapping.startsWith(wildcard))
            return "0.0.0.0:"_L1 + mapping.mid(wildcard.size());
    }
    return mapping;
}

} // namespace

QStringList listArguments(const Endpoint &endpoint, const QString &project)
{
    const QString filter = u"label=com.docker.compose.project"_s;
    return endpoint.arguments() +
           QStringList{u"ps"_s,
                       u"-a"_s,
                       u"--no-trunc"_s,
                       u"--filter"_s,
                       project.isEmpty() ? filter : filter + u'=' + project,
                       u"--format"_s,
                       u"{\"id\":{{json .ID}},\"name\":{{json .Names}},\"image\":{{json .Image}},"
                       "\"state\":{{json .State}},\"status\":{{json .Status}},\"ports\":{{json .Ports}},"
                       "\"project\":{{json (.Label \"com.docker.compose.project\")}},"
                       "\"service\":{{json (.Label \"com.docker.compose.service\")}},"
                       "\"oneoff\":{{json (.Label \"com.docker.compose.oneoff\")}},"
                       "\"folder\":{{json (.Label \"com.docker.compose.project.working_dir\")}}}"_s};
}

QStringList parsePorts(const QString &text)
{
    QStringList ports;
    const QStringList parts = text.split(", "_L1, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString port = plainHost(part.trimmed()).replace("->"_L1, u"→"_s);
        if (!ports.contains(port))
            ports << port;
    }
    return ports;
}

QVector<ProjectServices> parseContainers(const QByteArray &lines)
{
    QMap<QString, QVector<ServiceStatus>> byProject;
    const QList<QByteArray> all = lines.split('\n');
    for (const QByteArray &line : all) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const QString project = object.value("project"_L1).toString();
        if (project.isEmpty())
            continue;
        const auto text = [&](QLatin1StringView key) { return object.value(key).toString(); };
        ServiceStatus status;
        status.service = text("service"_L1);
        status.containerId = text("id"_L1);
        // Links add further names: "web-1,other/alias".
        status.containerName = text("name"_L1).section(u',', 0, 0);
        status.image = text("image"_L1);
        status.statusText = text("status"_L1);
        status.readAt.at = QDateTime::currentDateTimeUtc();
        status.state = text("state"_L1);
        status.health = healthOfStatus(status.statusText);
        status.ports = parsePorts(text("ports"_L1));
        status.workingDirectory = text("folder"_L1);
        status.exitCode = exitCodeOfStatus(status.statusText);
        status.isOneOff = text("oneoff"_L1).compare("true"_L1, Qt::CaseInsensitive) == 0;
        byProject[project].append(status);
    }
    QVector<ProjectServices> projects;
    for (auto it = byProject.begin(); it != byProject.end(); ++it) {
        std::ranges::sort(it.value(), {}, &ServiceStatus::containerName);
        projects.append(ProjectServices{it.key(), it.value()});
    }
    return projects;
}

} // namespace slipway::docker
