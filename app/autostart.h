// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/options.h"
#include "core/base/result.h"

#include <QString>

namespace slipway {

// Start with the session: the entry in $XDG_CONFIG_HOME/autostart that opens
// Slipway in the tray (freedesktop.org "Desktop Application Autostart
// Specification"). Whether it is on is read from the file each time, since
// desktops switch entries off by a key in it. FileAccess. On main: two small files.
class Autostart
{
public:
    // `program`: absolute path; `configHome`: $XDG_CONFIG_HOME.
    Autostart(QString program, Options options, const QString &configHome);
    // As this program was called.
    static Autostart ofThisProgram(const Options &options);

    QString file() const { return m_file; }
    bool isEnabled() const;
    Result<> setEnabled(bool isEnabled) const;

private:
    QByteArray entry() const;

    QString m_program;
    Options m_options;
    QString m_file;
};

} // namespace slipway
