// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>

namespace slipway {

// DIR/listener.json: where the running instance listens, for scripts. Written
// whole or not at all, mode 0600, taken away when this object goes.
class ListenerFile
{
public:
    explicit ListenerFile(const QString &dataDirectory);
    ~ListenerFile();
    ListenerFile(const ListenerFile &) = delete;
    ListenerFile &operator=(const ListenerFile &) = delete;

    // {"url", "pid", "version"}; url is null without a listener.
    Result<> write(const QString &url);
    void remove();

private:
    QString m_path;
    bool m_isWritten = false; // another instance's file is not ours to remove
};

} // namespace slipway
