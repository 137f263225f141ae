// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QString>

namespace slipway {

// One change made through the API or the command line: who, what, when.
struct AuditEntry {
    qint64 id = 0;
    QDateTime at{};    // UTC
    QString who{};     // name of the token, "command line"
    QString sender{};  // address of the client; empty = the instance's own socket
    QString action{};  // "POST", "token create"
    QString subject{}; // path, or what it was done to; never a value
    int status = 0;    // HTTP status of the answer; 0 = done, not by HTTP
};

} // namespace slipway
