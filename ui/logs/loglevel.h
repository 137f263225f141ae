// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>

namespace slipway::ui {

// How grave a line says it is. Ordered.
enum class LogLevel : quint8 { None, Debug, Info, Warning, Error };

// Programs agree on no format, so a word counts only where it is written as a
// level: in capitals (ERROR), in brackets ([warn]), as a value (level=error,
// "level":"error"), before a colon (error:) or first in the line. Only the
// first 200 bytes are looked at. None = the line does not say.
LogLevel levelOf(QByteArrayView text);

} // namespace slipway::ui
