// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <git2.h>

namespace slipway::git {

class Endpoint;
class Operation;

// What libgit2's callbacks get as payload. Outlives the git_remote.
struct TransportContext {
    Operation &operation;
    Endpoint &endpoint;
};

// For git_remote_callbacks.transport, with a TransportContext as payload: the
// smart protocol of libgit2 over our Endpoint. Nothing is registered, nothing
// is global.
int makeSmartTransport(git_transport **out, git_remote *owner, void *payload);

} // namespace slipway::git
