// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/stackservice_p.h"

#include "core/base/logging.h"
#include "core/base/utc.h"
#include "core/deploy/apps/appproject.h"
#include "core/deploy/decision.h"
#include "core/deploy/mirrorcleanup.h"
#include "core/deploy/pathfilter.h"
#include "core/deploy/remotefor.h"
#include "core/deploy/stackfingerprint.h"
#include "core/deploy/takedown.h"
#include "core/model/validation.h"
#include "core/services/scheduleplan.h"
#include "core/services/stacksecrets.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <mutex>

namespace slipway {

namespace {

constexpr std::chrono::seconds kRunEndWait{20};

tl::unexpected<Error> invalid(const QString &field, const QString &reason)
{
    return fail(ErrorCode::InvalidInput, field, reason);
}

QStringList notDeployed(const Stack &stack, const deploy::StackFingerprint &now)
{
    if (stack.state.deployedCommit.isEmpty())
        return {};
    const auto before = deploy::StackFingerprint::fromText(stack.state.deployedFingerprint);
    return deploy::changeSentences(now.changedVariables(before), now.changedSettings(before),
                                   now.isChangedSince(before));
}

// The field of the API that would move the stack to another project; empty where none does.
QString movedField(const StackSettings &before, const StackSettings &after)
{
    if (before.name != after.name)
        return QStringLiteral("stackName");
    if (before.projectName() != after.projectName())
        return QStringLiteral("projectName");
    return before.environmentId != after.environmentId ? QStringLiteral("environmentId") : QString();
}

} // namespace

struct StackService::Private {
    explicit Private(const Dependencies &dependencies)
        : with(dependencies)
        , stores(with.tools.stores)
        , secrets(with.tools.vault, stores.sealed, with.tools.waitForVault)
    {
    }

    Dependencies with;
    Stores &stores;
    StackSecrets secrets;
    CancelSource ending; // the program ends
    // The mirror's answer for a commit never changes.
    std::mutex infoMutex;
    QHash<QString, git::CommitInfo> infos;

    git::CommitInfo commitInfo(const Stack &stack, const QString &mirror)
    {
        const QString &commit = stack.state.deployedCommit;
        if (commit.isEmpty())
            return {};
        {
            const std::lock_guard lock(infoMutex);
            if (const auto known = infos.constFind(commit); known != infos.constEnd())
                return *known;
        }
        const auto info = with.tools.git.commitInfo(mirror, commit);
        if (!info)
            return {};
        const std::lock_guard lock(infoMutex);
        infos.insert(commit, *info);
        return *info;
    }

    StackView view(const Stack &stack, const Environment &environment, const QString &mirror, std::optional<App> app,
                   const deploy::StackFingerprint &fingerprint)
    {
        StackView view;
        view.stack = stack;
        view.environmentName = environment.name;
        view.environmentShortName = environment.shortName;
        view.isBusy = with.queue.isBusy(stack.id);
        ScheduleStanding standing = with.schedules.standing(stack.id);
        view.nextSync = std::move(standing.nextSync);
        view.paused = std::move(standing.pause);
        view.timeZone = stack.settings.timeZone.isEmpty() ? with.schedules.timeZone() : stack.settings.timeZone;
        view.notDeployed = notDeployed(stack, fingerprint);
        view.syncState =
            syncStateOf(stack, view.isBusy, view.paused && stack.settings.autoUpdate, !view.notDeployed.isEmpty());
        bool isKnown = false;
        view.services = with.environments.servicesOf(environment.id, stack.settings.projectName(), &isKnown);
        const bool isAway = with.environments.status(environment.id).reach == EnvironmentStatus::Reach::Unreachable;
        view.seen = isAway ? StackView::Seen::Unreachable : isKnown ? StackView::Seen::Seen : StackView::Seen::NotYet;
        view.app = std::move(app);
        if (view.app)
            view.appAddress = appAddress(*view.app, environment);
        view.workTree = with.tools.paths.workTree(environment, stack.settings);
        const git::CommitInfo info = commitInfo(stack, mirror);
        view.commitSubject = info.subject;
        if (info.timeSeconds > 0)
            view.commitTime = utcFromMs(info.timeSeconds * 1000);
        return view;
    }

