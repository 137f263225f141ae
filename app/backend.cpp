// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backend.h"

#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/deploy/leftovers.h"
#include "core/deploy/privatefolder.h"
#include "core/deploy/runexecutor.h"
#include "core/docker/dockercli.h"
#include "core/git/libgit.h"
#include "core/model/errortext.h"
#include "core/process/systemprocessrunner.h"
#include "core/services/appservice_p.h"
#include "core/services/auditservice.h"
#include "core/services/changenotifier.h"
#include "core/services/commitstatusreporter.h"
#include "core/services/credentialservice_p.h"
#include "core/services/deliveryservice.h"
#include "core/services/environmentservice_p.h"
#include "core/services/hostkeyservice.h"
#include "core/services/inspectorservice.h"
#include "core/services/layercacheservice_p.h"
#include "core/services/listenertls.h"
#include "core/services/logservice_p.h"
#include "core/services/metricsservice.h"
#include "core/services/notificationtargetservice_p.h"
#include "core/services/outgoingnews.h"
#include "core/services/repositoryservice_p.h"
#include "core/services/runservice_p.h"
#include "core/services/scheduleservice_p.h"
#include "core/services/stackservice_p.h"
#include "core/services/tokenservice.h"
#include "core/services/variableservice.h"
#include "core/services/webhookservice_p.h"
#include "core/services/worker.h"
#include "core/store/database.h"
#include "core/store/stores.h"
#include "core/vault/vault.h"
#include "core/vault/vaultkeeper.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <atomic>
#include <condition_variable>
#include <mutex>

namespace slipway {

namespace {

using namespace std::chrono_literals;

// Longer than the keychain's own limit, so that its answer is heard.
constexpr auto kVaultWait = 25s;

Result<> makePrivateFolder(const QString &path)
{
    constexpr auto kOnlyMine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, kOnlyMine))
        return fail(ErrorCode::FileAccess, path);
    return {};
}

// Lets runs wait while the keychain still asks its person.
class VaultDoor
{
public:
    void open()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isDecided = true;
        }
        m_changed.notify_all();
    }
    void wait(const CancelToken &cancel)
    {
        const auto end = std::chrono::steady_clock::now() + kVaultWait;
        std::unique_lock lock(m_mutex);
        while (!m_isDecided && !cancel.isCancelled() && std::chrono::steady_clock::now() < end)
            m_changed.wait_for(lock, 100ms);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isDecided = false;
};

} // namespace

// In the order of their needs: each member uses only those above it.
struct Backend::Private {
    explicit Private(BackendOptions backendOptions)
        : options(std::move(backendOptions))
        , paths{options.dataDirectory}
        , database(paths.database())
        , stores(database)
        , vault(stores.sealed)
        , docker(runner, QProcessEnvironment::systemEnvironment())
        , images(runner, QProcessEnvironment::systemEnvironment())
        , localRegistry(runner, QProcessEnvironment::systemEnvironment())
        , logs(paths.runs())
        , tools{stores,
                git,
                docker,
                vault,
                clock,
                gate,
                configs,
                logs,
                paths,
                [this](const CancelToken &cancel) { vaultDoor.wait(cancel); },
                std::make_shared<deploy::SharedLooks>(),
                &images}
        , executor(tools)
        , queue(stores.runs, executor, clock, CoreSettings().runsAtOnce)
        , environments({stores, docker, changes})
        , schedules({stores, queue, changes, clock})
        , stacks({tools, queue, environments, changes, schedules})
        , runs({stores.runs, logs, queue})
        , containerLogs({stores, docker, vault, changes})
        , tokens(stores.tokens, clock)
        , credentials({tools, changes})
        , hostKeys(paths.knownHosts())
        , repositories({tools, [this](RepositoryId id) { return statuses.problemOf(id); }})
        , webhooks({stores, queue, vault, changes, clock})
        , deliveries(stores.deliveries, webhooks)
        , apps({stores, vault, stacks, credentials, webhooks, changes})
        , layerCaches({stores, vault, docker, localRegistry, paths.layerCache()})
        , audits(stores.audits, clock)
        , metrics(changes, stacks, webhooks, queue)
        , notificationTargets({stores.notificationTargets, vault, calls, outbox, changes, clock})
        , news(
              changes, notificationTargets,
              [this](StackId id) {
                  const ScheduleStanding standing = schedules.standing(id);
                  return standing.nextSync && standing.why == ScheduleStanding::Why::Retry;
              },
              worker)
        , statuses(changes, tools, calls, outbox, worker)
        , inspector(tools, &changes)
        , variables(stores, vault, tools.waitForVault, changes)
        , tls(stores.settings, vault)
        , services{stacks,       runs,        environments, containerLogs,
                   tokens,       changes,     worker,       schedules,
                   credentials,  hostKeys,    repositories, webhooks,
                   deliveries,   audits,      metrics,      notificationTargets,
                   apps,         layerCaches, inspector,    variables,
                   outsideWorker}
    {
    }

