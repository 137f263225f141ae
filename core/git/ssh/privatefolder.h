// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>

namespace slipway::git {

// A folder of its own for one operation, 0700, in memory where the system has
// that ($XDG_RUNTIME_DIR, else the temporary folder; never the data folder).
// Goes with all it holds. Holds no secret: sockets, scripts, public keys.
class PrivateFolder
{
public:
    static Result<PrivateFolder> make();
    ~PrivateFolder();
    PrivateFolder(PrivateFolder &&other) noexcept;
    PrivateFolder &operator=(PrivateFolder &&other) = delete;
    PrivateFolder(const PrivateFolder &) = delete;
    PrivateFolder &operator=(const PrivateFolder &) = delete;

    QString at(const QString &name) const { return m_path + QLatin1Char('/') + name; }
    Result<> write(const QString &name, const QByteArray &content, int mode) const;

private:
    explicit PrivateFolder(QString path);
    QString m_path;
};

} // namespace slipway::git
