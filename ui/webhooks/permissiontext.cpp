// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/permissiontext.h"

#include <QCoreApplication>

namespace slipway::ui {

QString permissionText(const QString &permission)
{
    if (permission == QLatin1String("stacks:view"))
        return QCoreApplication::translate("Permission", "see stacks");
    if (permission == QLatin1String("stacks:edit"))
        return QCoreApplication::translate("Permission", "change and sync stacks");
    if (permission == QLatin1String("environments:edit"))
        return QCoreApplication::translate("Permission", "change environments");
    if (permission == QLatin1String("credentials:edit"))
        return QCoreApplication::translate("Permission", "change credentials");
    return permission;
}

} // namespace slipway::ui
