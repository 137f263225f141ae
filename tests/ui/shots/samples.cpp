// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shots/samples.h"
#include "core/deploy/stackfingerprint.h"
#include "core/services/changenotifier.h"
#include "core/services/credentialservice.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"
#include "core/store/database.h"
#include "core/store/stores.h"

namespace slipway::shots {

using namespace Qt::StringLiterals;

namespace {

struct Sample {
    const char *name;
    const char *subject;
    int hoursAgo;
    enum Kind { Healthy, Failed, Degraded, Stopped, Fresh, Newer, Syncing, NewHost, OtherHost } kind;
    bool isApp = false;
};

const Sample kSamples[] = {
    {"bookmarks", "Show tags in the list", 26, Sample::Healthy},
    {"dashboard", "Show the last week first", 3, Sample::Healthy, true},
    {"git-mirror", "Listen on loopback only", 500, Sample::Stopped},
    {"home-assistant", "Give the recorder more time", 51, Sample::Degraded},
    {"mail-archive-and-full-text-search-for-the-whole-family",
     "Reindex at night; keep the attachments of the old archive apart from the new ones", 9, Sample::Healthy},
    {"notes", "Add compose file", 1, Sample::Fresh},
    {"photo-library", "Split the worker from the web service", 2, Sample::Syncing},
    {"recipes", "Sort by season", 2, Sample::NewHost},
    {"shop", "Publish the checkout on 8080", 1, Sample::Failed},
    {"time-sheets", "Round to the quarter of an hour", 30, Sample::OtherHost},
    {"wiki", "Correct the backup path", 96, Sample::Newer},
};

ServiceStatus service(const QString &name, const QString &image, const QString &state, const QString &health,
                      const QString &status, const QStringList &ports = {})
{
    ServiceStatus result;
    result.service = name;
    result.image = image;
    result.state = state;
    result.health = health;
    result.statusText = status;
    result.ports = ports;
    result.containerId = QString(64, u'a');
    result.containerName = name + u"-1"_s;
    return result;
}

QVector<ServiceStatus> servicesOf(Sample::Kind kind)
{
    switch (kind) {
    case Sample::Healthy:
    case Sample::Syncing:
    case Sample::Newer:
    case Sample::OtherHost:
        return {service(u"database"_s, u"postgres:16.4"_s, u"running"_s, u"healthy"_s, u"Up 3 hours (healthy)"_s),
                service(u"web"_s, u"bookmarks-web:latest"_s, u"running"_s, u"healthy"_s, u"Up 3 hours (healthy)"_s,
                        {u"127.0.0.1:8080→80/tcp"_s, u"0.0.0.0:8443→443/tcp"_s}),
                service(u"worker"_s, u"bookmarks-web:latest"_s, u"running"_s, {}, u"Up 3 hours"_s)};
    case Sample::Degraded:
        return {service(u"core"_s, u"homeassistant/home-assistant:2024.10"_s, u"running"_s, u"unhealthy"_s,
                        u"Up 2 days (unhealthy)"_s, {u"0.0.0.0:8123→8123/tcp"_s}),
                service(u"mqtt"_s, u"eclipse-mosquitto:2"_s, u"running"_s, {}, u"Up 2 days"_s, {u"1883→1883/tcp"_s})};
    case Sample::Stopped:
        return {service(u"server"_s, u"gitea/gitea:1.22"_s, u"exited"_s, {}, u"Exited (0) 2 days ago"_s)};
    case Sample::Failed:
    case Sample::Fresh:
    case Sample::NewHost:
        break;
    }
    return {};
}

RunStep step(StepName name, StepState state, const QDateTime &at, int ms, const QString &note = {})
{
    return {name, state, at, std::chrono::milliseconds(ms), note};
}

// Built by its newest run, mostly from the cache.
void makeApp(Stores &stores, StackId id)
{
    App app;
    app.stackId = id;
    app.publishedPort = 20003;
    app.settings.port = 3000;
    app.settings.cpu = 1.5;
    app.settings.memoryMegabytes = 512;
    app.settings.domain = u"dashboard.example.org"_s;
    app.settings.healthPath = u"/api/health"_s;
    app.settings.volumes = QStringList{u"data:/var/lib/dashboard"_s};
    app.settings.buildArguments = {{u"NODE_ENV"_s, u"production"_s}};
    (void)stores.apps.put(app);
    auto make = [number = 0](const QString &name, const QString &stage, double seconds, bool isCached) mutable {
        return BuildNode{++number, name, stage, seconds, isCached, false, true};
    };
    AppBuild build;
    build.nodes = {make(u"[internal] load build definition from Dockerfile"_s, {}, 0, false),
                   make(u"[internal] load metadata for docker.io/library/node:20-slim"_s, {}, 0.8, false),
                   make(u"[builder 1/5] FROM docker.io/library/node:20-slim"_s, u"builder"_s, 0, true),
                   make(u"[internal] load build context"_s, {}, 0.1, false),
                   make(u"[builder 2/5] WORKDIR /src"_s, u"builder"_s, 0, true),
                   make(u"[builder 3/5] COPY package.json package-lock.json ./"_s, u"builder"_s, 0, true),
                   make(u"[builder 4/5] RUN npm ci --omit=dev --no-audit --no-fund"_s, u"builder"_s, 0, true),
                   make(u"[builder 5/5] COPY . ."_s, u"builder"_s, 0.2, false),
                   make(u"[stage-1 2/3] RUN useradd --system dashboard"_s, u"stage-1"_s, 0, true),
                   make(u"[stage-1 3/3] COPY --from=builder /src /srv"_s, u"stage-1"_s, 1.4, false),
                   make(u"exporting to image"_s, {}, 2.1, false)};
    build.imageBytes = 243'600'000;
    build.previousBytes = 241'900'000;
    const auto runs = stores.runs.list(id, 1, {});
    if (runs && !runs->isEmpty())
        (void)stores.apps.putBuild(runs->first().id, build);
}

void addRuns(Stores &stores, const Stack &stack, const Sample &sample, const QString &tip)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto add = [&](int minutesAgo, Trigger trigger, RunResult result, const Decision &decision,
                         QVector<RunStep> steps, std::optional<Error> error = {}, QStringList notes = {}) {
        Run run;
        run.stackId = stack.id;
        run.trigger = trigger;
        run.result = result;
        run.decision = decision;
        run.requestedAt = run.startedAt = now.addSecs(-minutesAgo * 60);
        std::chrono::milliseconds sum{0};
        for (RunStep &one : steps) {
            one.startedAt = run.startedAt.addMSecs(sum.count());
            sum += one.duration;
        }
        run.finishedAt = run.startedAt.addMSecs(sum.count());
        run.toCommit = tip;
        run.commitSubject = QString::fromUtf8(sample.subject);
        run.steps = std::move(steps);
        run.error = std::move(error);
        run.notes = std::move(notes);
        auto made = stores.runs.add(run);
        if (!made)
            return;
        run.id = made->id;
        (void)stores.runs.update(run);
    };
    // The real one, of the filling, is put into the past.
    const auto real = stores.runs.list(stack.id, 1, {});
    for (Run run : real.value_or(QVector<Run>{})) {
        run.requestedAt = run.startedAt = now.addDays(-4);
        run.finishedAt = run.startedAt.addMSecs(900);
        (void)stores.runs.update(run);
    }
    const Decision nothing{Decision::Action::Nothing,
                           {u"The branch has no new commit."_s, u"The last deploy succeeded."_s}};
    const Decision deploy{Decision::Action::Deploy, {u"The commit changed."_s, u"compose.yaml changed."_s}};
    const QVector<RunStep> all{step(StepName::Look, StepState::Done, now, 41),
                               step(StepName::Decide, StepState::Done, now, 2),
                               step(StepName::Fetch, StepState::Done, now, 212, u"1 commit"_s),
                               step(StepName::Checkout, StepState::Done, now, 36, u"3 files changed"_s),
                               step(StepName::Resolve, StepState::Done, now, 4, u"5 variables"_s),
                               step(StepName::Render, StepState::Done, now, 180),
                               step(StepName::Build, StepState::Skipped, now, 0, u"no service builds"_s),
                               step(StepName::Up, StepState::Done, now, 2140, u"1 container recreated"_s),
                               step(StepName::Record, StepState::Done, now, 3)};
    if (sample.kind == Sample::Fresh)
        return;
    add(2900, Trigger::Manual, RunResult::Succeeded, deploy, all);
    add(1500, Trigger::Webhook, RunResult::Succeeded, deploy, all, {},
        {u"Kept your edited file as compose.yaml.run-12."_s});
    add(240, Trigger::Schedule, RunResult::NothingToDo, nothing,
        {step(StepName::Look, StepState::Done, now, 38), step(StepName::Decide, StepState::Done, now, 1)});
    if (sample.kind == Sample::Failed) {
        QVector<RunStep> failed = all;
        failed[7] = step(StepName::Up, StepState::Failed, now, 640);
        failed[8].state = StepState::Pending;
        failed[8].duration = {};
        add(12, Trigger::Manual, RunResult::Failed, deploy, failed,
            Error{
                ErrorCode::PortTaken, u"8080"_s,
                u"Error response from daemon: driver failed programming external connectivity on endpoint shop-web-1:\nBind for 0.0.0.0:8080 failed: port is already allocated"_s});
    }
}

// Every second one by itself, each in another way.
void addSchedule(StackSettings &settings, int number)
{
    settings.autoUpdate = number % 2 == 0;
    const char *crons[] = {"0 3 * * *", "15 4 * * MON-FRI", "@hourly", "*/20 8-18 * * *"};
    settings.autoUpdateCron = QString::fromLatin1(crons[number / 2 % 4]);
    settings.autoUpdateSchedule = u"custom"_s;
    if (number == 2)
        settings.timeZone = u"Asia/Tokyo"_s;
    if (number == 4)
        settings.pollSeconds = 300;
}

// Credentials, and what stacks follow with them.
void addSources(tests::UiWorld &world)
{
    const auto add = [&world](const QString &name, CredentialKind kind, const QString &host, const char *field) {
        auto change = std::make_shared<CredentialChange>();
        change->credential.name = name;
        change->credential.kind = kind;
        change->credential.host = host;
        if (field != nullptr)
            change->secrets.insert_or_assign(QString::fromLatin1(field),
                                             SecretString(u"-----BEGIN OPENSSH PRIVATE KEY-----"_s));
        (void)world.await([&world, change] { return world.services().credentials.add(std::move(*change)); });
    };
    add(u"forge token"_s, CredentialKind::Token, u"git.example.org"_s, "token");
    add(u"deploy key"_s, CredentialKind::Ssh, u"github.com"_s, "privateKey");
    add(u"my own keys"_s, CredentialKind::Agent, {}, nullptr);
}

} // namespace

