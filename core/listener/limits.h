// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <chrono>

namespace slipway::listener {

// What one connection, one address and all of them together may take. The HTTP
// contract names the body limit; the others keep a slow or greedy client from
// locking others out.
struct Limits {
    qint64 headerBytes = 16 * 1024;                               // request line and headers
    qint64 bodyBytes = 1024 * 1024;                               // as it comes over the wire
    qint64 webhookBytes = 25 * 1024 * 1024;                       // the same, of a webhook
    qint64 totalBytes = 64 * 1024 * 1024;                         // of all requests together
    int connections = 256;                                        // all addresses
    int connectionsPerAddress = 32;                               // not counting those that wait for an answer
    std::chrono::milliseconds arrival = std::chrono::seconds(10); // a request must be complete by then
    std::chrono::milliseconds idle = std::chrono::seconds(60);    // between two requests
};

} // namespace slipway::listener
