// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/appservice_p.h"

#include "core/deploy/apps/hostport.h"
#include "core/model/environment.h"
#include "core/model/validation.h"

#include <QCoreApplication>
#include <QUrl>
#include <mutex>

namespace slipway {

namespace {

tl::unexpected<Error> invalid(const QString &field, const QString &reason)
{
    return fail(ErrorCode::InvalidInput, field, reason);
}

// A stack's fields by the names the contract has for apps.
Error inAppWords(Error error)
{
    if (error.subject == QLatin1String("stackName"))
        error.subject = QStringLiteral("name");
    else if (error.subject == QLatin1String("url"))
        error.subject = QStringLiteral("repo");
    else if (error.subject == QLatin1String("envVars"))
        error.subject = QStringLiteral("env");
    return error;
}

QStringList secretNames(const StackSettings &settings)
{
    QStringList names;
    for (const Variable &variable : settings.variables) {
        if (variable.isSecret)
            names << variable.key;
    }
    return names;
}

Error noApp()
{
    return {ErrorCode::NotFound, QString(), QCoreApplication::translate("AppService", "There is no such app.")};
}

} // namespace

struct AppService::Private {
    explicit Private(const Dependencies &dependencies)
        : with(dependencies)
    {
    }

    Dependencies with;
    std::mutex portMutex; // no port is given to two apps

    Result<App> appOf(StackId id) const
    {
        SLIPWAY_ASSIGN(auto app, with.stores.apps.find(id));
        return app ? Result<App>(*std::move(app)) : fail(noApp());
    }

    // As it is now; everybody else is told too.
    Result<AppView> announced(StackId id) const
    {
        SLIPWAY_ASSIGN(const Stack stack, with.stores.stacks.get(id));
        Q_EMIT with.changes.stackChanged(stack);
        SLIPWAY_ASSIGN(const StackView stackView, with.stacks.get(id));
        return view(stackView);
    }

    Result<AppView> view(const StackView &stack) const
    {
        SLIPWAY_ASSIGN(const auto images, with.stores.apps.images(stack.stack.id));
        return AppView{stack, images};
    }

    static Result<> check(const AppChange &change)
    {
        if (auto problem = appProblem(change.settings, secretNames(change.stack.settings)))
            return fail(*std::move(problem));
        return {};
    }

    // The port chosen before stays, whatever it is.
    Result<int> publishedPort(const AppSettings &settings, const std::optional<App> &before) const
    {
        if (settings.hostPort)
            return *settings.hostPort;
        if (before && !before->settings.hostPort && before->publishedPort > 0)
            return before->publishedPort;
        SLIPWAY_ASSIGN(const QVector<App> apps, with.stores.apps.all());
        QVector<int> taken;
        for (const App &app : apps)
            taken << app.publishedPort;
        const int port = deploy::freeHostPort(taken);
        if (port == 0)
            return invalid(QStringLiteral("hostPort"),
                           QCoreApplication::translate("AppService", "No port from 20000 to 29999 is free."));
        return port;
    }

    Result<> store(StackId id, const AppSettings &settings, const std::optional<App> &before)
    {
        const std::lock_guard lock(portMutex);
        SLIPWAY_ASSIGN(const int port, publishedPort(settings, before));
        return with.stores.apps.put({id, settings, port});
    }

    static QString credentialName(const StackSettings &settings)
    {
        return QCoreApplication::translate("AppService", "App %1").arg(settings.name);
    }

