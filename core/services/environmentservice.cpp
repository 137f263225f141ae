// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/environmentservice_p.h"

#include "core/base/logging.h"
#include "core/services/watcher.h"

#include <map>
#include <mutex>

namespace slipway {

struct EnvironmentService::Private {
    explicit Private(const Dependencies &dependencies)
        : with(dependencies)
    {
    }

    // What was last seen of one environment.
    struct Seen {
        EnvironmentStatus status;
        bool isListed = false;
        QHash<QString, QVector<ServiceStatus>> projects;
    };

    Dependencies with;
    mutable std::mutex mutex;
    std::map<EnvironmentId, Seen> seen;
    std::map<EnvironmentId, std::unique_ptr<Watcher>> watchers;

    void takeStatus(EnvironmentId id, const EnvironmentStatus &status)
    {
        {
            const std::lock_guard lock(mutex);
            Seen &known = seen[id];
            if (known.status == status)
                return;
            known.status = status;
        }
        Q_EMIT with.changes.environmentStatusChanged(id, status);
    }

    void takeServices(EnvironmentId id, const QVector<docker::ProjectServices> &projects, bool isListed)
    {
        QHash<QString, QVector<ServiceStatus>> now;
        for (const docker::ProjectServices &project : projects)
            now.insert(project.project, project.services);
        QHash<QString, QVector<ServiceStatus>> before;
        bool wasListed = false;
        {
            const std::lock_guard lock(mutex);
            Seen &known = seen[id];
            before = std::exchange(known.projects, now);
            wasListed = std::exchange(known.isListed, isListed);
        }
        if (wasListed == isListed && before == now)
            return;
        announce(id, now, before, wasListed != isListed);
    }

    void announce(EnvironmentId id, const QHash<QString, QVector<ServiceStatus>> &now,
                  const QHash<QString, QVector<ServiceStatus>> &before, bool isForAll)
    {
        const auto stacks = with.stores.stacks.all();
        if (!stacks)
            return;
        for (const Stack &stack : *stacks) {
            const QString &name = stack.settings.projectName();
            if (stack.settings.environmentId == id && (isForAll || now.value(name) != before.value(name)))
                Q_EMIT with.changes.servicesChanged(stack.id, now.value(name));
        }
    }
};

EnvironmentService::EnvironmentService(const Dependencies &dependencies)
    : d(std::make_unique<Private>(dependencies))
{
}

EnvironmentService::~EnvironmentService()
{
    stopWatching();
}

Result<QVector<Environment>> EnvironmentService::all() const
{
    return d->with.stores.environments.all();
}

EnvironmentStatus EnvironmentService::status(EnvironmentId id) const
{
    const std::lock_guard lock(d->mutex);
    const auto known = d->seen.find(id);
    return known == d->seen.end() ? EnvironmentStatus() : known->second.status;
}

EnvironmentStatus EnvironmentService::check(EnvironmentId id)
{
    const auto environment = d->with.stores.environments.get(id);
    if (!environment)
        return {};
    const EnvironmentStatus status = d->with.docker.check(*environment, {});
    d->takeStatus(id, status);
    refresh(id);
    return status;
}

QVector<ServiceStatus> EnvironmentService::servicesOf(EnvironmentId id, const QString &project, bool *isKnown) const
{
    const std::lock_guard lock(d->mutex);
    const auto known = d->seen.find(id);
    if (isKnown)
        *isKnown = known != d->seen.end() && known->second.isListed;
    return known == d->seen.end() ? QVector<ServiceStatus>() : known->second.projects.value(project);
}

void EnvironmentService::refresh(EnvironmentId id)
{
    const std::lock_guard lock(d->mutex);
    const auto watcher = d->watchers.find(id);
    if (watcher != d->watchers.end())
        watcher->second->refresh();
}

void EnvironmentService::startWatching()
{
    const auto environments = all();
    if (!environments) {
        qCWarning(lcDocker, "The environments could not be read: %s", qUtf8Printable(environments.error().detail));
        return;
    }
    const std::lock_guard lock(d->mutex);
    for (const Environment &environment : *environments) {
        const EnvironmentId id = environment.id;
        Watcher::Callbacks callbacks;
        callbacks.status = [p = d.get(), id](const EnvironmentStatus &status) { p->takeStatus(id, status); };
        callbacks.services = [p = d.get(), id](const QVector<docker::ProjectServices> &projects) {
            p->takeServices(id, projects, true);
        };
        callbacks.lost = [p = d.get(), id] { p->takeServices(id, {}, false); };
        auto watcher = std::make_unique<Watcher>(environment, d->with.docker, std::move(callbacks));
        watcher->start();
        d->watchers.emplace(id, std::move(watcher));
    }
}

void EnvironmentService::stopWatching()
{
    std::map<EnvironmentId, std::unique_ptr<Watcher>> watchers;
    {
        const std::lock_guard lock(d->mutex);
        watchers.swap(d->watchers);
    }
    watchers.clear(); // each waits for its thread, which may need the lock
}

} // namespace slipway
