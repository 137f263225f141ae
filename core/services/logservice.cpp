// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/logservice_p.h"

#include "core/base/redactor.h"
#include "core/deploy/linebatcher.h"
#include "core/deploy/replacedsecrets.h"
#include "core/model/credential.h"
#include "core/model/validation.h"
#include "core/services/changenotifier.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace slipway {

namespace {

// A secret that cannot be known cannot be hidden, so there are no logs then.
Result<> addSecret(const vault::SealedName &name, const vault::Vault &vault, Redactor &redactor)
{
    const auto value = vault.unseal(name);
    if (value)
        redactor.add(*value);
    return value || value.error().code == ErrorCode::NotFound ? Result<>() : fail(value.error());
}

// What Slipway gives no container: hidden where it can be opened, and no reason to have no logs.
void addAccess(const Stack &stack, Stores &stores, const vault::Vault &vault, Redactor &redactor)
{
    for (const RegistryLogin &login : stack.settings.compose.registries)
        (void)addSecret({QStringLiteral("registry"), stack.id.value, login.registry}, vault, redactor);
    std::optional<Credential> credential;
    if (stack.settings.credentialId) {
        if (const auto own = stores.credentials.get(*stack.settings.credentialId))
            credential = *own;
    } else if (const auto byHost = stores.credentials.findByHost(hostOfUrl(stack.settings.url))) {
        credential = *byHost;
    }
    if (!credential)
        return;
    for (const QString &field : secretFieldsOf(credential->kind))
        (void)addSecret({QStringLiteral("credential"), credential->id.value, field}, vault, redactor);
}

Result<> addSecrets(const Stack &stack, Stores &stores, vault::Vault &vault, Redactor &redactor)
{
    for (const Variable &variable : stack.settings.variables) {
        if (variable.isSecret)
            SLIPWAY_TRY(addSecret({QStringLiteral("variable"), stack.id.value, variable.key}, vault, redactor));
    }
    const EnvironmentId environment = stack.settings.environmentId;
    SLIPWAY_ASSIGN(const QVector<Variable> wide, stores.environments.variables(environment));
    for (const Variable &variable : wide) {
        if (variable.isSecret)
            SLIPWAY_TRY(
                addSecret({QStringLiteral("environment_variable"), environment.value, variable.key}, vault, redactor));
    }
    SLIPWAY_TRY(deploy::ReplacedSecrets(vault, stores.sealed).addTo(redactor, stack.id));
    addAccess(stack, stores, vault, redactor);
    return {};
}

} // namespace

struct LogService::Private {
    explicit Private(const Dependencies &dependencies)
        : with(dependencies)
    {
    }

    struct Follow {
        CancelToken asked; // the caller's
        CancelSource own;  // the caller's, or the service goes
        bool isEnded = false;
        std::thread thread;
    };

    Dependencies with;
    deploy::LineBatchers batchers;
    std::mutex mutex;
    std::condition_variable changed;
    std::list<Follow> follows;
    std::atomic<quint64> stackChanges = 0;
    QMetaObject::Connection news;
    QMetaObject::Connection wideNews;
    bool isEnding = false;
    std::thread keeper; // passes cancels on, joins ended threads

    void keep()
    {
        std::unique_lock lock(mutex);
        while (!isEnding || !follows.empty()) {
            if (follows.empty())
                changed.wait(lock, [this] { return isEnding || !follows.empty(); });
            else
                changed.wait_for(lock, std::chrono::milliseconds(50));
            for (auto follow = follows.begin(); follow != follows.end();) {
                if (isEnding || follow->asked.isCancelled())
                    follow->own.cancel();
                if (!follow->isEnded) {
                    ++follow;
                    continue;
                }
                std::thread thread = std::move(follow->thread);
                follow = follows.erase(follow);
                lock.unlock();
                thread.join();
                lock.lock();
                break; // the list may have changed meanwhile
            }
        }
    }

    Result<> read(StackId id, int tailLines, const std::function<void(const QByteArray &)> &lines,
                  const CancelToken &cancel)
    {
        SLIPWAY_ASSIGN(const Stack stack, with.stores.stacks.get(id));
        SLIPWAY_ASSIGN(const Environment environment, with.stores.environments.get(stack.settings.environmentId));
        quint64 known = stackChanges;
        Redactor redactor;
        SLIPWAY_TRY(addSecrets(stack, with.stores, with.vault, redactor));
        SLIPWAY_ASSIGN(const docker::Endpoint endpoint, with.docker.endpointOf(environment));
        const auto batcher = batchers.make(lines);
        const auto addLine = [&](process::Channel, const QByteArray &line) {
            // A secret that is new since is in the containers after the next deploy.
            if (const quint64 now = stackChanges; now != known) {
                const auto stackNow = with.stores.stacks.get(id);
                if (!stackNow || !addSecrets(*stackNow, with.stores, with.vault, redactor))
                    return;
                known = now;
            }
            batcher->add(redactor.redact(line));
        };
        const auto done = with.docker.logs(endpoint, stack.settings.projectName(), tailLines, true, addLine, cancel);
        batcher->flush();
        return done;
    }
};

LogService::LogService(const Dependencies &dependencies)
    : d(std::make_unique<Private>(dependencies))
{
    // On the emitter's thread.
    d->news = QObject::connect(&d->with.changes, &ChangeNotifier::stackChanged, [p = d.get()] { ++p->stackChanges; });
    d->wideNews = QObject::connect(&d->with.changes, &ChangeNotifier::environmentVariablesChanged,
                                   [p = d.get()] { ++p->stackChanges; });
    d->keeper = std::thread([p = d.get()] { p->keep(); });
}

LogService::~LogService()
{
    QObject::disconnect(d->news);
    QObject::disconnect(d->wideNews);
    {
        const std::lock_guard lock(d->mutex);
        d->isEnding = true;
    }
    d->changed.notify_all();
    d->keeper.join();
}

void LogService::follow(StackId stack, int tailLines, const CancelToken &cancel,
                        std::function<void(const QByteArray &lines)> lines, std::function<void(Result<>)> ended)
{
    const std::lock_guard lock(d->mutex);
    Private::Follow &follow = d->follows.emplace_back();
    follow.asked = cancel;
    follow.thread = std::thread([p = d.get(), &follow, stack, tailLines, token = follow.own.token(),
                                 onLines = std::move(lines), onEnded = std::move(ended)] {
        const Result<> done = p->read(stack, tailLines, onLines, token);
        if (onEnded)
            onEnded(done);
        const std::lock_guard endLock(p->mutex);
        follow.isEnded = true;
        p->changed.notify_all();
    });
    d->changed.notify_all();
}

} // namespace slipway
