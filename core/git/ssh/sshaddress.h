// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>

namespace slipway::git {

// ssh://[user@]host[:port]/path or [user@]host:path, taken apart as Git does it.
// What could become an option of ssh or end the quoting on the server is
// refused with GitUrlInvalid (subject = the address without password).
struct SshAddress {
    QString user; // empty = ssh decides
    QString host; // without brackets
    int port = 0; // 0 = ssh decides
    QString path;

    static bool isSsh(const QString &url);
    static Result<SshAddress> parse(const QString &url);
    // The host as known_hosts writes it, for an address that names its port.
    QString knownHostsName() const;
};

// user@host:path, Git's short form of ssh://; a colon after the first slash is a path's.
bool isScpForm(const QString &url);

} // namespace slipway::git