    Result<StackView> viewOf(const Stack &stack)
    {
        SLIPWAY_ASSIGN(const Environment environment, stores.environments.get(stack.settings.environmentId));
        SLIPWAY_ASSIGN(const RepositoryRow repository, stores.repositories.get(stack.repositoryId));
        SLIPWAY_ASSIGN(auto app, stores.apps.find(stack.id));
        SLIPWAY_ASSIGN(const auto fingerprint, deploy::presentFingerprint(stores, stack, app));
        return view(stack, environment, with.tools.paths.mirror(repository), std::move(app), fingerprint);
    }

    Result<> check(const StackChange &change) const
    {
        const StackSettings &settings = change.settings;
        if (urlHasPassword(settings.url))
            return invalid(
                QStringLiteral("url"),
                QCoreApplication::translate(
                    "StackService", "The address has a password in it. Remove it; credentials are kept apart."));
        if (const auto problem = settingsProblem(settings))
            return invalid(problem->subject, problem->detail);
        SLIPWAY_TRY(checkCredential(settings));
        SLIPWAY_TRY(checkPatterns(settings));
        if (auto problem = scheduleProblem(settings))
            return fail(*std::move(problem));
        for (const auto &[key, value] : change.secrets) {
            if (const auto problem = variableProblem(key, value.revealText()))
                return invalid(QStringLiteral("envVars"), problem->detail);
        }
        if (!stores.environments.get(settings.environmentId))
            return invalid(QStringLiteral("environmentId"),
                           QCoreApplication::translate("StackService", "There is no such environment."));
        return {};
    }

    static Result<> checkPatterns(const StackSettings &settings)
    {
        if (settings.deployOn != DeployOn::Patterns)
            return {};
        if (settings.deployPatterns.isEmpty())
            return invalid(QStringLiteral("deployPatterns"),
                           QCoreApplication::translate("StackService", "Enter at least one pattern."));
        for (const QString &pattern : settings.deployPatterns) {
            const QString why = deploy::patternProblem(pattern);
            if (!why.isEmpty())
                return invalid(QStringLiteral("deployPatterns"), why);
        }
        return {};
    }

    Result<> checkCredential(const StackSettings &settings) const
    {
        if (!settings.credentialId)
            return {};
        const auto credential = stores.credentials.get(*settings.credentialId);
        if (!credential)
            return invalid(QStringLiteral("credentialId"),
                           QCoreApplication::translate("StackService", "There is no such credential."));
        const QString why = deploy::misfit(*credential, settings.url);
        return why.isEmpty() ? Result<>() : invalid(QStringLiteral("credentialId"), why);
    }

    // What was deployed, or half deployed, lives under its name and environment.
    Result<> checkMove(StackId id, const QString &field) const
    {
        if (with.queue.isRunning(id))
            return invalid(field, QCoreApplication::translate(
                                      "StackService", "It cannot change while a run of the stack is going on. Wait for "
                                                      "its end, or cancel it."));
        SLIPWAY_ASSIGN(const Stack stack, stores.stacks.get(id));
        if (stack.state.deployedCommit.isEmpty() && !stack.state.hasLastRunFailed)
            return {};
        return invalid(field, QCoreApplication::translate(
                                  "StackService",
                                  "It cannot change once the stack was deployed, because the containers and the folder "
                                  "carry it. Add a new stack, and remove this one."));
    }

