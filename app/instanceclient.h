// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

namespace slipway {

// Talks to the instance that runs for a data directory (see SingleInstance).
// Plain blocking sockets: main uses it before there is an application object.
// An instance that is just starting is waited for, at most ten seconds.
class InstanceClient
{
public:
    explicit InstanceClient(QString dataDirectory)
        : m_dataDirectory(std::move(dataDirectory))
    {
    }
    // NotFound where no instance runs; ProcessFailed where it does not answer.
    Result<QJsonObject> ask(const QJsonObject &request) const;

private:
    QString m_dataDirectory;
};

} // namespace slipway
