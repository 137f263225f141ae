// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <QString>

namespace slipway {

// The sentence for people and what to do, made from an Error's code and
// subject: the one place in the program where that happens. Translated.
struct ErrorText {
    QString sentence; // one clear sentence, ends with a full stop
    QString remedy;   // what to do, one or two sentences; may be empty
};
ErrorText errorText(const Error &error);
// "sentence remedy" in one line, for the command line and the API.
QString errorLine(const Error &error);

} // namespace slipway