    BackendOptions options;
    deploy::DataPaths paths;
    SystemClock clock;
    ChangeNotifier changes;
    Database database;
    Stores stores;
    vault::Vault vault;
    VaultDoor vaultDoor;
    process::SystemProcessRunner runner;
    git::LibGit git;
    docker::DockerCli docker;
    docker::ImageCli images;
    docker::LocalRegistry localRegistry;
    deploy::RepositoryGate gate;
    deploy::ConfigCache configs;
    deploy::RunLogs logs;
    deploy::RunTools tools;
    deploy::RunExecutor executor;
    deploy::RunQueue queue;
    EnvironmentService environments;
    ScheduleService schedules;
    StackService stacks;
    RunService runs;
    LogService containerLogs;
    TokenService tokens;
    CredentialService credentials;
    HostKeyService hostKeys;
    RepositoryService repositories;
    WebhookService webhooks;
    DeliveryService deliveries;
    AppService apps;
    LayerCacheService layerCaches;
    AuditService audits;
    MetricsService metrics;
    notify::HttpCalls calls;
    notify::Outbox outbox{calls};
    NotificationTargetService notificationTargets;
    Worker worker;
    Worker outsideWorker{Worker::kMany};
    OutgoingNews news;
    CommitStatusReporter statuses;
    InspectorService inspector;
    VariableService variables;
    ListenerTls tls;
    Services services;

    std::unique_ptr<vault::VaultKeeper> keeper; // made by start()
    bool isStarted = false;
    std::atomic<bool> isStopped = false;

    Result<> makeFolders() const
    {
        for (const QString &folder : {paths.root, paths.repositories(), paths.stacks(), paths.runs()})
            SLIPWAY_TRY(makePrivateFolder(folder));
        return {};
    }

    // What core says, to whoever listens. On run threads.
    void connectNews()
    {
        logs.onOutput([this](RunId run, const QByteArray &lines) { Q_EMIT changes.runOutput(run, lines); });
        executor.onRunChanged([this](const Run &run) {
            queue.progress(run);
            Q_EMIT changes.runChanged(run);
        });
        executor.onStackRecorded([this](StackId id) {
            if (const auto stack = stores.stacks.get(id))
                Q_EMIT changes.stackChanged(*stack);
        });
        queue.onChanged([this](const Run &run) { Q_EMIT changes.runChanged(run); });
    }

    Result<> startQueue()
    {
        // Nothing of this instance has begun: what is there was left by a killed one.
        deploy::PrivateFolder::removeLeftovers(paths.temporary());
        SLIPWAY_ASSIGN(const auto repairs, deploy::repairLeftovers(stores, clock));
        SLIPWAY_ASSIGN(const CoreSettings settings, stores.settings.load());
        queue.setRunsAtOnce(settings.runsAtOnce);
        // Asked for before the queue starts: they were there before what waits.
        for (const deploy::Repair &repair : repairs)
            SLIPWAY_TRY(queue.request(repair.stack, repair.kind, Trigger::StartupCatchUp));
        SLIPWAY_ASSIGN(const bool hasLeft, deploy::hasLeftProcesses(stores));
        if (!hasLeft)
            return queue.start();
        // The program is usable meanwhile; runs wait.
        worker.run([this] {
            Result<> done = deploy::endLeftProcesses(stores);
            if (done && !isStopped)
                done = queue.start();
            if (!done)
                qCWarning(lcApp, "Runs cannot start: %s", qUtf8Printable(errorLine(done.error())));
        });
        return {};
    }
};

