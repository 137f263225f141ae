// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <chrono>

namespace slipway::ui {

constexpr std::chrono::seconds kSecretInClipboard{30};

// Into the clipboard. A secret is marked so that clipboard histories which know the mark
// (Klipper and others) do not keep it, and taken out again after a while, unless
// something else was copied meanwhile; also when the program ends. Main thread.
void copyText(const QString &text);
void copySecret(const QString &secret, std::chrono::milliseconds keptFor = kSecretInClipboard);

} // namespace slipway::ui
