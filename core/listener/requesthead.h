// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/listener/limits.h"

#include <QByteArray>

namespace slipway::listener {

// What the guard must know of a request before its body is read. Pure, so that
// it can be fuzzed: any bytes are taken.
struct RequestHead {
    int status = 0;      // 400 or 413: refuse
    QByteArray sentence; // why
    qint64 bodyBytes = 0;
    qint64 bodyLimit = 0; // a webhook may be larger than an API call
    bool isChunked = false;
    bool isClosing = false;   // "Connection: close", or HTTP/1.0 without keep-alive
    bool isExpecting = false; // "Expect: 100-continue"

    // Where the body begins, or -1. Lines may end in LF alone, as the HTTP server reads them.
    static qsizetype endIn(const QByteArray &bytes);
    // `head`: from the request line to the empty line.
    static RequestHead parse(const QByteArray &head, const Limits &limits);
};

// Whether a request target ("/api/git/stacks/3/webhook?x") is a webhook's address.
bool isWebhookTarget(const QByteArray &target);

} // namespace slipway::listener
