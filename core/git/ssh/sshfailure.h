// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace slipway::git {

// What ssh (LC_ALL=C, LogLevel=DEBUG1) meant when it ended with `exitCode` and
// this on its standard error. `server` and `address` become the subject of what
// is about the host and of what is about the repository. HostKeyUnknown,
// HostKeyChanged and HostKeyRevoked carry the key (see hostKeyOf).
Error errorOfSsh(int exitCode, const QByteArray &errorText, const QString &server, const QString &address);

} // namespace slipway::git
