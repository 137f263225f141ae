// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/stack.h"

namespace slipway {

QString deployOnName(DeployOn on)
{
    switch (on) {
    case DeployOn::Stack:
        return QStringLiteral("stack");
    case DeployOn::Patterns:
        return QStringLiteral("patterns");
    case DeployOn::Any:
        break;
    }
    return QStringLiteral("any");
}

std::optional<DeployOn> deployOnFromName(const QString &name)
{
    for (const DeployOn on : {DeployOn::Any, DeployOn::Stack, DeployOn::Patterns}) {
        if (name == deployOnName(on))
            return on;
    }
    return std::nullopt;
}

SyncState syncStateOf(const Stack &stack, bool isSyncing, bool isPaused, bool isChanged)
{
    const StackState &state = stack.state;
    if (isSyncing)
        return SyncState::Syncing;
    if (isPaused)
        return SyncState::Paused;
    if (state.error)
        return SyncState::Failed;
    // Cancelled or interrupted: no error to show, but nobody knows what runs.
    if (state.hasLastRunFailed)
        return SyncState::OutOfStep;
    if (state.deployedCommit.isEmpty())
        return state.fetchedCommit.isEmpty() ? SyncState::Unknown : SyncState::OutOfStep;
    if (!state.fetchedCommit.isEmpty() && state.fetchedCommit != state.deployedCommit &&
        state.fetchedCommit != state.skippedCommit)
        return SyncState::OutOfStep;
    return isChanged ? SyncState::OutOfStep : SyncState::InStep;
}

} // namespace slipway