Backend::Backend(BackendOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(options)))
{
    qRegisterMetaType<StackId>("slipway::StackId");
    qRegisterMetaType<RunId>("slipway::RunId");
    qRegisterMetaType<EnvironmentId>("slipway::EnvironmentId");
    qRegisterMetaType<Run>("slipway::Run");
    qRegisterMetaType<Stack>("slipway::Stack");
    qRegisterMetaType<Environment>("slipway::Environment");
    qRegisterMetaType<EnvironmentStatus>("slipway::EnvironmentStatus");
    qRegisterMetaType<QVector<ServiceStatus>>("QVector<slipway::ServiceStatus>");
    d->connectNews();
}

Backend::~Backend()
{
    stop();
}

Result<> Backend::start()
{
    SLIPWAY_TRY(d->makeFolders());
    SLIPWAY_TRY(d->database.open());
    d->isStarted = true;
    d->keeper =
        std::make_unique<vault::VaultKeeper>(d->vault, keySourceFor(d->options.vault, d->options.dataDirectory));
    connect(d->keeper.get(), &vault::VaultKeeper::stateChanged, this, [this] {
        d->vaultDoor.open();
        if (!d->isStopped)
            Q_EMIT vaultStateChanged();
    });
    d->keeper->open();
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->stores.stacks.all());
    SLIPWAY_TRY(d->startQueue());
    SLIPWAY_TRY(d->tokens.reload());
    d->webhooks.start();
    d->layerCaches.start();
    SLIPWAY_TRY(d->schedules.start());
    d->news.start(stacks);
    if (d->options.isWatching)
        d->environments.startWatching();
    return {};
}

void Backend::stop()
{
    if (d->isStopped.exchange(true))
        return;
    d->keeper.reset();
    d->vaultDoor.open();
    d->schedules.stop();
    d->executor.setShuttingDown();
    d->stacks.cancelCalls();
    d->credentials.cancelCalls();
    d->hostKeys.cancelCalls();
    d->repositories.cancelCalls();
    d->layerCaches.stop();
    d->worker.waitForDone();
    d->outsideWorker.waitForDone();
    d->webhooks.stop();
    d->queue.shutDown(true);
    d->environments.stopWatching();
    d->database.close();
}

Services &Backend::services()
{
    return d->services;
}

CoreSettings Backend::coreSettings() const
{
    return d->stores.settings.load().value_or(CoreSettings());
}

Result<> Backend::setCoreSettings(const CoreSettings &settings)
{
    SLIPWAY_TRY(d->stores.settings.save(settings));
    d->queue.setRunsAtOnce(settings.runsAtOnce);
    return {};
}

Backend::VaultState Backend::vaultState() const
{
    return d->keeper ? d->keeper->state() : VaultState::Opening;
}

QString Backend::vaultMessage() const
{
    return d->keeper ? d->keeper->message() : QString();
}

Result<> Backend::startVaultAnew()
{
    return d->keeper ? d->keeper->startAnew() : fail(ErrorCode::Conflict);
}

void Backend::renewVaultKey(std::function<void(Result<>)> done)
{
    d->keeper->renewKey(std::move(done));
}

QString Backend::vaultKeyPlace() const
{
    return d->keeper ? d->keeper->sourceDescription() : QString();
}

ListenerTls &Backend::listenerTls()
{
    return d->tls;
}

int Backend::waitingRunCount() const
{
    return d->queue.waitingCount();
}

int Backend::runningRunCount() const
{
    return d->queue.runningCount();
}

} // namespace slipway
