// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/leftovers.h"

#include "core/base/logging.h"
#include "core/process/processidentity.h"
#include "core/store/stores.h"

#include <algorithm>

namespace slipway::deploy {

namespace {

constexpr std::chrono::seconds kGrace{2};

} // namespace

Result<bool> hasLeftProcesses(const Stores &stores)
{
    SLIPWAY_ASSIGN(const QVector<ProcessRow> rows, stores.processes.all());
    return !rows.isEmpty();
}

Result<> endLeftProcesses(Stores &stores)
{
    SLIPWAY_ASSIGN(const QVector<ProcessRow> rows, stores.processes.all());
    if (rows.isEmpty())
        return {};
    for (const ProcessRow &row : rows) {
        if (process::endProcessGroup({row.groupId, row.startTicks, row.bootId}, kGrace))
            qCInfo(lcDeploy, "Ended what run %lld of an earlier instance left running",
                   static_cast<long long>(row.runId.value));
    }
    return stores.processes.clear();
}

Result<QVector<Repair>> repairLeftovers(Stores &stores, const Clock &clock)
{
    SLIPWAY_TRY(stores.runs.markInterrupted(clock.nowUtc()));
    // These and the ones that ended in an orderly shutdown.
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, stores.stacks.all());
    // A sync or deploy that waits does what a catch-up would: one run, not two.
    SLIPWAY_ASSIGN(const QVector<Run> waiting, stores.runs.queued());
    QVector<Repair> repairs;
    for (const Stack &stack : stacks) {
        if (!stack.state.error || stack.state.error->code != ErrorCode::Interrupted)
            continue;
        const auto run = stores.runs.get(stack.state.lastRunId);
        const RunKind kind = run ? run->kind : RunKind::Sync;
        const bool isWaiting = std::any_of(waiting.cbegin(), waiting.cend(), [&](const Run &one) {
            return one.stackId == stack.id && (one.kind == kind || (!isLifecycle(kind) && !isLifecycle(one.kind)));
        });
        if (!isWaiting)
            repairs.append({stack.id, kind});
    }
    return repairs;
}

} // namespace slipway::deploy
