// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/handles.h"

namespace slipway::git {

class Operation;

// Brings a work tree to a commit, in place: plan → ledger with what is about to
// happen → files → disk → ledger with what is. Our own writer instead of
// git_checkout: no index, no filters, no following of links, and whose file is
// whose comes from the ledger. May be killed at any instant: each file appears
// whole or not at all, and the next checkout (of any commit) knows every state
// in between as ours. Errors as GitAccess::checkout; GitHostile and
// GitForeignFile come before anything is written.
Result<CheckoutOutcome> checkoutCommit(git_repository *repository, const git_oid &commit,
                                       const CheckoutRequest &request, WorkTreeLedger &ledger, Operation &operation);

} // namespace slipway::git
