// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QByteArray>
#include <memory>

namespace slipway::git {

// One answer of a Git server while it comes in. Blocking, on libgit2's thread.
class Exchange
{
public:
    Exchange() = default;
    virtual ~Exchange() = default;
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;
    // Bytes put into `buffer`, at least one; 0 at the end.
    virtual Result<qsizetype> read(char *buffer, qsizetype size) = 0;
};

// One Git server as seen by one call: the seam between libgit2's smart protocol
// and how the bytes travel. Git's stateless form: each request stands alone.
// Ends with the call; what is worth keeping (connections) it gives back.
class Endpoint
{
public:
    Endpoint() = default;
    virtual ~Endpoint() = default;
    Endpoint(const Endpoint &) = delete;
    Endpoint &operator=(const Endpoint &) = delete;
    // What refs there are, with the "# service" line first (gitprotocol-http).
    virtual Result<std::unique_ptr<Exchange>> advertisement() = 0;
    virtual Result<std::unique_ptr<Exchange>> uploadPack(const QByteArray &request) = 0;
    // Where the server said the repository has moved to; without user.
    virtual QString movedTo() const { return {}; }
};

} // namespace slipway::git