    QVector<RunId> runsOf(StackId id) const
    {
        QVector<RunId> ids;
        if (const auto runs = stores.runs.list(id, 100'000, {})) {
            for (const Run &run : *runs)
                ids << run.id;
        }
        return ids;
    }
};

StackService::StackService(const Dependencies &dependencies)
    : d(std::make_unique<Private>(dependencies))
{
}

StackService::~StackService() = default;

void StackService::cancelCalls()
{
    d->ending.cancel();
}

Result<QVector<StackView>> StackService::all() const
{
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->stores.stacks.all());
    SLIPWAY_ASSIGN(const QVector<Environment> environments, d->stores.environments.all());
    SLIPWAY_ASSIGN(const QVector<RepositoryRow> repositories, d->stores.repositories.all());
    QHash<EnvironmentId, Environment> environmentOf;
    for (const Environment &environment : environments)
        environmentOf.insert(environment.id, environment);
    SLIPWAY_ASSIGN(const auto fingerprints, deploy::Fingerprints::load(d->stores, environmentOf.keys()));
    QHash<RepositoryId, QString> mirrorOf;
    for (const RepositoryRow &repository : repositories)
        mirrorOf.insert(repository.id, d->with.tools.paths.mirror(repository));
    SLIPWAY_ASSIGN(const QVector<App> apps, d->stores.apps.all());
    QHash<StackId, App> appOf;
    for (const App &app : apps)
        appOf.insert(app.stackId, app);
    QVector<StackView> views;
    views.reserve(stacks.size());
    for (const Stack &stack : stacks) {
        const auto found = appOf.constFind(stack.id);
        const auto app = found == appOf.constEnd() ? std::nullopt : std::optional(*found);
        SLIPWAY_ASSIGN(const auto fingerprint, fingerprints.of(stack, app));
        views << d->view(stack, environmentOf.value(stack.settings.environmentId), mirrorOf.value(stack.repositoryId),
                         app, fingerprint);
    }
    return views;
}

Result<StackView> StackService::get(StackId id) const
{
    SLIPWAY_ASSIGN(const Stack stack, d->stores.stacks.get(id));
    return d->viewOf(stack);
}

Result<StackView> StackService::findByName(const QString &name) const
{
    SLIPWAY_ASSIGN(const Stack stack, d->stores.stacks.findByName(name));
    return d->viewOf(stack);
}

Result<StackView> StackService::add(StackChange change)
{
    d->secrets.takeOutOfSettings(change);
    SLIPWAY_TRY(d->check(change));
    SLIPWAY_TRY(d->secrets.checkOpenFor(change));
    SLIPWAY_ASSIGN(const RepositoryRow repository,
                   d->stores.repositories.ensure(normalisedUrl(change.settings.url), change.settings.credentialId));
    auto stack = d->stores.stacks.add(change.settings, repository.id, d->with.tools.clock.nowUtc());
    if (stack) {
        if (const auto sealed = d->secrets.seal(stack->id, change); !sealed) {
            (void)d->stores.stacks.remove(stack->id);
            stack = fail(sealed.error());
        }
    }
    if (!stack) {
        deploy::removeUnusedMirrors(d->with.tools);
        return fail(std::move(stack).error());
    }
    SLIPWAY_ASSIGN(const Stack stored, d->stores.stacks.get(stack->id));
    Q_EMIT d->with.changes.stackAdded(stored);
    return d->viewOf(stored);
}

Result<StackView> StackService::change(StackId id, StackChange change)
{
    SLIPWAY_ASSIGN(const Stack before, d->stores.stacks.get(id));
    d->secrets.takeOutOfSettings(change);
    d->secrets.keepPlainValues(before, change);
    SLIPWAY_TRY(d->check(change));
    std::optional<deploy::RunQueue::Hold> hold;
    if (const QString field = movedField(before.settings, change.settings); !field.isEmpty()) {
        // A run that goes on makes the folder and the containers which carry the name.
        hold.emplace(d->with.queue.hold(id));
        SLIPWAY_TRY(d->checkMove(id, field));
    }
    SLIPWAY_TRY(d->secrets.checkOpenFor(change));
    SLIPWAY_ASSIGN(const RepositoryRow repository,
                   d->stores.repositories.ensure(normalisedUrl(change.settings.url), change.settings.credentialId));
    SLIPWAY_TRY(d->secrets.keepReplaced(before, change));
    // Sealed before the list names them, so that no run meets a name without a value.
    SLIPWAY_ASSIGN(vault::SealedChange sealed, d->secrets.seal(id, change));
    if (const auto done = d->stores.stacks.changeSettings(id, change.settings, repository.id); !done) {
        sealed.undo();
        deploy::removeUnusedMirrors(d->with.tools);
        return fail(done.error());
    }
    d->secrets.forgetRemoved(before, change.settings);
    deploy::removeUnusedMirrors(d->with.tools);
    SLIPWAY_ASSIGN(const Stack stored, d->stores.stacks.get(id));
    Q_EMIT d->with.changes.stackChanged(stored);
    return d->viewOf(stored);
}

Result<RemoveOutcome> StackService::remove(StackId id, const RemoveOptions &options)
{
    if (options.hasVolumes && !options.hasDown)
        return invalid(
            QStringLiteral("volumes"),
            QCoreApplication::translate("StackService", "Volumes are removed only together with the containers."));
    // No `up` beside `down`; where the removal fails, what was asked for goes on.
    const deploy::RunQueue::Hold hold = d->with.queue.hold(id);
    if (!d->with.queue.endRunningOf(id, kRunEndWait))
        return fail(ErrorCode::Busy);
    SLIPWAY_ASSIGN(const StackView view, get(id));
    if (options.hasDown)
        SLIPWAY_TRY(deploy::takeDown(d->with.tools, view.stack, options.hasVolumes, d->ending.token()));
    const QVector<RunId> runs = d->runsOf(id);
    if (const auto app = d->stores.apps.find(id); app && *app)
        deploy::removeAppTraces(d->with.tools, view.stack);
    SLIPWAY_TRY(d->stores.stacks.remove(id));
    d->with.queue.forget(id);
    d->with.tools.logs.remove(runs);
    d->with.tools.configs.forget(id);
    deploy::removeUnusedMirrors(d->with.tools);
    Q_EMIT d->with.changes.stackRemoved(id);
    return RemoveOutcome{QFileInfo::exists(view.workTree) ? view.workTree : QString()};
}

Result<Run> StackService::request(StackId id, RunKind kind, Trigger trigger)
{
    SLIPWAY_TRY(d->stores.stacks.get(id));
    SLIPWAY_ASSIGN(const deploy::RunQueue::Ticket ticket, d->with.queue.request(id, kind, trigger));
    return ticket.run;
}

Result<Run> StackService::requestIfIdle(StackId id, RunKind kind, Trigger trigger)
{
    SLIPWAY_TRY(d->stores.stacks.get(id));
    SLIPWAY_ASSIGN(const deploy::RunQueue::Ticket ticket, d->with.queue.requestIfIdle(id, kind, trigger));
    return ticket.run;
}

Result<QVector<Run>> StackService::requestAll(RunKind kind, Trigger trigger)
{
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->stores.stacks.all());
    QVector<Run> runs;
    const QDateTime now = d->with.tools.clock.nowUtc();
    std::optional<Error> problem;
    for (const Stack &stack : stacks) {
        // One that cannot be asked for, for example because it was removed meanwhile, must not keep the others.
        const auto ticket = d->with.queue.request(stack.id, kind, trigger, now);
        if (ticket)
            runs << ticket->run;
        else if (!problem)
            problem = ticket.error();
    }
    if (runs.isEmpty() && problem)
        return fail(*problem);
    return runs;
}

Result<QStringList> StackService::branchesOf(const QString &url, const std::optional<CredentialId> &credentialId)
{
    if (urlHasPassword(url))
        return invalid(QStringLiteral("url"),
                       QCoreApplication::translate(
                           "StackService", "The address has a password in it. Remove it; credentials are kept apart."));
    if (const auto problem = repositoryUrlProblem(url))
        return invalid(problem->subject, problem->detail);
    RepositoryRow repository;
    repository.credentialId = credentialId;
    return deploy::branchesOf(d->with.tools, repository, url, d->ending.token());
}

Result<SecretString> StackService::revealVariable(StackId id, const QString &key) const
{
    return d->with.tools.vault.unseal({QStringLiteral("variable"), id.value, key});
}

} // namespace slipway
