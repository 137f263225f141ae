// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/layercacheservice_p.h"

#include "core/base/logging.h"
#include "core/deploy/apps/hostport.h"
#include "core/model/environment.h"
#include "core/model/errortext.h"

#include <QCoreApplication>
#include <mutex>
#include <thread>

namespace slipway {

namespace {

constexpr std::chrono::seconds kStartLimit{40}; // it is cleaned up first
constexpr std::chrono::milliseconds kLook{50};

vault::SealedName passwordOf(EnvironmentId id)
{
    return {QStringLiteral("layer_cache"), id.value, QStringLiteral("password")};
}

QString portSetting()
{
    return QStringLiteral("localRegistryPort");
}

QString programAddress(int port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

} // namespace

struct LayerCacheService::Private {
    explicit Private(const Dependencies &dependencies)
        : with(dependencies)
    {
    }

    Dependencies with;
    CancelSource ending;
    std::mutex mutex; // of the program
    std::thread program;
    std::atomic<bool> isRunning = false;
    std::mutex lastMutex;
    std::optional<Error> last; // how it ended

    Result<std::optional<int>> knownPort() const
    {
        SLIPWAY_ASSIGN(const auto text, with.stores.settings.value(portSetting()));
        const int port = text ? text->toInt() : 0;
        return port > 0 ? std::optional(port) : std::nullopt;
    }

    // A port that is free now; those given to apps are not.
    Result<int> newPort() const
    {
        SLIPWAY_ASSIGN(const QVector<App> apps, with.stores.apps.all());
        QVector<int> taken;
        for (const App &app : apps)
            taken << app.publishedPort;
        const int port = deploy::freeHostPort(taken);
        return port > 0 ? Result<int>(port)
                        : fail(ErrorCode::PortTaken, {}, QStringLiteral("no port from 20000 to 29999 is free"));
    }

    void run(int port)
    {
        if (program.joinable()) {
            if (isRunning)
                return;
            program.join(); // it ended by itself
        }
        isRunning = true;
        program = std::thread([this, port] {
            const auto done = with.registry.runProgram(with.folder, port, ending.token());
            if (!done && done.error().code != ErrorCode::Cancelled) {
                qCWarning(lcDocker, "The local registry ended: %s", qUtf8Printable(errorLine(done.error())));
                const std::lock_guard lock(lastMutex);
                last = done.error();
            }
            isRunning = false;
        });
    }

    Result<LayerCache> startProgram()
    {
        const std::lock_guard lock(mutex);
        SLIPWAY_ASSIGN(const std::optional<int> known, knownPort());
        int port = known.value_or(0);
        if (!known) {
            SLIPWAY_ASSIGN(port, newPort());
        }
        // One that a killed instance left serves as well.
        if (!docker::LocalRegistry::isAnswering(port))
            run(port);
        const auto end = std::chrono::steady_clock::now() + kStartLimit;
        while (!docker::LocalRegistry::isAnswering(port)) {
            if (!isRunning || ending.isCancelled() || std::chrono::steady_clock::now() > end) {
                const std::lock_guard lastLock(lastMutex);
                return last ? fail(*last) : fail(ErrorCode::TimedOut, QStringLiteral("docker-registry"));
            }
            std::this_thread::sleep_for(kLook);
        }
        SLIPWAY_TRY(with.stores.settings.setValue(portSetting(), QString::number(port)));
        return LayerCache{programAddress(port), {}};
    }

    bool isUsed(int port) const
    {
        const auto environments = with.stores.environments.all();
        if (!environments)
            return false;
        for (const Environment &environment : *environments) {
            const auto cache = with.stores.apps.layerCache(environment.id);
            if (cache && cache->address == programAddress(port))
                return true;
        }
        return false;
    }
};

LayerCacheService::LayerCacheService(const Dependencies &dependencies)
    : d(std::make_unique<Private>(dependencies))
{
}

LayerCacheService::~LayerCacheService()
{
    stop();
}

void LayerCacheService::start()
{
    const auto port = d->knownPort();
    if (!port || !*port || !d->isUsed(**port) || docker::LocalRegistry::isAnswering(**port))
        return;
    const std::lock_guard lock(d->mutex);
    d->run(**port);
}

void LayerCacheService::stop()
{
    d->ending.cancel();
    const std::lock_guard lock(d->mutex);
    if (d->program.joinable())
        d->program.join();
}

Result<LayerCache> LayerCacheService::get(EnvironmentId id) const
{
    return d->with.stores.apps.layerCache(id);
}

bool LayerCacheService::hasPassword(EnvironmentId id) const
{
    const vault::SealedName name = passwordOf(id);
    const auto found = d->with.stores.sealed.get(name.table, name.id, name.field);
    return found && *found;
}

Result<> LayerCacheService::set(EnvironmentId id, const LayerCache &cache, const std::optional<SecretString> &password)
{
    if (auto problem = layerCacheProblem(cache))
        return fail(*std::move(problem));
    const vault::SealedName name = passwordOf(id);
    if (cache.username.isEmpty() || (password && password->isEmpty()))
        SLIPWAY_TRY(d->with.stores.sealed.remove(name.table, name.id, name.field)); // needs no open vault
    else if (password)
        SLIPWAY_TRY(d->with.vault.seal(name, *password));
    return d->with.stores.apps.putLayerCache(id, cache);
}

Result<LayerCache> LayerCacheService::startLocal(EnvironmentId id)
{
    SLIPWAY_ASSIGN(const Environment environment, d->with.stores.environments.get(id));
    SLIPWAY_ASSIGN(const docker::Endpoint endpoint, d->with.docker.endpointOf(environment));
    SLIPWAY_ASSIGN(const int port, d->newPort());
    auto container = d->with.registry.startContainer(endpoint, port, d->ending.token());
    const bool isLocal = environment.kind == EnvironmentKind::Local;
    if (container && *container)
        return LayerCache{**container, {}};
    if (isLocal && d->with.registry.hasProgram())
        return d->startProgram();
    if (!container)
        return fail(container.error());
    return fail(ErrorCode::NotFound, QStringLiteral("docker-registry"),
                isLocal ? QCoreApplication::translate(
                              "LayerCacheService",
                              "There is neither the image registry:2 nor the program docker-registry. Pull the image "
                              "with “docker pull registry:2”, or install the package docker-registry.")
                        : QCoreApplication::translate("LayerCacheService",
                                                      "Docker has no image registry:2 there. Pull it with "
                                                      "“docker pull registry:2”."));
}

} // namespace slipway
