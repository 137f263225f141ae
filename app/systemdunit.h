// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/options.h"

#include <QByteArray>
#include <QString>

namespace slipway {

// A systemd user unit that runs `slipway serve` with these options (systemd.unit(5),
// systemd.service(5)), printed by `slipway serve --print-unit`; how to install it stands in its
// comments. `program` is the absolute path of the executable. Pure.
QByteArray systemdUnit(const QString &program, const Options &options);

// The same options as arguments, without those at their defaults.
QStringList argumentsOf(const Options &options);

} // namespace slipway
