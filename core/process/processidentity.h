// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/process/processrunner.h"

#include <QtGlobal>
#include <chrono>
#include <optional>

namespace slipway::process {

// Put into the environment of every program SystemProcessRunner starts: what
// tells the leftovers of a dead leader from somebody else's processes.
inline constexpr auto kChildMarker = "SLIPWAY_CHILD";

// The identity of a running process, from /proc; nothing where there is none.
// A process that has ended but was not waited for yet still has one.
std::optional<ProcessIdentity> identityOf(qint64 pid);
// Whether the leader itself is still there: same boot, pid and start time.
bool isSame(const ProcessIdentity &identity);
// Whether a process of this group other than an ended one is there.
bool hasLiveMember(qint64 groupId);
// Ends what a killed instance left running: terminate, `grace`, kill, the whole
// group. True where something of it was running. Touches nothing where the pid
// has become somebody else's. Blocks up to grace + 1 s; any thread but main.
bool endProcessGroup(const ProcessIdentity &identity, std::chrono::milliseconds grace);

} // namespace slipway::process