// Phase 1 lets the real runs fetch; phase 2 writes what a Docker would have led to.
int sampleCount()
{
    return int(std::size(kSamples));
}

bool fill(tests::UiWorld &world)
{
    if (!world.start())
        return false;
    const QVector<Variable> variables{{u"POSTGRES_PASSWORD"_s, u"correct horse"_s, true, true, u"for the database"_s},
                                      {u"PUBLIC_URL"_s, u"https://bookmarks.example.org"_s, false, true, {}},
                                      {u"WORKERS"_s, u"4"_s, false, true, u"one for each core"_s}};
    QVector<QPair<StackId, QString>> tips;
    for (const Sample &sample : kSamples) {
        const QString name = QString::fromLatin1(sample.name);
        const QDateTime at = QDateTime::currentDateTimeUtc().addSecs(-sample.hoursAgo * 3600);
        const QString url = world.makeRepository(name, QString::fromUtf8(sample.subject), at.toString(Qt::ISODate));
        const auto view = world.addStack(name, url, variables);
        if (!view)
            return false;
        tips.append({view->stack.id, world.run(view->stack.id, RunKind::Sync).toCommit});
    }
    addSources(world);
    world.stop();
    QFile knownHosts(world.path(u"data/known_hosts"_s));
    if (!knownHosts.open(QIODevice::WriteOnly))
        return false;
    knownHosts.write("github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl\n"
                     "[git.example.org]:2222 ssh-ed25519 "
                     "AAAAC3NzaC1lZDI1NTE5AAAAIIwb6bZ9j1a9pV7mZ2m0Jrj5T8Qy1QzJxq0F6a3l0bZk\n");
    knownHosts.close();
    Database database(world.path(u"data/slipway.db"_s));
    if (!database.open())
        return false;
    Stores stores(database);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (qsizetype i = 0; i < tips.size(); ++i) {
        const Sample &sample = kSamples[i];
        const auto stack = stores.stacks.get(tips.at(i).first);
        StackState state = stack->state;
        const auto failure = state.error;
        state.error.reset();
        state.hasLastRunFailed = false;
        if (sample.kind != Sample::Fresh) {
            state.deployedCommit = state.fetchedCommit = tips.at(i).second;
            state.lastSync = state.lastLook = now.addSecs(-(12 + i * 31) * 60);
        } else {
            state = {};
        }
        state.isStoppedByUser = sample.kind == Sample::Stopped;
        state.quietLooks = sample.kind == Sample::Healthy ? 14 : 0;
        if (sample.kind == Sample::Newer)
            state.fetchedCommit = QString(40, u'c');
        if (sample.kind == Sample::Failed) {
            state.hasLastRunFailed = true;
            state.error = Error{
                ErrorCode::PortTaken, u"8080"_s,
                u"Error response from daemon: driver failed programming external connectivity on endpoint shop-web-1:\nBind for 0.0.0.0:8080 failed: port is already allocated"_s};
        }
        if (sample.kind == Sample::NewHost || sample.kind == Sample::OtherHost) {
            state.hasLastRunFailed = true;
            state.error =
                sample.kind == Sample::NewHost
                    ? Error{ErrorCode::HostKeyUnknown, u"github.com"_s,
                            u"ED25519 SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU, as GitHub publishes it"_s}
                    : Error{ErrorCode::HostKeyChanged, u"[git.example.org]:2222"_s,
                            u"ED25519 SHA256:mIlxA9k46MmM6qdJOdMnAQpzGxF4WIVVL+fj+wZbw0g; another key is stored in "
                            "/home/me/.local/share/slipway/known_hosts:2"_s};
        }
        StackSettings settings = stack->settings;
        settings.url = u"https://git.example.org/home/%1.git"_s.arg(settings.name);
        addSchedule(settings, int(i));
        (void)stores.stacks.changeSettings(stack->id, settings, stack->repositoryId);
        addRuns(stores, *stack, sample, tips.at(i).second);
        if (sample.isApp)
            makeApp(stores, stack->id);
        // As deployed as it is now.
        const auto app = stores.apps.find(stack->id);
        const auto changed = stores.stacks.get(stack->id);
        if (!state.deployedCommit.isEmpty())
            state.deployedFingerprint = deploy::presentFingerprint(stores, *changed, *app)->toText();
        (void)stores.stacks.changeState(stack->id, state);
    }
    database.close();
    return world.start();
}

