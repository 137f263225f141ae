// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/backend.h"

#include <QString>
#include <optional>

namespace slipway {

// Exit codes of the program (HTTP contract's neighbour: contract "Command line").
enum class ExitCode { Done = 0, Failed = 1, WrongUse = 2, NoInstance = 3 };

// ADDRESS:PORT as given with --listen.
struct ListenPlace {
    QString address;
    quint16 port = 0;
};

// The options that every command takes.
struct Options {
    QString dataDirectory;             // absolute
    std::optional<ListenPlace> listen; // absent = from the settings
    bool isListening = true;
    VaultChoice vault = VaultChoice::Keychain;
    QString logLevel = QStringLiteral("info");
};

} // namespace slipway
