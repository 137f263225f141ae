// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/notify/forge.h"

#include <QString>

namespace slipway::notify {

// What a forge shows beside a commit.
struct CommitStatus {
    enum class State { Pending, Success, Failure };
    State state = State::Pending;
    QString commit;      // 40 hex
    QString context;     // whose status it is: "slipway/shop"
    QString description; // one line; shortened to what the forges take (140)
};

// The request that sets it, as each forge documents: GitHub "Create a commit status",
// GitLab "Set commit pipeline status", Gitea "Create a commit status".
HttpRequest statusRequest(Forge forge, const ForgeRepository &repository, const SecretString &token,
                          const CommitStatus &status);

} // namespace slipway::notify
