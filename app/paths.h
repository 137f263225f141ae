// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>

namespace slipway::paths {

// Where things stand in a data directory (contract "Files under the data
// directory"), and the default one. Pure, but for makeDataDirectory.

QString defaultDataDirectory(); // $XDG_DATA_HOME/slipway
QString databaseFile(const QString &dataDirectory);
QString lockFile(const QString &dataDirectory);
QString listenerFile(const QString &dataDirectory);
QString windowStateFile(const QString &dataDirectory);
// The single instance's socket. A Unix socket path is at most 107 bytes: where
// the data directory's own is too long, a hashed name in the runtime directory.
QString instanceSocket(const QString &dataDirectory);

// Makes it (0700) with its parents if it is absent. FileAccess otherwise.
Result<> makeDataDirectory(const QString &dataDirectory);

} // namespace slipway::paths
