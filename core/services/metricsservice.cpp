// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/metricsservice.h"

#include "core/deploy/runqueue.h"
#include "core/services/changenotifier.h"
#include "core/services/stackservice.h"
#include "core/services/webhookservice.h"

#include <QFile>
#include <QMap>
#include <array>
#include <mutex>
#include <unistd.h>

namespace slipway {

namespace {

constexpr std::array kBuckets{0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 1800.0};

QByteArray stateName(SyncState state)
{
    switch (state) {
    case SyncState::InStep:
        return "in_step";
    case SyncState::Syncing:
        return "syncing";
    case SyncState::Paused:
        return "paused";
    case SyncState::OutOfStep:
        return "out_of_step";
    case SyncState::Failed:
        return "failed";
    case SyncState::Unknown:
        break;
    }
    return "unknown";
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

void head(QByteArray &text, const QByteArray &name, const QByteArray &type, const QByteArray &help)
{
    text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void line(QByteArray &text, const QByteArray &name, const QByteArray &labels, double value)
{
    text +=
        name + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' + QByteArray::number(value, 'g', 15) + '\n';
}

} // namespace

struct MetricsService::Private {
    const StackService &stacks;
    const WebhookService &webhooks;
    const deploy::RunQueue &queue;
    mutable std::mutex mutex;
    QMap<QString, quint64> runs; // by result
    std::array<quint64, kBuckets.size()> buckets{};
    double seconds = 0;
    quint64 finished = 0;
    QObject context{nullptr}; // last: nothing arrives once it has gone

    void count(const Run &run)
    {
        if (!run.isFinished())
            return;
        const std::lock_guard lock(mutex);
        ++runs[runResultName(run.result)];
        if (!run.startedAt.isValid() || !run.finishedAt.isValid())
            return;
        const double took = double(run.startedAt.msecsTo(run.finishedAt)) / 1000;
        seconds += took;
        ++finished;
        for (size_t i = 0; i < kBuckets.size(); ++i) {
            if (took <= kBuckets.at(i))
                ++buckets.at(i);
        }
    }

    void addRuns(QByteArray &text) const
    {
        const std::lock_guard lock(mutex);
        head(text, "slipway_runs_total", "counter", "Runs that ended, by result.");
        for (const RunResult result : {RunResult::Succeeded, RunResult::NothingToDo, RunResult::Refused,
                                       RunResult::Failed, RunResult::Cancelled, RunResult::Interrupted}) {
            const QString name = runResultName(result);
            line(text, "slipway_runs_total", "result=\"" + name.toLatin1() + '"', double(runs.value(name)));
        }
        const QByteArray duration = "slipway_run_duration_seconds";
        head(text, duration, "histogram", "How long runs took.");
        for (size_t i = 0; i < kBuckets.size(); ++i)
            line(text, duration + "_bucket", "le=\"" + QByteArray::number(kBuckets.at(i)) + '"', double(buckets.at(i)));
        line(text, duration + "_bucket", "le=\"+Inf\"", double(finished));
        line(text, duration + "_sum", {}, seconds);
        line(text, duration + "_count", {}, double(finished));
    }
};

MetricsService::MetricsService(ChangeNotifier &changes, const StackService &stacks, const WebhookService &webhooks,
                               const deploy::RunQueue &queue)
    : d(new Private{stacks, webhooks, queue, {}, {}, {}, 0, 0})
{
    QObject::connect(
        &changes, &ChangeNotifier::runChanged, &d->context, [this](const Run &run) { d->count(run); },
        Qt::DirectConnection);
}

MetricsService::~MetricsService() = default;

Result<QByteArray> MetricsService::text() const
{
    SLIPWAY_ASSIGN(const QVector<StackView> views, d->stacks.all());
    QByteArray text;
    d->addRuns(text);
    head(text, "slipway_queue_runs", "gauge", "Runs that wait or go on.");
    line(text, "slipway_queue_runs", "state=\"waiting\"", d->queue.waitingCount());
    line(text, "slipway_queue_runs", "state=\"running\"", d->queue.runningCount());
    head(text, "slipway_deliveries_total", "counter", "Webhooks that came in, by verdict.");
    const auto counts = d->webhooks.counts();
    for (const DeliveryVerdict verdict :
         {DeliveryVerdict::Queued, DeliveryVerdict::Pong, DeliveryVerdict::Skipped, DeliveryVerdict::Unproven,
          DeliveryVerdict::Disabled, DeliveryVerdict::Invalid})
        line(text, "slipway_deliveries_total", "verdict=\"" + deliveryVerdictName(verdict).toLatin1() + '"',
             double(counts.value(verdict)));
    QMap<QByteArray, int> states;
    for (const SyncState state : {SyncState::Unknown, SyncState::InStep, SyncState::Syncing, SyncState::Paused,
                                  SyncState::OutOfStep, SyncState::Failed})
        states.insert(stateName(state), 0);
    for (const StackView &view : views)
        ++states[stateName(view.syncState)];
    head(text, "slipway_stacks", "gauge", "Stacks by how they stand with Git.");
    for (auto state = states.cbegin(); state != states.cend(); ++state)
        line(text, "slipway_stacks", "state=\"" + state.key() + '"', state.value());
    head(text, "process_resident_memory_bytes", "gauge", "Memory in use.");
    line(text, "process_resident_memory_bytes", {}, double(residentBytes()));
    head(text, "slipway_build_info", "gauge", "The version that runs.");
    line(text, "slipway_build_info", "version=\"" SLIPWAY_VERSION "\"", 1);
    return text;
}

} // namespace slipway