void announce(tests::UiWorld &world, const QVector<StackView> &views, bool isReachable)
{
    EnvironmentStatus status;
    if (isReachable) {
        status.reach = EnvironmentStatus::Reach::Reachable;
        status.endpoint = u"unix:///var/run/docker.sock"_s;
        status.engineVersion = u"27.3.1"_s;
        status.composeVersion = u"2.29.7"_s;
    } else {
        status.reach = EnvironmentStatus::Reach::Unreachable;
        status.endpoint = u"unix:///var/run/docker.sock"_s;
        status.reason = u"Docker does not answer at unix:///var/run/docker.sock."_s;
        status.fix = u"Start it with “sudo systemctl start docker”, then choose Check Again."_s;
    }
    Q_EMIT world.services().changes.environmentStatusChanged(EnvironmentId(1), status);
    for (const StackView &view : views) {
        for (const Sample &sample : kSamples) {
            if (isReachable && view.stack.settings.name == QLatin1String(sample.name))
                Q_EMIT world.services().changes.servicesChanged(view.stack.id, servicesOf(sample.kind));
        }
    }
}

void announceRun(tests::UiWorld &world, StackId id)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Run run;
    run.id = RunId(9999);
    run.stackId = id;
    run.trigger = Trigger::Manual;
    run.result = RunResult::Running;
    run.requestedAt = run.startedAt = now.addSecs(-21);
    run.decision = {Decision::Action::Deploy, {u"The commit changed."_s}};
    run.steps = {step(StepName::Look, StepState::Done, now, 43),
                 step(StepName::Decide, StepState::Done, now, 2),
                 step(StepName::Fetch, StepState::Done, now, 311, u"2 commits"_s),
                 step(StepName::Checkout, StepState::Done, now, 28, u"5 files changed"_s),
                 step(StepName::Resolve, StepState::Done, now, 3),
                 step(StepName::Render, StepState::Done, now, 170),
                 step(StepName::Build, StepState::Running, now.addSecs(-19), 0, u"web"_s),
                 step(StepName::Up, StepState::Pending, {}, 0),
                 step(StepName::Record, StepState::Pending, {}, 0)};
    Q_EMIT world.services().changes.runChanged(run);
}

QByteArray sampleLog()
{
    QByteArray text;
    for (int i = 0; i < 60; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += "web-1       | 172.18.0.1 - - \"GET /bookmarks?page=" + number + " HTTP/1.1\" \x1b[32m200\x1b[0m 18" +
                number + "\n";
        text += "database-1  | 2024-10-02 10:14:0" + QByteArray::number(i % 10) +
                " UTC [1] \x1b[36mLOG\x1b[0m:  checkpoint complete: wrote 4" + number + " buffers\n";
        if (i % 7 == 3)
            text += "worker-1    | \x1b[33mWARN\x1b[0m queue “import” waits since 12 s: größere Dateien kommen später "
                    "(日本語 ok)\n";
        if (i % 19 == 11)
            text += "web-1       | \x1b[1;31mERROR\x1b[0m upstream timed out while reading response header\n";
    }
    return text;
}

} // namespace slipway::shots
