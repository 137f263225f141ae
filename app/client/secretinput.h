// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"

#include <QStringList>
#include <map>

namespace slipway {

// The values of secret variables for the command line, never from arguments:
// one line of standard input for each of `keys` (a terminal is asked, without
// echo), the content of the file for each KEY=FILE of `files` (one line end at
// its end is taken off). Blocking.
Result<std::map<QString, SecretString>> readSecrets(const QStringList &keys, const QStringList &files);

} // namespace slipway