    // The token becomes a credential, used by this app alone, and goes to this host alone.
    Result<> applyToken(AppChange &change)
    {
        if (!change.repositoryToken)
            return {};
        StackSettings &settings = change.stack.settings;
        if (change.repositoryToken->isEmpty()) {
            settings.credentialId.reset();
            return {};
        }
        CredentialChange credential;
        credential.credential.name = credentialName(settings);
        credential.credential.kind = CredentialKind::Token;
        credential.secrets.emplace(QStringLiteral("token"), change.repositoryToken->clone());
        if (settings.credentialId) {
            SLIPWAY_ASSIGN(const CredentialView known, with.credentials.get(*settings.credentialId));
            if (known.credential.name == credential.credential.name) {
                credential.credential = known.credential;
                SLIPWAY_TRY(with.credentials.change(known.credential.id, std::move(credential)));
                return {};
            }
        }
        // One that is left of an app which was removed.
        SLIPWAY_ASSIGN(const auto all, with.credentials.all());
        for (const CredentialView &known : all) {
            if (known.credential.name != credential.credential.name || !known.stacks.isEmpty())
                continue;
            const CredentialId id = known.credential.id;
            SLIPWAY_TRY(with.credentials.change(id, std::move(credential)));
            settings.credentialId = id;
            return {};
        }
        SLIPWAY_ASSIGN(const CredentialView added, with.credentials.add(std::move(credential)));
        settings.credentialId = added.credential.id;
        return {};
    }
};

AppService::AppService(const Dependencies &dependencies)
    : d(std::make_unique<Private>(dependencies))
{
}

AppService::~AppService() = default;

Result<std::optional<App>> AppService::find(StackId id) const
{
    return d->with.stores.apps.find(id);
}

Result<AppView> AppService::get(StackId id) const
{
    SLIPWAY_ASSIGN(const StackView stack, d->with.stacks.get(id));
    return stack.app ? d->view(stack) : fail(noApp());
}

Result<std::optional<StackId>> AppService::findByName(EnvironmentId environment, const QString &name) const
{
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->with.stores.stacks.all());
    for (const Stack &stack : stacks) {
        if (stack.settings.environmentId != environment || stack.settings.name != name)
            continue;
        SLIPWAY_ASSIGN(const auto app, find(stack.id));
        if (!app)
            return fail(
                ErrorCode::Conflict, QStringLiteral("name"),
                QCoreApplication::translate("AppService", "%1 is a stack with a compose file, no app.").arg(name));
        return stack.id;
    }
    return std::nullopt;
}

Result<AppView> AppService::add(AppChange change)
{
    SLIPWAY_TRY(d->check(change));
    // What is wrong with the stack is said before a credential is made for it.
    if (auto problem = settingsProblem(change.stack.settings))
        return fail(inAppWords(*std::move(problem)));
    SLIPWAY_TRY(d->applyToken(change));
    auto added = d->with.stacks.add(std::move(change.stack));
    if (!added)
        return fail(inAppWords(std::move(added).error()));
    if (const auto done = d->store(added->stack.id, change.settings, {}); !done) {
        (void)d->with.stacks.remove(added->stack.id, {});
        return fail(done.error());
    }
    return d->announced(added->stack.id);
}

Result<AppView> AppService::change(StackId id, AppChange change)
{
    SLIPWAY_ASSIGN(const App before, d->appOf(id));
    SLIPWAY_TRY(d->check(change));
    if (auto problem = settingsProblem(change.stack.settings))
        return fail(inAppWords(*std::move(problem)));
    SLIPWAY_TRY(d->applyToken(change));
    const auto changed = d->with.stacks.change(id, std::move(change.stack));
    if (!changed)
        return fail(inAppWords(changed.error()));
    SLIPWAY_TRY(d->store(id, change.settings, before));
    return d->announced(id);
}

Result<DeployedApp> AppService::deploy(AppChange change, Trigger trigger)
{
    StackSettings &settings = change.stack.settings;
    SLIPWAY_ASSIGN(const std::optional<StackId> known, findByName(settings.environmentId, settings.name));
    if (known) {
        // What the call does not speak of stays as it is.
        SLIPWAY_ASSIGN(const Stack before, d->with.stores.stacks.get(*known));
        StackSettings merged = before.settings;
        merged.url = settings.url;
        merged.branch = settings.branch;
        merged.variables = settings.variables;
        if (settings.credentialId)
            merged.credentialId = settings.credentialId;
        settings = merged;
    }
    settings.webhookEnabled = true;
    SLIPWAY_ASSIGN(AppView view, known ? this->change(*known, std::move(change)) : add(std::move(change)));
    const StackId id = view.stack.stack.id;
    auto secret = d->with.webhooks.ensureSecret({WebhookAddress::Kind::App, id.value});
    SLIPWAY_ASSIGN(Run run, d->with.stacks.request(id, RunKind::Deploy, trigger));
    return DeployedApp{std::move(view), std::move(run),
                       secret && *secret ? std::optional<SecretString>(std::move(**secret)) : std::nullopt};
}

Result<RemoveOutcome> AppService::remove(StackId id, const RemoveOptions &options)
{
    SLIPWAY_TRY(d->appOf(id));
    return d->with.stacks.remove(id, options);
}

Result<std::optional<AppBuild>> AppService::build(RunId run) const
{
    return d->with.stores.apps.build(run);
}

Result<std::optional<std::pair<RunId, AppBuild>>> AppService::latestBuild(StackId id) const
{
    return d->with.stores.apps.latestBuild(id);
}

} // namespace slipway
