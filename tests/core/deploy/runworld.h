// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/runexecutor.h"
#include "core/store/database.h"
#include "core/store/stores.h"
#include "core/vault/vault.h"
#include "fakes.h"

#include <QTemporaryDir>

namespace slipway::tests {

// A real database and real files around a RunExecutor; Git and Docker are fakes.
// One stack "shop", whose repository has the commits a…, b…, c….
class RunWorld
{
public:
    RunWorld()
        : paths{folder.path()}
        , database(paths.database())
        , stores(database)
        , vault(stores.sealed)
        , logs(paths.runs())
    {
        QDir().mkpath(paths.runs());
        isOpen = database.open().has_value() && vault.unlock(SecretString::fromBytes(QByteArray(32, 'k'))).has_value();
        for (const char name : {'a', 'b', 'c'})
            git.commits[commit(name)] = {{QStringLiteral("compose.yaml"), QByteArray("services: {web: {}} # ") + name}};
        git.tip = commit('a');
        const auto repository = stores.repositories.ensure(QStringLiteral("http://git.test/shop"), {});
        StackSettings settings;
        settings.name = QStringLiteral("shop");
        settings.environmentId = EnvironmentId(1);
        settings.url = QStringLiteral("http://git.test/shop.git");
        stack = stores.stacks.add(settings, repository->id, clock.nowUtc())->id;
        makeExecutor();
    }

    static QString commit(char name) { return QString(40, QLatin1Char(name)); }

    // Another life of the program: nothing but the disk is left.
    void makeExecutor()
    {
        executor.reset();
        configs = std::make_unique<deploy::ConfigCache>();
        executor = std::make_unique<deploy::RunExecutor>(
            deploy::RunTools{stores, git, docker, vault, clock, gate, *configs, logs, paths, {}});
    }
    Run add(RunKind kind, Trigger trigger = Trigger::Manual)
    {
        Run run;
        run.stackId = stack;
        run.kind = kind;
        run.trigger = trigger;
        run.requestedAt = clock.nowUtc();
        return stores.runs.add(run).value();
    }
    Run run(RunKind kind, const CancelToken &cancel = {}, Trigger trigger = Trigger::Manual)
    {
        git.calls.clear();
        docker.calls.clear();
        const Run done = executor->execute(add(kind, trigger), cancel);
        executor->tidyUp(done);
        return done;
    }
    Run sync() { return run(RunKind::Sync); }
    StackState state() const { return stores.stacks.get(stack)->state; }
    void changeSettings(const std::function<void(StackSettings &)> &change)
    {
        const Stack before = stores.stacks.get(stack).value();
        StackSettings settings = before.settings;
        change(settings);
        (void)stores.stacks.changeSettings(stack, settings, before.repositoryId);
    }
    QString workTree() const { return paths.stacks() + QStringLiteral("/local/shop"); }
    QByteArray file(const QString &name) const
    {
        QFile file(workTree() + QLatin1Char('/') + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray log(RunId id) const { return logs.read(id, 0).value(); }

    QTemporaryDir folder;
    deploy::DataPaths paths;
    Database database;
    Stores stores;
    vault::Vault vault;
    FakeClock clock;
    FakeGit git;
    FakeDocker docker;
    deploy::RepositoryGate gate;
    deploy::RunLogs logs;
    std::unique_ptr<deploy::ConfigCache> configs;
    std::unique_ptr<deploy::RunExecutor> executor;
    StackId stack;
    bool isOpen = false;
};

} // namespace slipway::tests
