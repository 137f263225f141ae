// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/app.h"
#include "core/services/stackservice.h"

#include <memory>
#include <optional>

namespace slipway {

// A new or changed Dockerfile app. `stack` is what it shares with every stack: settings.name, url, branch,
// variables (secret ones become files under /run/secrets) and `stack.secrets` for their values. A secret
// without a value keeps the one it has.
struct AppChange {
    StackChange stack;
    AppSettings settings;
    // For a private repository over HTTPS: kept as a credential of the app's own. nullopt keeps what
    // there is; empty takes it away.
    std::optional<SecretString> repositoryToken;
};

struct AppView {
    StackView stack;          // with its `app`
    QVector<AppImage> images; // newest first
};

struct DeployedApp {
    AppView view;
    Run run;
    // Once, where this call made it.
    std::optional<SecretString> newWebhookSecret;
};

// The use cases around Dockerfile apps; everything else about them is what every stack has
// (StackService, RunService, WebhookService: an app's id is its stack's). Errors name the contract's fields
// ("name", "repo", "dockerfile", …). Blocking (SQLite); thread safe; not on main: use Worker.
class AppService
{
public:
    struct Dependencies; // services/appservice_p.h
    explicit AppService(const Dependencies &dependencies);
    ~AppService();
    AppService(const AppService &) = delete;
    AppService &operator=(const AppService &) = delete;

    // nullopt: the stack is no app.
    Result<std::optional<App>> find(StackId id) const;
    Result<AppView> get(StackId id) const; // NotFound where the stack is no app
    // By its name in its environment: Conflict where a stack that is no app has it.
    Result<std::optional<StackId>> findByName(EnvironmentId environment, const QString &name) const;

    Result<AppView> add(AppChange change);
    Result<AppView> change(StackId id, AppChange change);
    // Adds or changes by name, switches the webhook on, and asks for a deploy.
    Result<DeployedApp> deploy(AppChange change, Trigger trigger);
    // With its images, and with its containers where asked (StackService::remove).
    Result<RemoveOutcome> remove(StackId id, const RemoveOptions &options);

    // What a run built; nullopt where it built nothing.
    Result<std::optional<AppBuild>> build(RunId run) const;
    // The newest run of the app that built something; also while it builds (about once a second).
    Result<std::optional<std::pair<RunId, AppBuild>>> latestBuild(StackId id) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
