// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

namespace slipway::docker {

// `docker ps` for Compose projects. The format names its fields: with the whole
// object ({{json .}}) the Engine would also measure each container's size on
// disk, and labels would come as one string that commas in values break.
QStringList listArguments(const Endpoint &endpoint, const QString &project);
// One JSON object a line; sorted by project and name. A line that cannot be read is passed over.
QVector<ProjectServices> parseContainers(const QByteArray &lines);
// "0.0.0.0:80->80/tcp, :::80->80/tcp" → {"0.0.0.0:80→80/tcp"}
QStringList parsePorts(const QString &text);

} // namespace slipway::docker
